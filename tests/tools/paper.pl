#!/usr/bin/perl
# Sets a text document as an office would: letterhead in two columns, title in the middle, justified text with indented first
# lines, recipients beside the signature, the page's number on top from the second page on. TEXT in, flat ODT out:
# paper.pl FILE.txt [block] >FILE.fodt; with `block` paragraphs stand apart and are not indented.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my ($file, $block) = @ARGV;
open my $in, '<', $file or die "$file: $!\n";
chomp(my @lines = grep { /\S/ } <$in>);
close $in;

sub xml { my ($s) = @_; $s =~ s/&/&amp;/g; $s =~ s/</&lt;/g; $s =~ s/>/&gt;/g; $s =~ s/\t/<text:tab\/>/g; return $s }
sub p { my ($style, $text) = @_; return "<text:p text:style-name=\"$style\">" . xml($text) . "</text:p>\n" }
sub beside {
	my ($left, $right) = @_;
	return '<table:table table:name="T' . int(rand 1e6) . '"><table:table-column table:number-columns-repeated="2"/><table:table-row>'
		. "<table:table-cell>$left</table:table-cell><table:table-cell>$right</table:table-cell></table:table-row></table:table>\n";
}

# The first column narrow, the second wide, figures to the right.
sub table {
	my @rows = @_;
	my $columns = (sort { $b <=> $a } map { scalar @$_ } @rows)[0];
	my $text = '<table:table table:name="R' . int(rand 1e6) . '">' . join('', map { '<table:table-column table:style-name="' . ($_ == 0 ? 'Narrow' : $_ == 1 ? 'Wide' : 'Usual') . '"/>' } 0 .. $columns - 1);
	for my $row (@rows) {
		$text .= '<table:table-row>' . join('', map { my $cell = $_ // ''; '<table:table-cell table:style-name="Box">' . p($cell =~ /^\d\d?$|^STT$/ ? 'Middle' : $cell =~ /^[\d.,]+$/ ? 'Right' : 'Cell', $cell) . '</table:table-cell>' } @$row[0 .. $columns - 1]) . "</table:table-row>\n";
	}
	return "$text</table:table>\n";
}

my $kinds = qr/^(BÁO CÁO|KẾ HOẠCH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|CHƯƠNG TRÌNH HÀNH ĐỘNG|KẾT LUẬN|QUYẾT ĐỊNH|THÔNG BÁO|HƯỚNG DẪN|ĐỀ ÁN)\s*$/;
my ($title) = grep { $lines[$_] =~ $kinds } 0 .. ($#lines < 14 ? $#lines : 14);
my ($foot) = grep { $lines[$_] =~ /^Nơi nhận/ } 0 .. $#lines;
my $body = '';
if (defined $title) {
	my $right = qr/^(ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI|Độc lập|-{9,}|[^,]+, ngày)/;
	my @head = @lines[0 .. $title - 1];
	$body .= beside(join('', map { p('Centre', $_) } grep { $_ !~ $right } @head), join('', map { p('Centre', $_) } grep { /$right/ } @head));
	$body .= p('Title', $lines[$title]) . p('Title', $lines[$title + 1]);
}
my $first = defined $title ? $title + 2 : 0;
sub body {
	my @rest = @_;
	while (@rest) {
		my @rows;
		push @rows, [split /\t/, shift @rest] while @rest && $rest[0] =~ /\t/;
		$body .= @rows ? table(@rows) : p($block ? 'Block' : 'Body', shift @rest);
	}
}
body(@lines[$first .. (defined $foot ? $foot - 1 : $#lines)]);
if (defined $foot) {
	my @tail = @lines[$foot .. $#lines];
	my $n = 0;
	$n++ while $n < @tail && $tail[$n] =~ /^(Nơi nhận|-|\+|Như|Lưu)/;
	my $end = $n;
	$end++ while $end < @tail && $end < $n + 5 && length $tail[$end] < 40;
	$body .= beside(join('', map { p('Small', $_) } @tail[0 .. $n - 1]), join('', map { p('Centre', $_) } @tail[$n .. $end - 1]));
	body(@tail[$end .. $#tail]); # what is attached
}
print <<XML;
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
<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Cell" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Middle" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="12pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties fo:padding="0.15cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties style:rel-column-width="1*"/></style:style>
<style:style style:name="Wide" style:family="table-column"><style:table-column-properties style:rel-column-width="5*"/></style:style>
<style:style style:name="Usual" style:family="table-column"><style:table-column-properties style:rel-column-width="2*"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="3cm" fo:margin-right="1.5cm" fo:margin-top="2cm" fo:margin-bottom="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm"/></style:header-style></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p text:style-name="Centre"><text:page-number/></text:p></style:header><style:header-first><text:p/></style:header-first></style:master-page>
</office:master-styles>
<office:body><office:text>
$body</office:text></office:body></office:document>
XML
