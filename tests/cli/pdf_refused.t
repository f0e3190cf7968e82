# What no PDF should be: refused with the reason, whatever the library does.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use lib 'tests/tools';
use Encode qw(decode encode);
use File::Temp qw(tempdir);
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

sub file {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$dir/$name" or die $!;
	print $out $bytes;
	close $out;
	return "$dir/$name";
}

sub refused {
	my ($what, $bytes, $why) = @_;
	my ($status, $said) = run('read', file('hostile.pdf', $bytes));
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
