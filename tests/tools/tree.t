# bench/tree: as many units and levels as were asked for, the same bytes for the same seed, files that import takes.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use FindBin;
use Test::More;
use Time::HiRes qw(time);

chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
my @files = qw(lines categories groups kinds units);
$ENV{LANTOA_LANG} = 'en';

sub tree {
	my ($n, $seed, $shape, $name) = @_;
	system("$^X bench/tree $n $seed --shape $shape --out $dir/$name >$dir/said") == 0 or return;
	return "$dir/$name";
}

sub slurp {
	my ($path) = @_;
	open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
	local $/;
	return <$in>;
}

# Fields of a row; the generator quotes only names, and those hold no quotes.
sub rows {
	my ($path) = @_;
	my ($head, @rows) = map { [map { s/^"|"$//gr } /("[^"]*"|[^,]*)(?:,|$)/g] } split /\n/, slurp($path);
	pop @$_ for grep { @$_ > @$head } $head, @rows;
	return map { my $row = $_; +{ map { $head->[$_] => $row->[$_] } 0 .. $#$head } } @rows;
}

# The longest way up on any line.
sub depth {
	my @units = @_;
	my %by = map { $_->{code} => $_ } @units;
	my $deepest = 0;
	for my $line (grep { /^parent\./ } keys %{ $units[0] }) {
		for (@units) {
			my ($depth, $at) = (1, $_);
			$depth++ while $at = $by{ $at->{$line} // '' };
			$deepest = $depth if $depth > $deepest;
		}
	}
	return $deepest;
}

my %levels = (party => 6, bank => 3, schools => 4, deep => 7);
for my $shape (sort keys %levels) {
	my $made = tree(500, 3, $shape, $shape);
	my @units = rows("$made/units.csv");
	is(scalar @units, 500, "$shape: as many units as asked for");
	is(depth(@units), $levels{$shape}, "$shape: $levels{$shape} levels");
	my %seen = map { $_->{code} => 1 } @units;
	is(scalar keys %seen, 500, "$shape: each with a code of its own");

	my $again = tree(500, 3, $shape, 'again');
	is_deeply([map { slurp("$made/$_.csv") } @files], [map { slurp("$again/$_.csv") } @files], "$shape: the same seed, the same bytes");
	my $other = tree(500, 4, $shape, 'other');
	isnt(slurp("$made/units.csv"), slurp("$other/units.csv"), "$shape: another seed, another tree");

	$ENV{LANTOA_DATA} = "$dir/data-$shape";
	system("$lantoa init >/dev/null");
	for my $file (@files) {
		my @of = rows("$made/$file.csv");
		my $n = @of;
		like(scalar `$lantoa import $file $made/$file.csv 2>&1`, qr/^$n added, 0 changed, 0 unchanged, 0 refused$/m, "$shape: import takes $file");
	}
	is(system("$lantoa verify >/dev/null"), 0, "$shape: and verifies it");
}

# Sums: a unit above others has as many heads as those below it that are counted.
my @units = rows("$dir/party/units.csv");
my (%sum, %inner);
for (@units) {
	next if $_->{kind} eq 'department' || $_->{'parent.party'} eq '';
	$sum{ $_->{'parent.party'} } += $_->{'members.party'};
}
is_deeply([map { $_->{code} } grep { defined $sum{ $_->{code} } && $sum{ $_->{code} } != $_->{'members.party'} } @units], [], 'heads add up');

my $began = time;
ok(tree(300_000, 1, 'party', 'large'), 'the largest');
my $took = time - $began;
cmp_ok($took, '<', 10, sprintf 'in under ten seconds (%.1f)', $took);
is(slurp("$dir/large/units.csv") =~ tr/\n//, 300_001, 'has all its rows');

is(system("$^X bench/tree 5 1 --out $dir/few >/dev/null 2>&1") >> 8 ? 1 : 0, 1, 'too few for its levels is refused');
ok(!-e "$dir/few", 'and nothing is written');
is(system("$^X bench/tree many 1 --out $dir/few >/dev/null 2>&1") >> 8 ? 1 : 0, 1, 'what is no number is refused');
done_testing;
