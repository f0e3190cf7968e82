#!/usr/bin/perl
# Builds, lints and runs every test under a TAP harness, and ends with one line: "N passed, N failed".
# usage: tests/run.pl [--full] [FILE...]   (FILE: only these tests)
use strict;
use warnings;
use TAP::Harness;
use Time::HiRes qw(time);

my $full = grep { $_ eq '--full' } @ARGV;
my @only = grep { !/^--/ } @ARGV;
$ENV{LANTOA_TEST_FULL} = 1 if $full;
$ENV{ASAN_OPTIONS} //= 'detect_leaks=1:abort_on_error=0:strict_string_checks=1';
$ENV{LSAN_OPTIONS} //= 'suppressions=tests/lsan.supp:print_suppressions=0';
$ENV{UBSAN_OPTIONS} //= 'print_stacktrace=1';
delete @ENV{grep { /^LANTOA_(DATA|PORT|LANG)$/ } keys %ENV};
$| = 1;

my ($passed, $failed, @trouble) = (0, 0);

# A step that is not TAP counts as one test.
sub step {
	my ($name, @command) = @_;
	my $began = time;
	my $good = system(@command) == 0;
	printf "%s %s (%.0f s)\n", $good ? 'ok' : 'FAILED', $name, time - $began;
	$good ? $passed++ : do { $failed++; push @trouble, $name };
	return $good;
}

sub run_tests {
	my ($name, $jobs, @files) = @_;
	return unless @files;
	my $began = time;
	my $harness = TAP::Harness->new({ jobs => $jobs, verbosity => -1, merge => 0, failures => 1,
		exec => sub { my ($h, $file) = @_; return [command($file)] } });
	my $sum = $harness->runtests(@files);
	$passed += $sum->passed - $sum->todo;
	my $bad = $sum->failed + scalar($sum->exit) + scalar($sum->parse_errors);
	$failed += $bad;
	push @trouble, map { "$name: $_" } $sum->failed, $sum->parse_errors, $sum->exit if $bad;
	printf "%s %s: %d tests (%.0f s)\n", $bad ? 'FAILED' : 'ok', $name, $sum->total, time - $began;
}

sub command {
	my ($file) = @_;
	return ('perl', $file) if $file =~ /\.t$/ || $file =~ /\.pl$/;
	return ('node', $file) if $file =~ /\.m?js$/;
	return ('bash', $file) if $file =~ /\.sh$/;
	return ("./$file");
}

if (@only) {
	run_tests('chosen', 1, @only);
} else {
	my $built = step('build', 'make', '-s', '-j2', 'all', 'asan', 'tests');
	step('lint', 'make', '-s', 'lint');
	if ($built) {
		run_tests('unit', 2, sort grep { -x } glob('build/asan/tests/unit/*/*'), glob('build/asan/tests/web/*'));
		run_tests('corpora and commands', 2, sort glob('tests/{cli,tools,corpus,golden,fault}/*.t'));
		run_tests('fuzz replay', 2, sort glob('tests/fuzz/*.t'));
		if (-f 'tests/browser/package.json') {
			step('browser packages', 'sh', '-c', 'cd tests/browser && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund >/dev/null');
			run_tests('browser', 1, sort glob('tests/browser/*.test.mjs'));
		}
	}
}
print "\n", map { "failed: $_\n" } @trouble;
print "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
