# lantoa read --compare, --accept, --ignore and --data: what stands in several files, what was accepted, what the register does not hold.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
$ENV{LANTOA_LANG} = 'en';
$ENV{LANTOA_DATA} = "$dir/data";
delete $ENV{LANTOA_DB};

sub text_file {
	my ($name, $text) = @_;
	open my $out, '>:utf8', "$dir/$name" or die $!;
	print $out $text;
	close $out or die $!;
	return "$dir/$name";
}

sub lantoa {
	open my $out, '-|', "$lantoa @_ 2>&1" or die $!;
	local $/;
	my $text = decode('UTF-8', <$out> // '');
	close $out;
	return ($? >> 8, $text);
}

my $before = text_file('before.txt', "TỈNH LAM GIANG\nBÁO CÁO\nkết quả năm 2029\n1. Tổng thu ngân sách địa phương 6.900 tỷ đồng.\n2. Tỷ lệ hộ nghèo còn 2,7%.\n");
my $plan = text_file('plan.txt', "TỈNH LAM GIANG\nKẾ HOẠCH\nphát triển kinh tế - xã hội năm 2030\n1. Tổng thu NSNN địa phương đạt 7,2 nghìn tỷ đồng.\n");
my $now = text_file('now.txt', "TỈNH LAM GIANG\nBÁO CÁO\nkết quả năm 2030\n1. Tổng thu ngân sách địa phương 7.150 tỷ đồng, đạt 101,2% kế hoạch.\n2. Tỷ lệ hộ nghèo còn 1,9%.\n");

# ---- several files
my ($status, $said) = lantoa("read --json --compare $before $plan $now");
my @lines = map { decode_json(encode('UTF-8', $_)) } split /\n/, $said;
is(scalar @lines, 4, 'three files and what they say of the same');
my ($budget, $poor) = @{ $lines[3]{compared} };
is_deeply([map { $budget->{$_}{value} } qw(earlier target result)], [6900, 7200, 7150], 'one row, in one unit, an abbreviation written out');
is_deeply([map { $budget->{$_} } qw(year attained change)], [2030, 99.3, 3.6], 'with what was computed');
is_deeply([map { $_ ? "$_->{file}:$_->{line}" : undef } @$poor{qw(earlier target result)}], ["$before:5", undef, "$now:5"], 'what no plan sets has no target');
ok($poor->{points} && $poor->{change} == -0.8, 'a percent changes by points');
my ($finding) = @{ $lines[3]{lint} };
is_deeply([@$finding{qw(file line code severity other_file other_line)}], [$now, 4, 'plan', 'error', $plan, 4], 'a plan that was not met, in another file');
like($finding->{message}, qr/the plan was not met/, 'and the message says so');
($status, $said) = lantoa("read --check $before $plan $now");
is($status, 1, '--check of several files fails for it');
($status, $said) = lantoa("read --check $now");
is("$status $said", '0 ', 'alone the report has no fault');

my $tasks = text_file('tasks.txt', "TỈNH LAM GIANG\nKẾ HOẠCH\nnhiệm vụ năm 2030\n1. Tổng thu NSNN địa phương đạt 7.200 tỷ đồng. Tỷ lệ hộ nghèo còn dưới 2%.\n");
($status, $said) = lantoa("read --json --compare $before $tasks $now");
my (undef, $poverty) = @{ decode_json(encode('UTF-8', (split /\n/, $said)[3]))->{compared} };
is_deeply([map { $poverty->{$_}{value} } qw(earlier target result)], [2.7, 2, 1.9],
	'a target of the second sentence below “nhiệm vụ”, which is no season (vụ), with its comparator');
is($poverty->{attained}, undef, 'how much of it was reached says nothing where less is better');
($status, $said) = lantoa("read --compare $before $tasks $now");
like($said, qr/^Tỷ lệ hộ nghèo .* 2\.7 +< 2 +1\.9 +– +−0\.8$/m, 'the table says that the target is a limit');

my $elsewhere = text_file('elsewhere.txt', "UBND TỈNH PHÚ LAM\nSố: 12/BC-UBND\nBÁO CÁO\nkết quả năm 2029\n1. Tổng thu ngân sách địa phương 4.200 tỷ đồng.\n");
my $here = text_file('here.txt', "UBND TỈNH LAM GIANG\nSố: 14/BC-UBND\nBÁO CÁO\nkết quả năm 2030\n1. Tổng thu ngân sách địa phương 7.150 tỷ đồng, tăng 3,6%.\n");
($status, $said) = lantoa("read --json --compare $elsewhere $here");
is_deeply([map { @{ decode_json(encode('UTF-8', $_))->{compared} // [] } } split /\n/, $said], [], 'two provinces are not compared');
($status, $said) = lantoa("read --check $elsewhere $here");
is("$status $said", '0 ', 'nor do they contradict each other');

# ---- accepted
my $wrong = text_file('wrong.txt', "Giải quyết 45/60 hồ sơ, đạt 77%.\n");
($status) = lantoa("read --accept ratio:1 $wrong");
is($status, 0, 'a finding is accepted');
($status, $said) = lantoa("read --check $wrong");
is("$status $said", '0 ', 'and found no more');
is_deeply(decode_json(encode('UTF-8', (lantoa("read --json $wrong"))[1]))->{lint}, [], 'nor in the JSON');
($status, $said) = lantoa("read --accept ratio:1 $wrong");
ok($status == 2 && $said =~ /line 1 has no finding ratio/, 'it is not accepted twice');
my $empty = text_file('none', "# nothing\n");
($status) = lantoa("read --check --ignore $empty $wrong");
is($status, 1, 'another file of accepted findings does not know it');
my $bad = text_file('bad', "ratio 12\n");
($status, $said) = lantoa("read --check --ignore $bad $wrong");
ok($status == 2 && $said =~ /line 1 of the accepted findings is none/, 'a line that is none is refused');

# ---- the register
my $cites = text_file('cites.txt', "Thực hiện Hướng dẫn số 83-HD/BTGTU, ngày 31/01/2030 của Ban Tuyên giáo Tỉnh ủy.\n");
($status, $said) = lantoa("read --data --check $cites");
is($status, 3, 'without data there is no register to ask') or diag($said);
lantoa('init');
($status, $said) = lantoa("read --data --check $cites");
like($said, qr/:1:11: note: 83-HD\/BTGTU is not in the register \[citation\]/, 'what the register does not hold is noted');
is($status, 0, 'and is no error');
done_testing;
