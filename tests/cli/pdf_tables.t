# lantoa read of tables in PDFs: whoever sets them (LibreOffice from an office's document, a browser from a page), their cells,
# obligations and measures are those of the document that they were made from.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/tools';
use Encode qw(encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Paper qw(sheet paragraph grid);
use Pdf;
use Test::More;

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => !$ENV{LANTOA_KEEP});
$ENV{LANTOA_LANG} = 'en';

sub data {
	my ($file) = @_;
	open my $out, '-|:raw', "$lantoa read --json --text $file" or die $!;
	local $/;
	my $text = <$out> // '';
	close $out;
	return $? == 0 ? decode_json($text) : {};
}

sub file {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$dir/$name" or die $!;
	print $out $bytes;
	close $out;
	return "$dir/$name";
}

# ---- documents: ['p', text], ['c', text] in the middle, ['frame', text], ['annex', text] on a new page, ['beside', left, right] without
# lines, ['table', {manner, widths, head}, rows].

my @duty_head = ('TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành');
my @duties = (['Xây dựng đề án sắp xếp mạng lưới trạm y tế xã theo hướng tinh gọn, bảo đảm mỗi xã có một trạm đủ bác sĩ', 'Sở Y tế', 'Sở Nội vụ; UBND các huyện', 'Quý I/2031'],
	['Rà soát, bổ sung quy hoạch vùng nuôi tôm; công bố danh mục dự án kêu gọi đầu tư', 'Sở Nông nghiệp và Môi trường', 'Sở Tài chính, Sở Công Thương', 'Trước ngày 30/6/2031'],
	['Tổ chức 12 lớp bồi dưỡng kỹ năng số cho 1.450 cán bộ, công chức cấp xã', 'Sở Nội vụ', 'Trường Chính trị tỉnh', 'Tháng 9/2031'],
	['Hỗ trợ 320 hộ nghèo làm nhà ở, bảo đảm hoàn thành trước mùa mưa bão', 'Ủy ban Mặt trận Tổ quốc tỉnh', 'Các sở, ban, ngành', 'Trước ngày 15/10/2031'],
	['Báo cáo kết quả thực hiện', 'Các sở, ban, ngành tỉnh', 'Văn phòng UBND tỉnh', 'Trước ngày 15/12/2031'],
	['Kiểm tra, giám sát việc thực hiện các chỉ tiêu của nghị quyết tại 24 xã, phường', 'Ban Thường vụ Huyện ủy', 'Ủy ban Kiểm tra', 'Trước ngày 30/11/2031']);
my @target_head = ('TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch 2031', 'Thực hiện 2031', 'TH/KH (%)');
my @targets = (['Tốc độ tăng trưởng kinh tế', '%', '7,5', '8,1', '108'], ['Tổng thu ngân sách nhà nước trên địa bàn', 'tỷ đồng', '5.200', '5.460', '105'],
	['Số doanh nghiệp thành lập mới', 'doanh nghiệp', '450', '432', '96'],
	['Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2031 - 2035 của cả tỉnh', '%', '3,2', '3,1', ''], ['Sản lượng lúa cả năm', 'tấn', '310.000', '315.600', '101,8']);
sub numbered { my ($count, @rows) = @_; return map { [$_, @{ $rows[($_ - 1) % @rows] }] } 1 .. $count }
my @duty_widths = (11, 60, 27, 30, 27);
my @target_widths = (11, 50, 24, 24, 24, 22);
sub duties_of { my ($manner, $count, $head) = @_; return ['table', { manner => $manner, widths => \@duty_widths, head => $head }, \@duty_head, numbered($count, @duties)] }
sub targets_of { my ($manner, $count) = @_; return ['table', { manner => $manner, widths => \@target_widths, head => 1 }, \@target_head, numbered($count, @targets)] }

my @letterhead = (['beside', "TỈNH ỦY SÔNG LAM\nĐẢNG ỦY KHỐI CÁC CƠ QUAN\nSố 27-KH/ĐUK", "ĐẢNG CỘNG SẢN VIỆT NAM\nSông Lam, ngày 12 tháng 01 năm 2031"]);
my @signature = (['beside', "Nơi nhận:\n- Tỉnh ủy (báo cáo),\n- Các chi bộ trực thuộc,\n- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Mẫu"]);
my @body = (['p', 'Thực hiện Nghị quyết số 15-NQ/TU, ngày 03/9/2030 của Tỉnh ủy, Ban Thường vụ Đảng ủy Khối xây dựng kế hoạch triển khai như sau:'],
	['p', '1. Các chi bộ trực thuộc tổ chức học tập nghị quyết trước ngày 28/02/2031, bảo đảm trên 95% đảng viên tham gia; báo cáo kết quả về Đảng ủy Khối trước ngày 15/3/2031.'],
	['p', '2. Ban Tuyên giáo Đảng ủy Khối biên soạn tài liệu, hoàn thành trong tháng 01/2031.']);
my @annex = (['annex', 'PHỤ LỤC'], ['c', 'Phân công nhiệm vụ năm 2031']);
my @levels = ([['TT', 1, 2], ['Chỉ tiêu', 1, 2], ['ĐVT', 1, 2], ['Năm 2030', 2], ['Năm 2031', 2]], ['KH', 'TH', 'KH', 'TH'], ['I', ['Kinh tế', 6]],
	['1', 'Số hợp tác xã', 'HTX', '120', '124', '130', '128'], ['2', 'Đàn bò', 'con', '21.000', '20.800', '22.000', '21.950'], ['II', ['Xã hội', 6]],
	['1', 'Trường đạt chuẩn quốc gia', 'trường', '210', '208', '220', '221']);
my @shared = map { my $d = $duties[$_ % 6]; [$_ + 1, $d->[0], ($_ % 3 ? () : [$d->[1], 1, 3]), @$d[2, 3]] } 0 .. 8;
my @long = map { my $n = $_; [$n + 1, join(' ', map { "$duties[($n + $_) % 6][0]." } 0 .. 4), @{ $duties[$n % 6] }[1 .. 3]] } 0 .. 11;
my @listed = map { my ($d, $e) = @duties[$_, ($_ + 1) % 6]; [$_ + 1, "$d->[0].\n- $e->[0];\n- $d->[0].", "$d->[1]\n$e->[1]", @$d[2, 3]] } 0 .. 5;

my %documents = (
	'a plan whose annex goes over pages, its head repeated' => [@letterhead, ['c', 'KẾ HOẠCH'], ['c', 'triển khai nghị quyết năm 2031'], @body, @signature, @annex, duties_of('Tight', 24, 1)],
	'an annex in the middle of its rows, its head not repeated' => [@annex, duties_of('TightMiddle', 22, 0)],
	'targets' => [['c', 'Các chỉ tiêu kinh tế - xã hội năm 2031'], targets_of('Tight', 5), @body],
	'a head of two levels and rows that group others' => [['c', 'PHỤ LỤC'], ['table', { manner => 'Tight', widths => [11, 45, 20, 20, 20, 20, 20], head => 2 }, @levels], @body],
	'one who leads several tasks' => [@annex, ['table', { manner => 'Tight', widths => \@duty_widths, head => 1 }, \@duty_head, @shared]],
	'rows that pages cut, on sheets that lie' => [@annex, ['table', { manner => 'Tight', widths => [12, 100, 40, 45, 40], head => 1, lies => 1 }, \@duty_head, @long]],
	'two columns of words' => [@body, ['table', { manner => 'Tight', widths => [90, 70], head => 1 }, ['Nội dung', 'Cơ quan thực hiện'], map { [$_->[0], "$_->[1]; $_->[2]"] } @duties], @body],
	'two columns of words over pages' => [@body, ['table', { manner => 'Tight', widths => [110, 50], head => 0 }, ['Nội dung', 'Cơ quan thực hiện'], map { [$_->[1], $_->[2]] } @long], @body],
	'a framed text, which is no table' => [@letterhead, ['c', 'THÔNG BÁO'], ['frame', $body[1][1]], @body, @signature],
	'cells with lists' => [@annex, ['table', { manner => 'Tight', widths => \@duty_widths, head => 1 }, \@duty_head, @listed]],
	'text and tables' => [@letterhead, ['c', 'BÁO CÁO'], ['c', 'kết quả năm 2031'], @body, targets_of('Tight', 4), ['p', 'Ngoài ra, kết nạp 165/150 đảng viên, đạt 110% kế hoạch.'],
		duties_of('Tight', 4, 1), @body, @signature],
	'rows that dots part' => [['c', 'Biểu chỉ tiêu năm 2031'], targets_of('Dotted', 8)],
	'rows that no line parts' => [['c', 'Biểu chỉ tiêu năm 2031'], targets_of('Upright', 8)],
	'a table without lines whose columns are close, in the middle of its rows' => [@annex, ['table', { manner => 'Close', widths => [9, 60, 27, 30, 27] }, \@duty_head, numbered(11, @duties)]],
	'a table without lines' => [@annex, duties_of('Bare', 8, 0)],
);

# ---- as an office's document, and as a page

sub as_sheet {
	my (@blocks) = @_;
	my ($text, $lies) = ('', 0);
	my %style = (p => 'Body', c => 'Centre', frame => 'Frame', annex => 'Annex');
	for (@blocks) {
		my ($kind, @rest) = @$_;
		if ($kind eq 'table') {
			my ($how, @rows) = @rest;
			$lies ||= $how->{lies};
			$text .= grid($how->{manner}, $how->{widths}, $how->{head}, @rows);
		} elsif ($kind eq 'beside') {
			$text .= grid('Bare', [80, 85], 0, [@rest]);
		} else {
			$text .= paragraph($style{$kind}, $rest[0]);
		}
	}
	my $sheet = sheet($text);
	$sheet =~ s/fo:page-width="21cm" fo:page-height="29.7cm"/fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"/ if $lies;
	return $sheet;
}

my %borders = (Tight => 'border: 1px solid', TightMiddle => 'border: 0.75pt solid #888; vertical-align: middle', Bare => 'border: none', Close => 'border: none; padding: 2pt; vertical-align: middle',
	Dotted => 'border: 1px solid; border-top: 1px dotted; border-bottom: 1px dotted', Upright => 'border-left: 1px solid; border-right: 1px solid');

sub as_page {
	my (@blocks) = @_;
	my ($text, $lies) = ('', 0);
	for (@blocks) {
		my ($kind, @rest) = @$_;
		if ($kind eq 'p') {
			$text .= "<p>$rest[0]</p>\n";
		} elsif ($kind eq 'c') {
			$text .= "<p class=\"c\">$rest[0]</p>\n";
		} elsif ($kind eq 'annex') {
			$text .= "<p class=\"c\" style=\"page-break-before: always\">$rest[0]</p>\n";
		} elsif ($kind eq 'frame') {
			$text .= "<div style=\"border: 1px solid; padding: 6pt\"><p>$rest[0]</p></div>\n";
		} else {
			my ($how, @rows) = $kind eq 'table' ? @rest : ({ manner => 'Bare' }, [@rest]);
			$lies ||= $how->{lies};
			$text .= '<table>';
			for my $r (0 .. $#rows) {
				$text .= '<thead>' if $how->{head} && $r == 0;
				$text .= '<tr>';
				for my $cell (@{ $rows[$r] }) {
					my ($what, $columns, $deep) = ref $cell ? @$cell : ($cell, 1, 1);
					my @lines = split /\n/, $what;
					$what = @lines > 1 ? join '', map { "<p class=\"cell\">$_</p>" } @lines : $what;
					my $right = $what =~ /^[\d.,]+$/ ? '; text-align: right' : '';
					$text .= sprintf '<td colspan="%d" rowspan="%d" style="%s%s">%s</td>', $columns || 1, $deep || 1, $borders{ $how->{manner} }, $right, $what;
				}
				$text .= "</tr>\n";
				$text .= '</thead>' if $how->{head} && $r == $how->{head} - 1;
			}
			$text .= "</table>\n";
		}
	}
	my $size = $lies ? 'A4 landscape' : 'A4';
	return "<html><head><meta charset=\"utf-8\"><style>\@page { size: $size; margin: 2cm 1.5cm 2cm 3cm } body { font: 14pt 'Liberation Serif' }"
		. ' p { text-align: justify; text-indent: 1cm; margin: 6pt 0 } p.c { text-align: center; text-indent: 0 } p.cell { text-indent: 0; margin: 0; text-align: left }'
		. " table { border-collapse: collapse; width: 100% } td { padding: 0 5.4pt; vertical-align: top; font-size: 13pt }</style></head><body>\n$text</body></html>\n";
}

# ---- what is compared

# The rows of its tables: of each the column and the text of its cells. What only stands side by side is no table.
sub rows {
	my ($d) = @_;
	my (%rows, @order, %last);
	for my $c (@{ $d->{cells} }) {
		my $key = "$c->{table} $c->{row}";
		push @order, $key unless $rows{$key};
		$last{ $c->{table} } = $c->{row};
		my $text = $d->{text}[$c->{line} - 1];
		$rows{$key}{ $c->{cell} } = join ' ', grep { length } $rows{$key}{ $c->{cell} }, $text;
	}
	my @out;
	for my $key (grep { (split / /)[1] > 1 || $last{ (split / /)[0] } > 1 } @order) {
		my $row = $rows{$key};
		push @out, join ' | ', map { "$_: $row->{$_}" } grep { length $row->{$_} } sort { $a <=> $b } keys %$row;
	}
	return @out;
}

sub things {
	my ($d, $kind, @fields) = @_;
	return map { my $thing = $_; join ' | ', map { ($thing->{$_} // '-') =~ s/\s+/ /gr } @fields } @{ $d->{$kind} };
}

sub same {
	my ($name, $want, $got) = @_;
	subtest $name => sub {
		is_deeply([rows($got)], [rows($want)], 'the same cells');
		is_deeply([things($got, 'obligations', qw(kind actor action due held))], [things($want, 'obligations', qw(kind actor action due held))], 'the same obligations');
		is_deeply([things($got, 'measures', qw(text value unit cmp role subject year))], [things($want, 'measures', qw(text value unit cmp role subject year))],
			'the same measures');
	};
}

my @names = sort keys %documents;

SKIP: {
	skip 'no LibreOffice here', scalar @names if system('command -v soffice >/dev/null') != 0;
	file("$_.fodt", encode('UTF-8', as_sheet(@{ $documents{ $names[$_] } }))) for 0 .. $#names;
	system("soffice -env:UserInstallation=file://$dir/office --headless --convert-to docx --outdir $dir $dir/*.fodt >/dev/null 2>&1");
	system("soffice -env:UserInstallation=file://$dir/office --headless --convert-to pdf --outdir $dir $dir/*.fodt >/dev/null 2>&1");
	same("$names[$_], set by LibreOffice", data("$dir/$_.docx"), data("$dir/$_.pdf")) for 0 .. $#names;
}

SKIP: {
	skip 'no chromium here', scalar @names if system('command -v chromium >/dev/null') != 0;
	for (0 .. $#names) {
		file("$_.html", encode('UTF-8', as_page(@{ $documents{ $names[$_] } })));
		system("chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$dir/web$_.pdf file://$dir/$_.html >/dev/null 2>&1");
		same("$names[$_], printed by a browser", data("$dir/$_.html"), data("$dir/web$_.pdf"));
	}
}

# ---- lines that are drawn by hand

sub texts { return [@{ $_[0]{text} // [] }] }
my @words = ([80, 705, 'Noi dung cong viec'], [205, 705, 'Don vi'], [80, 675, 'Mot viec can lam ngay'], [80, 660, 'trong thang nay'], [205, 675, 'So thu nhat'], [205, 660, 'va so thu hai']);
my $bars = join ' ', map({ "72 $_ 210 0.5 re f" } 650, 690, 720), map { "$_ 650 0.5 70 re f" } 72, 198, 281.5;
my @by_rows = ('Noi dung cong viec', 'Don vi', 'Mot viec can lam ngay trong thang nay', 'So thu nhat va so thu hai');
sub drawn { my ($name, @what) = @_; return data(file("$name.pdf", Pdf::page('Times-Roman', @what))) }
is_deeply(texts(drawn('bars', $bars, @words)), \@by_rows, 'what lines enclose is read row by row');
is_deeply(texts(drawn('strokes', '0.5 w ' . join(' ', map({ "72 $_ m 282 $_ l S" } 650, 690, 720), map { "$_ 650 m $_ 720 l S" } 72, 198, 282), @words)), \@by_rows, 'strokes are lines, too');
is_deeply(texts(drawn('boxes', '0.5 w 72 690 126 30 re S 198 690 84 30 re S 72 650 126 40 re S 198 650 84 40 re S', @words)), \@by_rows, 'and the sides of boxes');
is(scalar(@{ drawn('none', @words)->{cells} }), 0, 'without lines it is no table');
is(scalar(@{ drawn('frame', '0.5 w 72 650 210 70 re S', @words)->{cells} }), 0, 'nor in a frame');
is(scalar(@{ drawn('below', join(' ', map { "72 $_ 210 0.5 re f" } 650, 690, 720), @words)->{cells} }), 0, 'nor with lines across alone');
is(scalar(@{ drawn('white', "1 g $bars 0 g", @words)->{cells} }), 0, 'white lines are none');
is(scalar(@{ drawn('through', '0.5 w 72 650 210 70 re S 72 690 m 282 690 l S 90 650 m 90 720 l S', @words)->{cells} }), 0, 'nor those that words stand over');
is(scalar(@{ drawn('open', join(' ', map({ "72 $_ 210 0.5 re f" } 690, 720), '198 650 0.5 70 re f'), @words)->{cells} }), 4, 'a table may be open at its sides and its foot');
is(scalar(@{ drawn('list', [72, 700, '1'], [90, 700, 'Mot viec can lam ngay trong thang nay'], [72, 680, '2'], [90, 680, 'Ba lop hoc cho can bo xa va phuong'], [72, 660, '3'],
	[90, 660, 'Hai dot kiem tra viec thuc hien nghi quyet'])->{cells} }), 0, 'a numbered list is none');
my $map = join ' ', map { my $x = 100 + $_ % 200; my $y = 100 + int($_ / 200); "$x $y m $x.9 $y l S" } 1 .. 30000;
is_deeply(texts(drawn('map', $bars, $map, @words)), texts(drawn('none', @words)), 'a page of more lines than a table has is read by its text');

my $curves = join ' ', map { my $x = 300 + $_ % 200; my $y = 100 + int($_ / 200); "$x $y m $x $y.5 $x.5 $y $x.9 $y c S" } 1 .. 30000;
is_deeply(texts(drawn('curves', $curves, $bars, @words)), texts(drawn('none', @words)), 'and one of more curves');
my @two = ([80, 675, '1'], [110, 675, 'Ho ngheo'], [205, 682, '120'], [205, 667, '95%'], [245, 682, '130'], [245, 667, '97%'], [80, 705, 'TT'], [110, 705, 'Chi tieu'], [205, 705, 'KH'], [245, 705, 'TH']);
my $four = join ' ', $bars, map { "$_ 650 0.5 70 re f" } 100, 240;
is_deeply(texts(drawn('stacked', $four, @two)), ['TT', 'Chi tieu', 'KH', 'TH', '1', 'Ho ngheo', '120 95%', '130 97%'],
	'figures below one another are of one row, where its number is one');
done_testing;
