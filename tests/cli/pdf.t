# lantoa read of PDFs: documents that LibreOffice sets are read to the same as their text, in whatever manner they are set.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/tools';
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Paper qw(sheet paragraph table document);
use Pdf;
use Test::More;

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => !$ENV{LANTOA_KEEP});
$ENV{LANTOA_LANG} = 'en';

sub run {
	my @words = @_;
	my $pid = open(my $out, '-|') // die $!;
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec $lantoa, @words or die $!;
	}
	binmode $out, ':raw';
	local $/;
	my $text = <$out> // '';
	close $out;
	return ($? >> 8, $text);
}

sub data {
	my ($file) = @_;
	my ($status, $text) = run('read', '--json', '--text', $file);
	return $status == 0 ? decode_json($text) : (diag($text), {})[1];
}

sub file {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$dir/$name" or die $!;
	print $out $bytes;
	close $out;
	return "$dir/$name";
}

sub texts { return map { ref $_ ? $_->{text} : $_ } @{ $_[0]{text} // [] } }

sub lines_of {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
	chomp(my @lines = <$in>);
	return @lines;
}

# ---- documents that are set by LibreOffice

# How many of the things of a kind are found in both; the missing ones are told.
sub same {
	my ($kind, $text, $pdf, @fields) = @_;
	my $key = sub {
		my ($thing) = @_;
		my $k = JSON::PP->new->canonical->allow_nonref->encode([map { $thing->{$_} } @fields]);
		$k =~ s/ +/ /g;
		return $k;
	};
	my %left;
	$left{ $key->($_) }++ for @{ $pdf->{$kind} };
	my $found = 0;
	for (@{ $text->{$kind} }) {
		my $k = $key->($_);
		if (($left{$k} // 0) > 0) { $left{$k}--; $found++ }
		else { diag("$pdf->{file}: $kind: $k") }
	}
	return ($found, scalar @{ $text->{$kind} }, scalar @{ $pdf->{$kind} });
}

# ---- how they are set
my $long = 'Năm 2024, Đảng ủy Khối đã lãnh đạo, chỉ đạo các cấp ủy trực thuộc triển khai thực hiện nghiêm túc các nghị quyết, chỉ thị của '
	. 'Trung ương và của Tỉnh ủy; tỷ lệ đảng viên tham gia học tập đạt 98,5%, tăng 2,1% so với năm 2023, vượt 3,5% kế hoạch đề ra';
my $other = 'Kết nạp 165/150 đảng viên, đạt 110% kế hoạch; trong đó có 66 đảng viên nữ (chiếm 40%), 12 đảng viên là chủ doanh nghiệp tư nhân, '
	. 'tăng 4 đồng chí so với cùng kỳ năm trước.';
my $column = '<text:section text:style-name="Columns" text:name="S">%s</text:section>';
my @rows = (['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Kế hoạch 2024', 'Thực hiện 2024'],
	['1', 'Tỷ lệ đảng viên tham gia học tập, quán triệt nghị quyết của Trung ương', '%', '95', '98,5'], ['2', 'Kết nạp đảng viên', 'đảng viên', '150', '165'],
	['3', 'Tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên theo đánh giá cuối năm', '%', '90', '91,7'],
	['4', 'Thu nhập bình quân người lao động trong các doanh nghiệp', 'triệu đồng', '11', '11,5']);
my @many = ($rows[0], map { [$_, "Kết nạp đảng viên mới ở đảng bộ cơ sở số $_ trực thuộc Đảng ủy Khối", 'đảng viên', 10 + $_, 112 + $_] } 1 .. 60);
my $pages = table('TightMiddle', @many) =~ s{(<table:table-row>.*?</table:table-row>)}{<table:table-header-rows>$1</table:table-header-rows>}sr;
my @plain = map { [@$_[1 .. 4]] } @rows;
my $running = '<style:header><text:p text:style-name="Centre">Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Lam Giang</text:p></style:header>'
	. '<style:footer><text:p text:style-name="Centre">Trang <text:page-number/>/<text:page-count/></text:p></style:footer>';
my $note = 'Trong đó khối doanh nghiệp đạt 97,2%, khối hành chính đạt 99,1%; số liệu tính đến ngày 30/11/2024 theo báo cáo của các tổ chức cơ sở đảng trực thuộc.';
my @five = ('I. KẾT QUẢ', "$long.", $other, '- Một việc ngắn.', "- $other");
# Name, sheet, the lines that are to be read.
my @manners = (
	['ragged lines, an interval of one and a half', sheet(join '', map { paragraph('Ragged', $_) } @five), @five],
	['paragraphs apart', sheet(join '', map { paragraph('Block', $_) } @five), @five],
	['hanging lists', sheet(paragraph('Hanging', "-\t$long;") . paragraph('Hanging', "a)\t$other") . paragraph('Hanging', "9.\tĐạt 12%.")), "- $long;", "a) $other", '9. Đạt 12%.'],
	['two columns', sheet(paragraph('Centre', 'BẢN TIN') . sprintf($column, paragraph('Body', "$long.") . paragraph('Body', $other) . paragraph('Body', $other)) . paragraph('Body', "$long.")),
		'BẢN TIN', "$long.", $other, $other, "$long."],
	(map { my ($what, $style, @cells) = @$_; ["a table, $what", sheet(paragraph('Body', "$long.") . table($style, @cells) . paragraph('Body', $other)), "$long.",
		(map { join "\t", @$_ } @cells), $other] }
		['cells with room', 'Box', @rows], ['cells without', 'Tight', @rows], ['set in the middle', 'TightMiddle', @rows], ['without numbers', 'Tight', @plain],
		['without numbers, in the middle', 'TightMiddle', @plain], ['of two columns', 'Tight', map { [@$_[1, 4]] } @rows]),
	['a table over pages, its head repeated', sheet($pages, $running), map { join "\t", @$_ } @many],
	['notes, running heads and feet over pages', sheet(join('', map { paragraph('Body', ($long =~ s/98,5%/98,5%{$note}/r) . '.') . paragraph('Body', $other) } 1 .. 12), $running), 'notes'],
);

SKIP: {
	skip 'no LibreOffice here', 1 if system('command -v soffice >/dev/null') != 0;
	my @texts = (glob('tests/golden/*.txt'), glob('tests/corpus/eval/a/*.txt'), 'tests/corpus/seeded/report.txt');
	my %pdf;
	for my $text (@texts) {
		my $name = $text =~ s{\.txt$}{}r =~ s{/}{-}gr;
		file("$name.fodt", encode('UTF-8', document($text =~ /seeded/ ? 'Block' : 'Body', lines_of($text))));
		$pdf{$text} = "$dir/$name.pdf";
	}
	for my $i (0 .. $#manners) {
		file("manner$i.fodt", encode('UTF-8', $manners[$i][1]));
		file("manner$i.txt", encode('UTF-8', join("\n", @{ $manners[$i] }[2 .. $#{ $manners[$i] }]) . "\n"));
	}
	system("soffice -env:UserInstallation=file://$dir/office --headless --convert-to pdf --outdir $dir $dir/*.fodt >/dev/null 2>&1");

	my %kinds = (measures => [qw(text value high total unit cmp estimate role ratio direction subject year)],
		citations => [qw(text type number symbol date issuer)], obligations => [qw(kind actor action due held report_to)],
		outline => [qw(mark level title)]);
	my %sum;
	for my $text (@texts) {
		my ($want, $got) = (data($text), data($pdf{$text}));
		for my $kind (keys %kinds) {
			my @n = same($kind, $want, $got, @{ $kinds{$kind} });
			$sum{$kind}[$_] += $n[$_] for 0 .. 2;
		}
	}
	for my $kind (sort keys %kinds) {
		my ($found, $want, $got) = @{ $sum{$kind} };
		cmp_ok($found, '>=', 0.97 * $want, "$kind: $found of $want are read from PDF as from text");
		cmp_ok($got, '<=', 1.03 * $want, "$kind: hardly any more");
	}

	for my $i (0 .. $#manners) {
		my ($name, undef, @want) = @{ $manners[$i] };
		my $got = data("$dir/manner$i.pdf");
		if ($want[0] eq 'notes') {
			my @got = texts($got);
			is(scalar(grep { /^[¹²³⁴-⁹⁰]+ Trong đó khối/ } @got), 12, "$name: the notes are there, with their marks raised");
			ok(!(grep { /Lam Giang$|^Trang \d/ } @got), "$name: and what stands on every page is not");
			my @whole = grep { $_->{subject} && $_->{text} eq '98,5%' } @{ $got->{measures} };
			is(scalar @whole, 12, "$name: a note's mark is no part of a figure");
			next;
		}
		my $text = data("$dir/manner$i.txt");
		# A row that a page cuts names its subject by halves.
		my @n = same('measures', $text, $got, $name =~ /pages/ ? qw(text value unit role year) : @{ $kinds{measures} });
		ok($n[0] == $n[1] && $n[1] == $n[2] && $n[0] > 0, "$name: the $n[1] measures of the text are read, and no other");
		is_deeply([map { s/\t/ /gr } texts($got)], [map { s/\t/ /gr } @want], "$name: its lines are whole") unless $name =~ /table|columns/;
	}
}

# ---- pages made by hand

my $tcvn3 = data(file('tcvn3.pdf', Pdf::page('.VnTime', [72, 700, "\xA7\xB6ng \xF1y \x51uy\xD5t \xAE\xDEnh k\xD5t n\xB9p 165 \xAE\xB6ng vi\xAAn"])));
is_deeply([texts($tcvn3)], ['Đảng ủy Quyết định kết nạp 165 đảng viên'], 'a font of TCVN3 is read by its name');
my $capitals = data(file('tcvn3h.pdf', Pdf::page('ABCDEF+.VnTimeH', [72, 700, "\xAE\xB6ng \xF1y"])));
is_deeply([texts($capitals)], ['ĐẢNG ỦY'], 'its font of capitals too');
my $vni = data(file('vni.pdf', Pdf::page('VNI-Times', [72, 700, "\xD1a\xFBng u\xFBy t\xEDnh ke\xE1t na\xEFp 165 \xF1a\xFBng vie\xE2n"])));
is_deeply([texts($vni)], ['Đảng ủy tính kết nạp 165 đảng viên'], 'and one of VNI');

my $two = data(file('columns.pdf', Pdf::page('Times-Roman', [72, 760, 'TINH UY'], [330, 760, 'DANG CONG SAN'], [72, 745, 'So 12-KH/TU'],
	[330, 745, 'ngay 05 thang 3'], [72, 700, 'Mot doan van dai chay suot trang giay tu le trai sang tan le phai cua no,'],
	[72, 685, 'roi xuong dong.'])));
is_deeply([texts($two)], ['TINH UY', 'So 12-KH/TU', 'DANG CONG SAN', 'ngay 05 thang 3',
	'Mot doan van dai chay suot trang giay tu le trai sang tan le phai cua no, roi xuong dong.'],
	'what stands side by side is read one after the other');

done_testing;
