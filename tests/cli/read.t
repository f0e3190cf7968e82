# lantoa read: what it finds, what it says is wrong, what it refuses, with which exit status.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
$ENV{LANTOA_LANG} = 'en';

sub file {
	my ($name, $text) = @_;
	open my $out, '>:raw', "$dir/$name" or die $!;
	print $out ref $text ? $$text : encode('UTF-8', $text);
	close $out;
	return "$dir/$name";
}

sub run {
	my @words = @_;
	my $pid = open(my $out, '-|') // die $!;
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec $lantoa, @words or die $!;
	}
	local $/;
	my $text = decode('UTF-8', <$out> // '');
	close $out;
	return ($? >> 8, $text);
}

my $report = file('report.txt', <<'TEXT');
TỈNH ỦY LAM GIANG
Số 31-BC/TU

BÁO CÁO
kết quả thực hiện nhiệm vụ năm 2024

I. KẾT QUẢ

1. Kinh tế

- Giải quyết 45/60 hồ sơ, đạt 75%. Có 200 hợp tác xã, trong đó có 50 hợp tác xã nông nghiệp (25%).

- Thực hiện Chỉ thị số 12-CT/TU, ngày 05/3/2024 của Ban Thường vụ Tỉnh ủy, kết nạp 320 đảng viên, đạt 106,7% kế hoạch.

2. Xã hội

TEXT
my ($status, $out) = run('read', '--check', $report);
is($status, 0, 'a report whose figures agree has no error');
is($out, '', 'and nothing is said of it');

($status, $out) = run('read', '--json', $report);
my $r = decode_json(encode('UTF-8', $out));
is($r->{documents}[0]{type}, 'Báo cáo', 'the kind');
is("$r->{documents}[0]{number}-$r->{documents}[0]{symbol}", '31-BC/TU', 'number and symbol');
is(join(' ', map { $_->{mark} } @{ $r->{outline} }), 'I. 1. 2.', 'the outline');
my ($citation) = @{ $r->{citations} };
is("$citation->{type} $citation->{number} $citation->{symbol} $citation->{date} $citation->{issuer}",
	'Chỉ thị 12 CT/TU 2024-03-05 Ban Thường vụ Tỉnh ủy', 'a citation with its parts');
my ($ratio) = grep { $_->{text} eq '45/60 hồ sơ' } @{ $r->{measures} };
is("$ratio->{value} of $ratio->{total}", '45 of 60', 'a ratio of counts');

my $wrong = file('wrong.txt', "BÁO CÁO\nnăm 2024\n\n1. Giải quyết 45/60 hồ sơ, đạt 77%.\n\n3. Có 200 hợp tác xã, trong đó có 50 hợp tác xã nông nghiệp (27%).\n");
($status, $out) = run('read', '--check', $wrong);
is($status, 1, 'errors give exit status 1');
like($out, qr{^\Q$wrong\E:4:\d+: error: 45 of 60 is 75 %, not 77 % \[ratio\]$}m, 'a ratio that is none');
like($out, qr{:6:1: error: .*“3\.” does not follow “1\.”.*\[outline\]$}m, 'a mark that is skipped');
like($out, qr{:6:\d+: error: 50 of 200 is 25 %, not 27 %}, 'a share of a whole that is named');

for ([folder => $dir, qr/is a folder/], ['no file' => "$dir/none", qr/cannot be opened/], [device => '/dev/zero', qr/is no file/],
	['no text' => file('binary', \"\x89QNG\r\n\x1a\n\0\0"), qr/no text in UTF-8 \(byte 1, line 1\)/], [picture => file("picture", \"\x89PNG\r\n\x1a\n\0\0"), qr{a picture, not a document}], [nothing => file('empty', ''), qr/empty/])
{
	my ($what, $name, $says) = @$_;
	($status, $out) = run('read', '--json', $name);
	is($status, 2, "$what is refused");
	like($out, $says, 'and why is said');
}
system('mkfifo', "$dir/pipe") == 0 or die 'mkfifo';
($status, $out) = run('read', '--json', "$dir/pipe");
is($status, 2, 'a named pipe, which may never end, is refused');
like($out, qr/is no file/, 'and why is said');
open my $large, '>', "$dir/large" or die $!;
truncate $large, 257 * 1024 * 1024 or die $!; # takes no room on the disk
close $large;
($status, $out) = run('read', '--json', "$dir/large");
is($status, 2, 'a file above the limit is refused before it is read');
like($out, qr/more than 256 MB/, 'and what to do is said');
open my $unbroken, '>:utf8', "$dir/unbroken" or die $!;
print $unbroken "Heading\n", 'chi bộ họp; ' x 100_000, "\n";
close $unbroken;
($status, $out) = run('read', '--json', "$dir/unbroken");
is($status, 2, 'a text that has lost its line breaks is refused');
like($out, qr/line 2 is longer than 1 MB.*set one after each paragraph/, 'with the line and what to do');
($status, $out) = run('read', '--check', $wrong, "$dir/none");
is($status, 2, 'a file that cannot be read weighs more than an error in another');
like($out, qr/\[ratio\]/, 'which is told all the same');

($status, $out) = run('read', '--lang', 'vi', $wrong);
is($status, 0, 'the report for people');
like($out, qr/^Dàn ý +2$/m, 'in the language that was asked for');
like($out, qr/lỗi: 45 trên 60 là 75 %, không phải 77 % \[ratio\]\n +1\. Giải quyết 45\/60 hồ sơ, đạt 77%\.\n +\^~~\n/, 'with the line and a caret below the place');

my $short = file('short.txt', "BÁO CÁO\nnăm 2024\n\n1. Các đơn vị phối hợp cùng cơ quan BXTK để tổ chức thực hiện.\n\n" .
	"2. Cơ quan QRVD hướng dẫn các đơn vị, giải quyết 45/60 hồ sơ, đạt 77%.\n");
($status, $out) = run('read', $short);
like($out, qr/^Findings  3\n +6  error: 45 of 60 .*\n.*\n.*\n +note: abbreviations used and nowhere written out \[abbreviation\]\n +BXTK \(4\), QRVD \(6\)$/m,
	'the gravest finding stands first, abbreviations together behind the rest');
unlike($out, qr/\e\[/, 'and without colour where it goes to a file');
($status, $out) = run('read', '--color', $wrong);
like($out, qr/\e\[31m/, 'unless colour is asked for');

my $timeline = file('timeline.txt', <<'TEXT');
KẾ HOẠCH

1. Các chi bộ tổ chức học tập xong trước ngày 30/6/2031 và báo cáo về Đảng ủy (qua Ban Tuyên giáo).

2. Kết nạp 320 đảng viên, đạt 106,7% kế hoạch, tăng 5% so với năm 2030.
TEXT
($status, $out) = run('read', '--lang', 'vi', $timeline);
like($out, qr/^ 30\/06\/2031  ● Các chi bộ  \S.* · 3\n +│ tổ chức học tập.*\n +│ → Đảng ủy, qua Ban Tuyên giáo$/m, 'what is owed stands along the days');
like($out, qr/^    5  Kết nạp đảng viên +320 đảng viên +mức giao 2031\n +└ 106,7% so kế hoạch · ↑ 5%$/m, 'what qualifies a figure stands beside it');

($status, $out) = run('read', '--json', "$dir/none", $report);
is($status, 2, 'a bad file among good ones');
like($out, qr/"31"/, 'does not keep them from being read');
# ---- what a start costs: libraries that a text does not need are not loaded (docs/decisions/001-modules.md)
SKIP: {
	skip 'the program is not built: make', 2 unless -x 'build/lantoa';
	my $told = `LD_DEBUG=files build/lantoa read --json $report 2>&1 >/dev/null`;
	my %loaded = map { $_ => 1 } $told =~ m{calling init: \S*/(lib[^/\s]+)$}mg;
	cmp_ok(scalar keys %loaded, '<=', 8, 'a text is read with few libraries') or diag(join ' ', sort keys %loaded);
	is(join(' ', grep { /pango|cairo|libzip|xml|pq|gmime|xlsx|sqlite|event|icu|stdc/ } sort keys %loaded), '', 'and none of the heavy ones');
}
done_testing();
