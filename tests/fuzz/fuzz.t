#!/usr/bin/perl
# Every fuzz target: replays its seeds, then searches on for a second (LANTOA_FUZZ_SECONDS, where it is set), two targets at once.
# Each is fuzz/NAME.c with its seeds in fuzz/seeds/NAME; what was found is kept there as a new seed when it is repaired.
use strict;
use warnings;
use Test::More;
use File::Temp qw(tempdir);

my $seconds = $ENV{LANTOA_FUZZ_SECONDS} // 1;
my @targets = map { m{fuzz/(\w+)\.c$} } sort glob('fuzz/*.c');
plan skip_all => 'no clang here to build the fuzz targets with' if system('command -v clang >/dev/null || command -v clang-14 >/dev/null') != 0;
is(system('make', '-s', '-j2', 'fuzz-targets'), 0, 'the targets are built');
sub started {
	my ($name) = @_;
	my $corpus = tempdir(CLEANUP => 1);
	open(my $said, '-|', "build/fuzz/$name -max_total_time=$seconds -rss_limit_mb=1024 -timeout=10 -artifact_prefix=$corpus/ $corpus fuzz/seeds/$name 2>&1")
		or die "build/fuzz/$name: $!\n";
	return [$name, $said];
}

sub judged {
	my ($name, $out) = @{ $_[0] };
	my $said = do { local $/; <$out> } // '';
	close($out);
	is($?, 0, "$name: nothing found in $seconds s") or diag($said);
	my ($runs) = $said =~ /Done (\d+) runs/;
	my @files = glob("fuzz/seeds/$name/*");
	cmp_ok($runs // 0, '>=', scalar @files || 1, "$name: the seeds were run") if ok(@files > 0, "$name has seeds");
}

while (my @pair = splice @targets, 0, 2) {
	judged($_) for map { started($_) } @pair;
}
done_testing;
