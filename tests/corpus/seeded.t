#!/usr/bin/perl
# Of 30 errors put into an invented report, how many the lint finds, on the line and under the code that is right, and
# what it says of the report as it was. LANTOA_SEEDS: other seeds than the three of every run.
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
my $folder = 'tests/corpus/seeded';
my $scratch = tempdir(CLEANUP => 1);

sub rows {
	my ($path) = @_;
	open my $in, '<:raw', $path or die "$path: $!\n";
	return map { decode_json($_) } <$in>;
}

sub errors_of {
	my ($path) = @_;
	system("$lantoa read --json --lang en $path >$scratch/out.json") >> 8 <= 1 or die "$path: lantoa read fails\n";
	my ($r) = rows("$scratch/out.json");
	return grep { $_->{severity} eq 'error' } @{ $r->{lint} };
}

is_deeply([map { "$_->{line}: $_->{message}" } errors_of("$folder/report.txt")], [], 'nothing is wrong with the report as it was');
for my $seed (split ' ', $ENV{LANTOA_SEEDS} // '1 2 3') {
	my $text = "$scratch/$seed.txt";
	system("$^X $folder/seed.pl $folder/report.txt $seed $scratch/$seed.jsonl >$text") == 0 or die "seed.pl fails\n";
	my %seeded = map { ("$_->{line} $_->{code}" => $_) } rows("$scratch/$seed.jsonl");
	is(scalar keys %seeded, 30, "seed $seed: 30 errors are put in");
	my (%found, @false);
	for (errors_of($text)) {
		my $key = "$_->{line} $_->{code}";
		$seeded{$key} && !$found{$key}++ or push @false, "$key: $_->{message}";
	}
	my @missed = grep { !$found{$_} } sort { $seeded{$a}{line} <=> $seeded{$b}{line} } keys %seeded;
	ok(@missed <= 3, sprintf 'seed %s: %d of 30 found', $seed, 30 - @missed) or diag(map { "missed: $_ $seeded{$_}{was} → $seeded{$_}{now}\n" } @missed);
	ok(@false <= 1, sprintf 'seed %s: %d false', $seed, scalar @false) or diag(map { "false: $_\n" } @false);
}
done_testing;
