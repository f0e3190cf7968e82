# lantoa read --akn: every document is Akoma Ntoso by the models of the standard, says all that the text says, and marks what was read.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use FindBin;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
my $akn = "$dir/akn.xml";

sub words {
	my ($text) = @_;
	$text =~ s/\s+/ /g;
	return $text =~ s/^ | $//gr;
}

sub write_to {
	my ($name, $text) = @_;
	open my $out, '>:utf8', $name or die $!;
	print $out $text;
	close $out or die $!;
	return $name;
}

sub read_akn {
	my ($file) = @_;
	system("$lantoa read --akn -o $akn $file 2>$dir/why") == 0 or return '';
	open my $in, '<:utf8', $akn or die $!;
	local $/;
	return <$in>;
}

for my $file (sort(glob 'tests/golden/*.txt'), sort(glob 'tests/corpus/patterns/*.txt'), 'README.md') {
	my $xml = read_akn($file);
	system("xmllint --noout --relaxng $FindBin::Bin/akn.rng $akn 2>$dir/problems");
	is($? >> 8, 0, "$file is Akoma Ntoso") or diag(`head -5 $dir/problems`);
	my $read = decode_json(`$lantoa read --json --text $file`);
	my $said = $xml =~ s{<meta>.*?</meta>}{}gsr =~ s{</(?:p|num|heading)>}{ }gr =~ s/<[^>]*>//gr;
	my %plain = (lt => '<', gt => '>', amp => '&', quot => '"', '#39' => "'");
	$said =~ s/&(lt|gt|amp|quot|#39);/$plain{$1}/g;
	$said =~ s/\W+//g;
	my @lost = grep { my $line = s/\W+//gr; index($said, $line) < 0 } @{ $read->{text} };
	is_deeply(\@lost, [], 'no line of it is lost') if $file =~ /golden|patterns/;
}

my $plan = write_to("$dir/plan.txt", <<'TEXT');
TỈNH ỦY LAM GIANG
Số 12-KH/TU
Lam Giang, ngày 05 tháng 3 năm 2031

KẾ HOẠCH
học tập Nghị quyết số 05-NQ/TW

Thực hiện Hướng dẫn số 83-HD/BTGTW, ngày 31/01/2031 của Ban Tuyên giáo Trung ương.

I. MỤC ĐÍCH

1. Yêu cầu

- Có 1.250,5 triệu đồng & <một> phần 45/60 hồ sơ.

II. TỔ CHỨC

Các chi bộ báo cáo trước ngày 30/6/2031.

Nơi nhận:
- Các chi bộ,
- Lưu.

T/M BAN THƯỜNG VỤ
BÍ THƯ
TEXT
my $xml = read_akn($plan);
like($xml, qr{<FRBRuri value="/akn/vn/doc/ke-hoach/2031-03-05/12-kh-tu"/>}, 'the address of the work');
like($xml, qr{<FRBRnumber value="12-KH/TU"/>}, 'the number of a Party body as it is written');
like(read_akn(write_to("$dir/state.txt", "UBND TỈNH LAM GIANG\nSố: 105/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2031\n")),
	qr{<FRBRnumber value="105/KH-UBND"/>}, 'and that of a State body');
like($xml, qr{<ref href="/akn/vn/doc/huong-dan/2031-01-31/83-hd-btgtw">Hướng dẫn số 83-HD/BTGTW, ngày 31/01/2031}, 'a citation has the address of what it cites');
like($xml, qr{<quantity refersTo="#unit_\d+" normalized="1250\.5">1\.250,5 triệu đồng</quantity> &amp; &lt;một&gt;}, 'a figure has its value, and signs of markup are text');
like($xml, qr{<quantity refersTo="#unit_\d+">45/60 hồ sơ</quantity>}, 'two figures in one have none');
like($xml, qr{<level eId="lvl_1">\n<num>I\.</num>\n<heading>MỤC ĐÍCH</heading>\n<level eId="lvl_1__lvl_1">}, 'levels stand in one another as the outline does');
like($xml, qr{<conclusions>\n<p eId="p_\d+">Nơi nhận:</p>.*<signature><role refersTo="#role">BÍ THƯ</role></signature>}s, 'recipients and signature close it');
like($xml, qr{<docNumber>Số 12-KH/TU</docNumber>.*<docDate date="2031-03-05">.*<docType>KẾ HOẠCH</docType>.*<docTitle>học tập}s, 'the head says what it is');
is(system("$lantoa read --akn $plan $plan >/dev/null 2>&1") >> 8, 2, 'one document at a time');
done_testing();
