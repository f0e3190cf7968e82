# lantoa read of PDFs: documents set by LibreOffice are read to the same as their text; what no PDF should be is refused.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/tools';
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Pdf;
use Test::More;

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
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
	return $status == 0 ? decode_json($text) : diag($text) && {};
}

sub file {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$dir/$name" or die $!;
	print $out $bytes;
	close $out;
	return "$dir/$name";
}

sub texts { return map { ref $_ ? $_->{text} : $_ } @{ $_[0]{text} // $_[0]{lines_text} // [] } }

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

SKIP: {
	skip 'no LibreOffice here', 8 if system('command -v soffice >/dev/null') != 0;
	my @texts = (glob('tests/golden/*.txt'), glob('tests/corpus/eval/a/*.txt'), 'tests/corpus/seeded/report.txt');
	my %pdf;
	for my $text (@texts) {
		my $name = $text =~ s{\.txt$}{}r =~ s{/}{-}gr;
		system("perl tests/tools/paper.pl $text >$dir/$name.fodt") == 0 or die "$text";
		$pdf{$text} = "$dir/$name.pdf";
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
}

# ---- pages made by hand

my ($status, $said);
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

# ---- what is refused, with what words
sub refused {
	my ($what, $bytes, $why) = @_;
	($status, $said) = run('read', file('hostile.pdf', $bytes));
	is($status, 2, "$what is refused");
	like(decode('UTF-8', $said), $why, 'with the reason');
}

my $whole = Pdf::page('Times-Roman', [72, 700, 'Ke hoach']);
refused('a file of nothing but the sign', "%PDF-1.4\n", qr/damaged/);
refused('noise behind the sign', "%PDF-1.4\n" . join('', map { chr(($_ * 7919) % 256) } 1 .. 4096), qr/damaged/);
refused('a file cut in the middle', substr($whole, 0, 150), qr/damaged|no pages|cannot be read/);
my %scan = (1 => '<</Type/Catalog/Pages 2 0 R>>', 2 => '<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3>>',
	3 => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>', 4 => ['', "q 500 0 0 700 0 0 cm 0 0 1 1 re f Q"]);
refused('a scanned paper', Pdf::file(%scan), qr/3 pages and no text/);
refused('pages within themselves', Pdf::file(%scan, 2 => '<</Type/Pages/Kids[2 0 R]/Count 1>>'), qr/hostile\.pdf: /);
refused('a form within itself', Pdf::file(%scan, 3 => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
	4 => ['', '/X Do'], 5 => ['/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>', '/X Do /X Do']), qr/no text/);
my %many = (1 => '<</Type/Catalog/Pages 2 0 R>>', 2 => '<</Type/Pages/Kids[' . join(' ', map { "$_ 0 R" } 5 .. 2005) . ']/Count 2001>>', 4 => $scan{4},
	map { ($_ => $scan{3}) } 5 .. 2005);
refused('2,001 pages', Pdf::file(%many), qr/2001 pages; 2000/);
refused('a page larger than any sheet', Pdf::file(%scan, 3 => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e12 1e12]/Contents 4 0 R>>'), qr/no text|larger/);
my $locked = Pdf::file(%scan);
my $lock = '/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(' . ('x' x 32) . ')/U(' . ('y' x 32) . ')>>/ID[(a)(a)]';
$locked =~ s{/Root 1 0 R}{/Root 1 0 R$lock};
refused('a password', $locked, qr/password/);
done_testing;
