# Reports with a slip of the hand in every third line or so, written by somebody who did not know the checks: how many are found, and
# that hardly anything else is called an error. NAME.tsv beside NAME.txt: line, code (or several, with bars), the figures one of which
# may be marked, a second line or nothing, why.
use strict;
use warnings;
use utf8;
use Encode qw(decode);
use FindBin;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);
chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA} // 'build/lantoa';
my %arithmetic = map { $_ => 1 } qw(ratio parts product plan growth restated);
my ($slips, $found, $errors, $wrong) = (0, 0, 0, 0);

sub slips_of {
	my ($name) = @_;
	open my $in, '<:encoding(UTF-8)', "$name.tsv" or die "$name.tsv: $!\n";
	return map {
		chomp;
		my ($line, $codes, $figures, $second) = split /\t/;
		{ lines => [grep { length } $line, $second // ''], codes => { map { $_ => 1 } split /\|/, $codes }, figures => [split /\|/, $figures] };
	} <$in>;
}

# What a finding marks holds one of the figures, or stands within one.
sub touches {
	my ($finding, $slip, $lines) = @_;
	return 0 unless $slip->{codes}{$finding->{code}} && grep { $_ == $finding->{line} } @{ $slip->{lines} };
	my $line = $lines->[$finding->{line} - 1];
	for my $figure (@{ $slip->{figures} }) {
		for (my $at = index $line, $figure; $at >= 0; $at = index $line, $figure, $at + 1) {
			return 1 if $at < $finding->{end} && $finding->{start} < $at + length $figure;
		}
	}
	return 0;
}

for my $file (sort glob 'tests/corpus/slips/*.txt') {
	my $name = $file =~ s/\.txt$//r;
	my @slips = slips_of($name);
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	chomp(my @lines = <$in>);
	my $read = decode_json(scalar `$lantoa read --json $file`);
	my @findings = grep { $arithmetic{ $_->{code} } && $_->{severity} ne 'note' } @{ $read->{lint} };
	for my $slip (@slips) {
		my $seen = grep { touches($_, $slip, \@lines) } @findings;
		note "not found: $file:$slip->{lines}[0] @{[sort keys %{ $slip->{codes} }]} @{ $slip->{figures} }" unless $seen;
		$found += $seen > 0;
	}
	for my $finding (grep { $_->{severity} eq 'error' } @findings) {
		my $right = grep { touches($finding, $_, \@lines) } @slips;
		note "no slip: $file:$finding->{line} [$finding->{code}] $finding->{message}" unless $right;
		$right ? $errors++ : $wrong++;
	}
	$slips += @slips;
}
cmp_ok($slips, '>', 80, 'slips of the hand in eight reports');
cmp_ok($found / $slips, '>=', 0.84, sprintf '%d of %d are found', $found, $slips);
cmp_ok($errors / ($errors + $wrong), '>=', 0.96, sprintf 'of %d errors %d are none', $errors + $wrong, $wrong);
done_testing;
