#!/usr/bin/perl
# Reads each labelled corpus and holds every figure of it to its bar (bars.tsv): none may fall more than a point below.
#
# A corpus is a folder of documents, NAME.txt or NAME.md, with the labels of each in a folder NAME or a file NAME.jsonl
# beside it. `sample` is the real document that is handed out with the specification; where it is absent its tests skip.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use FindBin;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);
chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA} // 'build/lantoa';
my $scratch = tempdir(CLEANUP => 1);
my $shared = '../shared/data';

# Documents and labels of a corpus: pairs.
sub documents {
	my ($corpus) = @_;
	return map { ["$_", "$shared/gold"] } glob "$shared/*.txt" if $corpus eq 'sample';
	my @found;
	for my $file (sort glob "tests/corpus/$corpus/*.txt tests/corpus/$corpus/*.md") {
		my $stem = $file =~ s/\.\w+$//r;
		my ($labels) = grep { -e } $stem, "$stem.gold", "$stem.jsonl";
		push @found, [$file, $labels] if $labels;
	}
	return @found;
}

# The figures of a corpus, added up over its documents: name => [right, of].
sub figures {
	my ($corpus) = @_;
	my %sum;
	my $n = 0;
	for (documents($corpus)) {
		my ($file, $labels) = @$_;
		my $out = "$scratch/" . $n++ . '.json';
		system("$lantoa read --json '$file' >$out") >> 8 <= 1 or die "$file: lantoa read fails\n";
		open my $score, '-|', $^X, "$FindBin::Bin/score.pl", '--text', $file, $out, $labels or die "score.pl: $!\n";
		while (<$score>) {
			chomp;
			my ($name, $right, $of) = split /\t/;
			$sum{$name}[0] += $right;
			$sum{$name}[1] += $of;
		}
		close $score or die "$file: score.pl fails\n";
	}
	return $n ? \%sum : undef;
}

open my $bars, '<:encoding(UTF-8)', "$FindBin::Bin/bars.tsv" or die "bars.tsv: $!\n";
my (%seen, $tests);
while (<$bars>) {
	chomp;
	next if /^#/ || !/\S/;
	my ($corpus, $name, $bar) = split /\t/;
	$seen{$corpus} = figures($corpus) unless exists $seen{$corpus};
	SKIP: {
		skip "the corpus $corpus is not here", 1 unless $seen{$corpus};
		my ($right, $of) = @{ $seen{$corpus}{$name} // [0, 0] };
		ok($of && $right / $of >= $bar - 0.01, sprintf '%s: %s %.4f (%d of %d), bar %s', $corpus, $name, $of ? $right / $of : 0, $right, $of, $bar);
	}
}
done_testing;
