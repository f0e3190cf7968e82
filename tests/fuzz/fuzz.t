#!/usr/bin/perl
# Every fuzz target: replays its seeds, then runs for a few seconds (LANTOA_FUZZ_SECONDS, else 5). Each is fuzz/NAME.c with
# its seeds in fuzz/seeds/NAME; what was found is kept there as a new seed when it is repaired.
use strict;
use warnings;
use Test::More;
use File::Temp qw(tempdir);

my $seconds = $ENV{LANTOA_FUZZ_SECONDS} // 5;
my @targets = map { m{fuzz/(\w+)\.c$} } sort glob('fuzz/*.c');
plan skip_all => 'no clang here to build the fuzz targets with' if system('command -v clang >/dev/null || command -v clang-14 >/dev/null') != 0;
is(system('make', '-s', '-j2', 'fuzz-targets'), 0, 'the targets are built');
for my $name (@targets) {
	my $seeds = "fuzz/seeds/$name";
	my @files = glob("$seeds/*");
	ok(@files > 0, "$name has seeds");
	my $corpus = tempdir(CLEANUP => 1);
	my $said = `build/fuzz/$name -max_total_time=$seconds -rss_limit_mb=1024 -timeout=10 -artifact_prefix=$corpus/ $corpus $seeds 2>&1`;
	is($?, 0, "$name: nothing found in $seconds s") or diag($said);
	my ($runs) = $said =~ /Done (\d+) runs/;
	cmp_ok($runs // 0, '>=', scalar @files, "$name: the seeds were run");
}
done_testing;
