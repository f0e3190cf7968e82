# Sets texts as an office would, as flat ODT, from which LibreOffice makes the PDFs that the tests read.
package Paper;
use strict;
use warnings;
use utf8;
use Exporter qw(import);
our @EXPORT_OK = qw(sheet paragraph table grid document);

sub xml { my ($s) = @_; $s =~ s/&/&amp;/g; $s =~ s/</&lt;/g; $s =~ s/>/&gt;/g; $s =~ s/\t/<text:tab\/>/g; return $s }

# A paragraph in a style: Body (justified, its first line indented), Block (apart, not indented), Ragged, Hanging, Centre, Title, Note, Cell.
# A note stands in braces: "98,5%{Đến ngày 30/11.}".
sub paragraph {
	my ($style, $text) = @_;
	my $inner = xml($text);
	our $notes;
	$inner =~ s[\{(.*?)\}]["<text:note text:id=\"n" . ++$notes . "\" text:note-class=\"footnote\"><text:note-citation>$notes</text:note-citation><text:note-body>"
		. "<text:p text:style-name=\"Note\">$1</text:p></text:note-body></text:note>"]ge;
	return "<text:p text:style-name=\"$style\">$inner</text:p>\n";
}

sub beside {
	my ($left, $right) = @_;
	return '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>'
		. "<table:table-cell>$left</table:table-cell><table:table-cell>$right</table:table-cell></table:table-row></table:table>\n";
}

# Rows of cells, in a style of cells: Box, Tight, TightMiddle. Figures stand to the right, short numbers in the middle.
sub table {
	my ($cells, @rows) = @_;
	my $columns = (sort { $b <=> $a } map { scalar @$_ } @rows)[0];
	my $text = "<table:table><table:table-column table:number-columns-repeated=\"$columns\"/>";
	for my $row (@rows) {
		$text .= '<table:table-row>';
		for my $cell (map { $_ // '' } @$row[0 .. $columns - 1]) {
			my $style = $cell =~ /^\d\d?$|^STT$/ ? 'Middle' : $cell =~ /^[\d.,]+$/ ? 'Right' : 'Cell';
			$text .= "<table:table-cell table:style-name=\"$cells\">" . paragraph($style, $cell) . '</table:table-cell>';
		}
		$text .= "</table:table-row>\n";
	}
	return "$text</table:table>\n";
}

# A table whose columns are so wide, in tenths of a centimetre, in a style of cells; the first $heads rows are repeated on each page.
# A cell is a text, or [text, columns, rows] where it is merged; lines of a text are paragraphs of it.
sub grid {
	my ($cells, $widths, $heads, @rows) = @_;
	my $text = '<table:table>' . join '', map { "<table:table-column table:style-name=\"C$_\"/>" } @$widths;
	my @taken; # by a cell above, for so many rows
	for my $r (0 .. $#rows) {
		my @left = @{ $rows[$r] };
		$text .= '<table:table-header-rows>' if $heads && $r == 0;
		$text .= '<table:table-row>';
		for (my $c = 0; $c < @$widths;) {
			if ($taken[$c]) {
				$taken[$c++]--;
				$text .= '<table:covered-table-cell/>';
				next;
			}
			my $cell = shift @left;
			my ($what, $columns, $deep) = ref $cell ? @$cell : ($cell);
			my $style = $what =~ /^\d\d?$|^(STT|TT)$/ ? 'Middle' : $what =~ /^[\d.,]+$/ ? 'Right' : 'Cell';
			$text .= sprintf '<table:table-cell table:style-name="%s" table:number-columns-spanned="%d" table:number-rows-spanned="%d">%s</table:table-cell>',
				$cells, $columns || 1, $deep || 1, join '', map { paragraph($style, $_) } length $what ? split /\n/, $what : '';
			for (1 .. $columns || 1) {
				$text .= '<table:covered-table-cell/>' if $_ > 1;
				$taken[$c++] = ($deep || 1) - 1;
			}
		}
		$text .= "</table:table-row>\n";
		$text .= '</table:table-header-rows>' if $heads && $r == $heads - 1;
	}
	return "$text</table:table>\n";
}

my $kinds = qr/^(BÁO CÁO|KẾ HOẠCH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|CHƯƠNG TRÌNH HÀNH ĐỘNG|KẾT LUẬN|QUYẾT ĐỊNH|THÔNG BÁO|HƯỚNG DẪN|ĐỀ ÁN)\s*$/;
my $right = qr/^(ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI|Độc lập|-{9,}|[^,]+, ngày)/;

sub body {
	my ($style, @rest) = @_;
	my $text = '';
	while (@rest) {
		my @rows;
		push @rows, [split /\t/, shift @rest] while @rest && $rest[0] =~ /\t/;
		$text .= @rows ? table('Box', @rows) : paragraph($style, shift @rest);
	}
	return $text;
}

# A text document: letterhead in two columns, title in the middle, recipients beside the signature, the page's number on top from
# the second page on. With 'Block' its paragraphs stand apart and are not indented.
sub document {
	my ($style, @lines) = @_;
	@lines = grep { /\S/ } @lines;
	my ($title) = grep { $lines[$_] =~ $kinds } 0 .. ($#lines < 14 ? $#lines : 14);
	my ($foot) = grep { $lines[$_] =~ /^Nơi nhận/ } 0 .. $#lines;
	my $first = defined $title ? $title + 2 : 0;
	my $text = '';
	if (defined $title) {
		my @head = @lines[0 .. $title - 1];
		$text .= beside(join('', map { paragraph('Centre', $_) } grep { $_ !~ $right } @head), join('', map { paragraph('Centre', $_) } grep { /$right/ } @head));
		$text .= paragraph('Title', $lines[$title]) . paragraph('Title', $lines[$title + 1]);
	}
	$text .= body($style, @lines[$first .. (defined $foot ? $foot - 1 : $#lines)]);
	if (defined $foot) {
		my @tail = @lines[$foot .. $#lines];
		my $n = 0;
		$n++ while $n < @tail && $tail[$n] =~ /^(Nơi nhận|-|\+|Như|Lưu)/;
		my $end = $n;
		$end++ while $end < @tail && $end < $n + 5 && length $tail[$end] < 40;
		$text .= beside(join('', map { paragraph('Small', $_) } @tail[0 .. $n - 1]), join('', map { paragraph('Centre', $_) } @tail[$n .. $end - 1]));
		$text .= body($style, @tail[$end .. $#tail]); # what is attached
	}
	return sheet($text, '<style:header><text:p text:style-name="Centre"><text:page-number/></text:p></style:header><style:header-first><text:p/></style:header-first>');
}

# A4 with the margins of 30/2020/NĐ-CP; `master` holds running heads and feet.
sub sheet {
	my ($body, $master) = @_;
	$master //= '';
	my $columns = join '', map { sprintf '<style:style style:name="C%d" style:family="table-column"><style:table-column-properties style:column-width="%.1fcm"/></style:style>', $_, $_ / 10 } 8 .. 120;
	return <<XML;
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-family="'Liberation Serif'" fo:font-size="14pt" fo:language="vi"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1.27cm" fo:margin-bottom="0.15cm" fo:line-height="120%"/></style:style>
<style:style style:name="Block" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.25cm"/></style:style>
<style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="13pt"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="0.2cm"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Ragged" style:family="paragraph"><style:paragraph-properties fo:line-height="150%"/></style:style>
<style:style style:name="Hanging" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-left="1.27cm" fo:text-indent="-0.63cm"><style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Frame" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:border="0.5pt solid #000000" fo:padding="0.15cm"/></style:style>
<style:style style:name="Annex" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:break-before="page"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Cell" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Middle" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="12pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties fo:padding="0.15cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="Tight" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="TightMiddle" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle" fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:border="0.5pt solid #000000"/></style:style>
$columns
<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm"/></style:style>
<style:style style:name="Close" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle" fo:padding="0.08cm"/></style:style>
<style:style style:name="Upright" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:border-left="0.5pt solid #000000" fo:border-right="0.5pt solid #000000"/></style:style>
<style:style style:name="Dotted" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:border-left="0.5pt solid #000000" fo:border-right="0.5pt solid #000000" fo:border-top="0.5pt dotted #000000" fo:border-bottom="0.5pt dotted #000000"/></style:style>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="3cm" fo:margin-right="1.5cm" fo:margin-top="2cm" fo:margin-bottom="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4">
$master</style:master-page>
</office:master-styles>
<office:body><office:text>
$body</office:text></office:body></office:document>
XML
}

1;
