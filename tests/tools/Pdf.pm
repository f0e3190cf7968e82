# Writes PDFs by hand: what no program would make on purpose.
package Pdf;
use strict;
use warnings;

# Objects by their number, the first being the catalogue; a stream's dictionary and its bytes as [dictionary, bytes].
sub file {
	my (%objects) = @_;
	my ($out, %at) = ("%PDF-1.5\n");
	for my $n (sort { $a <=> $b } keys %objects) {
		$at{$n} = length $out;
		my $o = $objects{$n};
		$out .= "$n 0 obj\n" . (ref $o ? "<<$o->[0]/Length " . length($o->[1]) . ">>\nstream\n$o->[1]\nendstream" : $o) . "\nendobj\n";
	}
	my $xref = length $out;
	my ($last) = sort { $b <=> $a } keys %objects;
	$out .= "xref\n0 " . ($last + 1) . "\n0000000000 65535 f \n";
	$out .= exists $at{$_} ? sprintf("%010d 00000 n \n", $at{$_}) : "0000000000 65535 f \n" for 1 .. $last;
	return $out . "trailer\n<</Size " . ($last + 1) . "/Root 1 0 R>>\nstartxref\n$xref\n%%EOF\n";
}

# A file of one page in one font: [x, y, text in the font's bytes], y from the page's foot; what is no list is drawn as it is.
sub page {
	my ($font, @texts) = @_;
	my $show = sub { my ($x, $y, $t) = @_; $t =~ s/([()\\])/\\$1/g; return "BT /F 12 Tf $x $y Td ($t) Tj ET\n" };
	my $content = join '', map { ref $_ ? $show->(@$_) : "$_\n" } @texts;
	return file(1 => '<</Type/Catalog/Pages 2 0 R>>', 2 => '<</Type/Pages/Kids[3 0 R]/Count 1>>',
		3 => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
		4 => ['', $content], 5 => "<</Type/Font/Subtype/TrueType/BaseFont/$font/Encoding/WinAnsiEncoding>>");
}

1;
