#!/usr/bin/perl
# The commands that keep the data: init, import, user, verify, backup, migrate. What they print and their exit status.
use strict;
use warnings;
use utf8;
use Test::More;
use File::Temp qw(tempdir);
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $folder = tempdir(CLEANUP => 1);
my $lantoa = $ENV{LANTOA} // 'build/asan/lantoa';
$ENV{LANTOA_DATA} = "$folder/data";
$ENV{LANTOA_LANG} = 'en';
delete $ENV{LANTOA_DB};

my ($said, $status);
sub lantoa {
	my ($input, @args) = @_;
	open my $in, '>:utf8', "$folder/input" or die $!;
	print $in $input // '';
	close $in;
	my $pid = fork() // die $!;
	if ($pid == 0) {
		open STDIN, '<', "$folder/input";
		open STDOUT, '>', "$folder/said";
		open STDERR, '>&', \*STDOUT;
		exec $lantoa, @args or die $!;
	}
	waitpid $pid, 0;
	$status = $? >> 8;
	open my $out, '<:utf8', "$folder/said" or die $!;
	local $/;
	$said = <$out> // '';
}
sub is_said { my ($want, $code, $what) = @_; ok($status == $code && $said =~ $want, $what) or diag("status $status: $said") }

lantoa('', 'verify');
is_said(qr/lantoa init/, 3, 'without data the way to make it is named');
lantoa('', 'init');
is_said(qr/^$/, 0, 'init makes it');
is((stat "$folder/data")[2] & 0777, 0700, 'in a folder that nobody else can read');
lantoa('', 'init');
is_said(qr/there already/, 1, 'a second init leaves it alone');

lantoa("code,name_vi,name_en\nDANG,Đảng,Party\n", 'import', 'lines', '-');
is_said(qr/^1 added, 0 changed, 0 unchanged, 0 refused$/m, 0, 'lines are imported');
lantoa("code,name_vi\nDV,Đảng viên\n", 'import', 'categories', '-');
lantoa("code,name_vi,level,organ,under,reports\nkhoi,Đảng ủy Khối,1,,,1\nban,Ban,2,1,khoi,\ncb,Chi bộ,2,,khoi,1\n", 'import', 'kinds', '-');
is_said(qr/^3 added/m, 0, 'kinds are imported');
my $units = "code,kind,name,parent.DANG,members.DV\nK,khoi,Đảng ủy Khối,,\nTG,ban,Ban Tuyên giáo,K,\nA,cb,Chi bộ A,K,12\nB,cb,Chi bộ B,X,9\n";
lantoa($units, 'import', 'units', '-', '--preview');
is_said(qr/^5\trefused\tB\tChi bộ B\tthe parent “X”.*3 added, 0 changed, 0 unchanged, 1 refused\nNothing was written/ms, 0, 'a preview says what would be done');
lantoa($units, 'import', 'units', '-');
is_said(qr/nothing was written.*--skip-refused/, 1, 'with a refused line nothing is written');
lantoa($units, 'import', 'units', '-', '--skip-refused');
is_said(qr/^3 added, 0 changed, 0 unchanged, 1 refused$/m, 0, 'unless asked for');
lantoa("PK\x03\x04", 'import', 'units', '-');
is_said(qr/line 1: a line break or another control character/, 2, 'what is no CSV is refused');
lantoa('', 'import', 'unit', '-');
is_said(qr/“unit” cannot be imported/, 2, 'an unknown subject is refused');
lantoa('', 'import', 'units', "$folder/none.csv");
is_said(qr/none\.csv cannot be read: No such file/, 2, 'a file that is not there');
$ENV{LANTOA_LANG} = 'vi';
lantoa($units, 'import', 'units', '-');
is_said(qr/cấp trên “X” ở tuyến “DANG” không có trong tệp/, 1, 'reasons are in Vietnamese where that is the language');
$ENV{LANTOA_LANG} = 'en';

lantoa('', 'user', 'add', 'can.bo', 'Cán bộ Ban Tuyên giáo');
is_said(qr/^$/, 0, 'an account is added');
lantoa('', 'user', 'add', 'can.bo', 'Người khác');
is_said(qr/already/, 1, 'once');
lantoa('', 'user', 'list');
is_said(qr/^can\.bo\tCán bộ Ban Tuyên giáo\tno password yet$/m, 0, 'and listed');
lantoa("ngắn\n", 'user', 'passwd', 'can.bo');
is_said(qr/10 characters/, 2, 'a short password is refused');
lantoa("học tập nghị quyết\n", 'user', 'passwd', 'can.bo');
is_said(qr/^$/, 0, 'a good one is set');
lantoa('', 'user', 'role', 'can.bo', 'officer', 'TG', '--title', 'Phó Trưởng ban');
is_said(qr/^$/, 0, 'a role is given');
lantoa('', 'user', 'role', 'can.bo', 'king', 'TG');
is_said(qr/“king” is no role/, 2, 'an unknown one is not');
lantoa('', 'user', 'role', 'can.bo', 'officer', 'XX');
is_said(qr/no unit with the code “XX”/, 2, 'nor one at an unknown unit');
lantoa('', 'user', 'assign', 'can.bo', 'A', '--document', '05-QĐ/ĐUK');
is_said(qr/^$/, 0, 'a unit is assigned');
lantoa('', 'user', 'list');
is_said(qr/^can\.bo\t.*\tofficer\@TG\tsupervisor\@A$/m, 0, 'both are listed');
lantoa('', 'user', 'disable', 'can.bo');
lantoa('', 'user', 'list');
is_said(qr/^can\.bo\t.*\tdisabled$/m, 0, 'a disabled account says so');
lantoa('', 'user', 'passwd');
is_said(qr/LOGIN is missing/, 2, 'what is missing is named');
lantoa('', 'user', 'list', '--verbose');
is_said(qr/no option --verbose/, 2, 'so is an option that is not there');

lantoa('', 'verify');
is_said(qr/audit log: \d+ entries, in order.*units: 3 places|units: 5 places/s, 0, 'verify finds all in order');
lantoa('', 'backup', "$folder/copy.db");
is_said(qr/^$/, 0, 'a backup is made');
lantoa('', 'backup', "$folder/copy.db");
is_said(qr/there already/, 1, 'over nothing that is there');
mkdir "$folder/other";
rename "$folder/copy.db", "$folder/other/lantoa.db";
{
	local $ENV{LANTOA_DATA} = "$folder/other";
	lantoa('', 'verify');
	is_said(qr/in order/, 0, 'the copy is whole');
	lantoa('', 'user', 'list');
	is_said(qr/can\.bo/, 0, 'with what was in it');
}
lantoa('', 'migrate');
is_said(qr/^schema \d+$/m, 0, 'migrate says the schema');

SKIP: {
	skip 'no sqlite3 here to damage the data with', 3 if system('command -v sqlite3 >/dev/null 2>&1') != 0;
	my $db = "$folder/other/lantoa.db";
	local $ENV{LANTOA_DATA} = "$folder/other";
	system('sqlite3', $db, "DELETE FROM unit_ancestor WHERE depth = 1 AND unit = (SELECT id FROM unit WHERE code = 'A')");
	lantoa('', 'verify');
	is_said(qr/the tree of line 1 is wrong above unit 3/, 1, 'a place that is missing is found');
	system('sqlite3', $db, "UPDATE unit SET name = 'Chi bộ khác' WHERE code = 'A'");
	lantoa('', 'verify');
	is_said(qr/unit 3 is not what its last version says/, 1, 'so is a name that was not recorded');
	system('sqlite3', $db, "DROP TRIGGER audit_unchanged; UPDATE audit SET account = 9 WHERE sequence = 2");
	lantoa('', 'verify');
	is_said(qr/entry 2 or the seal before it was changed/, 1, 'and an entry of the log');
}
for my $command (qw(init import user verify backup migrate)) {
	lantoa('', $command, '--help');
	is_said(qr/^usage: lantoa $command.*example:  /s, 0, "$command --help has an example");
}
done_testing;
