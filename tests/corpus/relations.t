# Reports in which everything agrees, and each relation of their figures broken by itself: a share, a sum, an attainment, a change, a figure
# told twice. How many are found, and how much is called wrong in reports that are right. NAME.tsv beside NAME.txt: the check, the line,
# words of it that stand there once, what they become, and the figures or words (`line:text`, with bars) one of which may be marked.
use strict;
use warnings;
use utf8;
use Encode qw(decode);
use File::Temp qw(tempdir);
use FindBin;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);
chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA} // 'build/lantoa';
my %arithmetic = map { $_ => 1 } qw(ratio parts product plan growth restated);

sub lines_of {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	chomp(my @lines = <$in>);
	return @lines;
}

sub broken_of {
	my ($name, @lines) = @_;
	my @broken;
	for (lines_of("$name.tsv")) {
		my ($code, $line, $old, $new, $places) = split /\t/;
		my @text = @lines;
		my $at = index $text[$line - 1], $old;
		die "$name.tsv: “$old” does not stand once in line $line\n" if $at < 0 || index($text[$line - 1], $old, $at + 1) >= 0;
		substr $text[$line - 1], $at, length $old, $new;
		push @broken, { name => $name, code => $code, what => "$line: $old > $new", lines => \@text,
			places => [map { [/^(\d+):(.*)$/] } split /\|/, $places] };
	}
	return @broken;
}

# The arithmetic findings of each text, read by one run of the program.
sub findings_of {
	my ($folder, @texts) = @_;
	my $n = 0;
	for my $text (@texts) {
		open my $out, '>:encoding(UTF-8)', sprintf('%s/%05d.txt', $folder, $n++) or die "$folder: $!\n";
		print {$out} map { "$_\n" } @{ $text->{lines} };
		close $out or die "$folder: $!\n";
	}
	open my $read, '-|', "$lantoa read --json $folder/*.txt" or die "$lantoa: $!\n";
	for my $text (@texts) {
		my $json = <$read> // die "$lantoa says nothing of $text->{name}\n";
		my $lint = substr $json, rindex $json, '"lint":'; # the last of the members
		my $found = decode_json("{$lint")->{lint};
		$text->{found} = [grep { $arithmetic{ $_->{code} } && $_->{severity} ne 'note' } @$found];
	}
	close $read;
}

# What a finding marks holds one of the figures, or stands within one.
sub is_found {
	my ($text) = @_;
	for my $place (@{ $text->{places} }) {
		my ($line, $figure) = @$place;
		while ($text->{lines}[$line - 1] =~ /(?<![\d])(?<!\d[.,])\Q$figure\E(?!\d)(?![.,]\d)/g) {
			my ($from, $to) = ($-[0], $+[0]);
			return 1 if grep { $_->{line} == $line && $_->{start} < $to && $_->{end} > $from } @{ $text->{found} };
		}
	}
	return 0;
}

open my $bars, '<:encoding(UTF-8)', 'tests/corpus/relations/bars.tsv' or die "relations/bars.tsv: $!\n";
while (<$bars>) {
	chomp;
	next if /^#/ || !/\S/;
	my ($set, $recall, $most_false) = split /\t/;
	my (@right, @broken);
	for my $file (sort glob "tests/corpus/relations/$set/*.txt") {
		my $name = $file =~ s/\.txt$//r;
		my @lines = lines_of($file);
		push @right, { name => $name, lines => \@lines };
		push @broken, broken_of($name, @lines);
	}
	findings_of(tempdir(CLEANUP => 1), @right);
	findings_of(tempdir(CLEANUP => 1), @broken);
	my $false = 0;
	for my $text (@right) {
		for (grep { $_->{severity} eq 'error' } @{ $text->{found} }) {
			note "wrong: $text->{name}.txt:$_->{line} [$_->{code}] $_->{message}";
			$false++;
		}
	}
	my @missed = grep { !is_found($_) } @broken;
	note "not found: $_->{name} $_->{code} $_->{what}" for @missed;
	my $found = @broken - @missed;
	cmp_ok(scalar @broken, '>=', 300, sprintf '%s: %d relations of %d reports', $set, scalar @broken, scalar @right);
	cmp_ok($found / @broken, '>=', $recall, sprintf '%s: %d of %d are found broken', $set, $found, scalar @broken);
	cmp_ok($false, '<=', $most_false, "$set: $false figures of right reports are called wrong");
}
done_testing;
