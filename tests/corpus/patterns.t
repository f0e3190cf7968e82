#!/usr/bin/perl
# The 38 phrasings of other real documents, sentence by sentence: each has two own sentences at least, and of all of them
# four in five are read right. A sentence is right where every figure in it is found with value, unit, role and subject
# and nothing else is taken for one; of a duty or a citation, where who, when, to whom and through whom are right.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use FindBin;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);
chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/lantoa';
my $scratch = tempdir(CLEANUP => 1);
my $bar = 0.80;

sub rows {
	my ($path) = @_;
	open my $in, '<:raw', $path or return;
	return map { decode_json($_) } grep { /\S/ } <$in>;
}

sub listed { my ($p) = @_; return ref $p ? @$p : defined $p ? $p : () }

# Lines on which the scorer finds fault with a figure.
sub faults {
	my ($file, $labels, $out) = @_;
	my %bad;
	open my $said, '-|', "$^X tests/corpus/score.pl --misses 100000 --text $file $out $labels 2>&1 >/dev/null" or die $!;
	binmode $said, ':encoding(UTF-8)';
	while (<$said>) {
		$bad{$2} = 1 if /^\s*(value|unit|role|subject|not found|not a label): (\d+):/;
	}
	close $said;
	return %bad;
}

my (%sentences, %right, @wrong);
sub sentence {
	my ($file, $line, $good, @patterns) = @_;
	for (@patterns) {
		next if $_ > 38;
		$sentences{$_}{"$file:$line"} = 1;
		$right{$_}{"$file:$line"} = 1 if $good;
	}
	push @wrong, "$file:$line (@patterns)" if !$good && @patterns;
}

for my $file (sort glob 'tests/corpus/{patterns,phrasings}/*.txt') {
	my $labels = $file =~ s/\.txt$//r;
	my $out = "$scratch/out.json";
	system("$lantoa read --json $file >$out") >> 8 <= 1 or die "$file: lantoa read fails\n";
	my ($r) = rows($out);
	my %bad = faults($file, $labels, $out);
	my %of;
	for my $m (rows("$labels/measures.jsonl")) {
		$of{ $m->{line} }{$_} = 1 for listed($m->{pattern});
	}
	sentence($file, $_, !$bad{$_}, sort { $a <=> $b } keys %{ $of{$_} }) for sort { $a <=> $b } keys %of;
	for my $c (rows("$labels/citations.jsonl")) {
		my $good = grep { $_->{line} == $c->{line} && $_->{type} eq $c->{type} && ($_->{date} // '') eq ($c->{date} // '') } @{ $r->{citations} };
		sentence($file, $c->{line}, $good, listed($c->{pattern}));
	}
	for my $o (rows("$labels/obligations.jsonl")) {
		my $good = grep {
			my $found = $_;
			$found->{line} == $o->{lines}[0] && lc $found->{actor} eq lc $o->{actor}
				&& !grep { ($found->{$_} // '') ne ($o->{$_} // '') } qw(kind due report_to report_via)
		} @{ $r->{obligations} };
		sentence($file, $o->{lines}[0], $good, listed($o->{pattern}));
	}
}
my @few = grep { keys %{ $sentences{$_} // {} } < 2 } 1 .. 38;
is("@few", '', 'each phrasing has two sentences');
my (%all, %good);
%all = (%all, %{ $sentences{$_} // {} }) for 1 .. 38;
%good = (%good, %{ $right{$_} // {} }) for 1 .. 38;
my ($n, $k) = (scalar keys %all, scalar grep { $good{$_} } keys %all);
ok($n && $k / $n >= $bar, "$k of $n sentences are read right") or diag(map { "wrong: $_\n" } @wrong);
done_testing;
