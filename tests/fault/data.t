#!/usr/bin/perl
# What happens to the data when something breaks in the middle: a killed import, a disk that takes no more, a lock that is
# held, a file that is damaged. Each is a clear answer, nothing half there, and works again when the cause is gone.
use strict;
use warnings;
use utf8;
use Test::More;
use Cwd qw(abs_path);
use File::Copy qw(copy);
use File::Temp qw(tempdir);
use Time::HiRes qw(sleep time);
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = abs_path($ENV{LANTOA} // 'build/lantoa');
my $folder = tempdir(CLEANUP => 1);
my $kills = $ENV{LANTOA_TEST_FULL} ? 100 : 10;
my $units = 6000;
$ENV{LANTOA_DATA} = "$folder/data";
$ENV{LANTOA_LANG} = 'en';
delete $ENV{LANTOA_DB};

sub file { my ($name, $text) = @_; open my $out, '>:utf8', "$folder/$name" or die $!; print $out $text; close $out; "$folder/$name" }
sub run { my ($command) = @_; my $said = `( $command ) 2>&1`; utf8::decode($said); return ($said, $? >> 8) }

run("$lantoa init");
run("$lantoa import lines " . file('lines.csv', "code,name_vi\nD,Đảng\n"));
run("$lantoa import kinds " . file('kinds.csv', "code,name_vi,level,under\nk,Đơn vị,1,k\n"));
my $csv = file('units.csv', join '', "code,kind,name,parent.D\n", map { my $up = $_ ? 'U' . int(($_ - 1) / 10) : ''; "U$_,k,Đơn vị số $_,$up\n" } 0 .. $units - 1);
copy("$folder/data/lantoa.db", "$folder/fresh.db");

sub refresh { unlink glob("$folder/data/*"); copy("$folder/fresh.db", "$folder/data/lantoa.db") }
# How many units there are; -1 where verify finds a fault.
sub count_units {
	my ($said, $status) = run("$lantoa verify");
	return -1 if $status;
	my ($places) = $said =~ /units: (\d+) places/;
	return $places;
}

my $began = time;
my (undef, $good) = run("$lantoa import units $csv");
my $whole = time - $began;
is($good, 0, 'an import that is left alone');
my $places = count_units();
cmp_ok($places, '>', $units, 'brings all units');

my ($none, $all, $wrong) = (0, 0, 0);
for my $i (1 .. $kills) {
	refresh();
	my $pid = fork() // die $!;
	if ($pid == 0) {
		open STDOUT, '>', '/dev/null';
		exec $lantoa, 'import', 'units', $csv;
	}
	sleep $whole * $i / ($kills + 1) * 1.1;
	kill 'KILL', $pid;
	waitpid $pid, 0;
	my $n = count_units();
	$n == 0 ? $none++ : $n == $places ? $all++ : $wrong++;
}
is($wrong, 0, "an import killed at $kills moments is all there ($all) or not at all ($none)");
cmp_ok($none, '>', 0, 'some were killed in the middle');

refresh();
my ($said, $status) = run("ulimit -f 600; trap '' XFSZ; $lantoa import units $csv");
ok($status == 3 && $said =~ /disk|full|I\/O/, 'a disk that takes no more is told') or diag("status $status: $said");
is(count_units(), 0, 'and nothing of the import is there');
($said, $status) = run("$lantoa import units $csv");
is($status, 0, 'it works when there is room again') or diag($said);

SKIP: {
	skip 'no sqlite3 here to hold a lock with', 3 if system('command -v sqlite3 >/dev/null 2>&1') != 0;
	refresh();
	my $pid = open(my $holder, '|-', 'sqlite3', "$folder/data/lantoa.db") // die $!;
	$holder->autoflush(1);
	print $holder "BEGIN IMMEDIATE;\n";
	sleep 0.3;
	$began = time;
	($said, $status) = run("$lantoa import units $csv");
	my $waited = time - $began;
	ok($status == 3 && $said =~ /another program holds the database; try again/, 'a lock that is held is told') or diag("status $status: $said");
	cmp_ok($waited, '>', 4, 'after waiting for it');
	is(count_units(), 0, 'and reading goes on meanwhile');
	print $holder "ROLLBACK;\n";
	close $holder;
}

refresh();
open my $damage, '+<', "$folder/data/lantoa.db" or die $!;
seek $damage, 4096, 0;
print $damage "\xff" x 8192;
close $damage;
($said, $status) = run("$lantoa verify");
ok($status == 3 && $said =~ /lantoa: /, 'a damaged file is told') or diag("status $status: $said");
($said, $status) = run("$lantoa backup $folder/copy.db");
ok($status == 3 && !-e "$folder/copy.db" && !-e "$folder/copy.db.part", 'and no backup of it is left') or diag("status $status: $said");
done_testing;
