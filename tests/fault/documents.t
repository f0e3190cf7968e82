#!/usr/bin/perl
# Files made to do harm, or that are not what they seem: a clear word within the limits, exit status 2, nothing on standard output. In
# the program as it is shipped, where what reads them is confined.
use strict;
use warnings;
use utf8;
use Compress::Zlib qw(crc32 deflateInit Z_OK);
use Encode qw(encode decode);
use File::Temp qw(tempdir);
use IPC::Open3;
use POSIX qw(mkfifo);
use Symbol 'gensym';
use Test::More;
use Time::HiRes qw(sleep time);
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = 'build/lantoa';
plan skip_all => 'the program is not built: make' unless -x $lantoa;
my $dir = tempdir(CLEANUP => 1);
$ENV{LANTOA_LANG} = 'en';

# ---- ZIP files, as wrong as is wanted
sub deflated {
	my ($bytes) = @_;
	my $d = deflateInit(-WindowBits => -15, -Level => 9);
	my ($first) = $d->deflate($bytes);
	my ($rest) = $d->flush;
	return $first . $rest;
}

# Parts: [name, bytes, claims…]; claims: size, flags, at (the offset of another part).
sub archive {
	my @parts = @_;
	my ($file, $list, $count) = ('', '', 0);
	for my $part (@parts) {
		my ($name, $bytes, %claim) = @$part;
		my $packed = deflated($bytes);
		my $size = $claim{size} // length $bytes;
		my @facts = (20, $claim{flags} // 0, 8, 0, 0x21, crc32($bytes), length $packed, $size, length $name, 0);
		my $at = $claim{at} // length $file;
		$file .= "PK\3\4" . pack('v v v v v V V V v v', @facts) . $name . $packed unless defined $claim{at};
		$list .= "PK\1\2" . pack('v', 20) . pack('v v v v v V V V v v', @facts) . pack('v v v V V', 0, 0, 0, 0, $at) . $name;
		$count++;
	}
	return $file . $list . "PK\5\6" . pack('v v v v V V v', 0, 0, $count & 0xFFFF, $count & 0xFFFF, length $list, length $file, 0);
}

my $office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
my $word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
my $package = 'http://schemas.openxmlformats.org/package/2006/';

sub types {
	my ($type) = @_;
	return ['[Content_Types].xml', qq(<Types xmlns="${package}content-types"><Override PartName="/word/document.xml" ContentType="$type"/></Types>)];
}
my $wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
my $links = ['_rels/.rels', qq(<Relationships xmlns="${package}relationships"><Relationship Type="${office}officeDocument" Target="word/document.xml"/></Relationships>)];

sub body { return qq(<w:document xmlns:w="$word"><w:body>$_[0]</w:body></w:document>) }
sub docx { my ($document, @more) = @_; return archive(types($wordprocessing), $links, ['word/document.xml', $document], @more) }
my $good = body('<w:p><w:r><w:t>I. A heading of 45/60, or 77%</w:t></w:r></w:p>');

# ---- asking
my $files = 0;
sub file {
	my ($bytes) = @_;
	my $name = "$dir/" . ++$files;
	open my $out, '>:raw', $name or die $!;
	print $out utf8::is_utf8($bytes) ? encode('UTF-8', $bytes) : $bytes;
	close $out;
	return $name;
}

sub ask {
	my ($name) = @_;
	my $err = gensym;
	my $before = time;
	my $pid = open3(my $in, my $out, $err, $lantoa, 'read', '--json', $name);
	close $in;
	my ($said, $wrong) = do { local $/; (scalar <$out>, scalar <$err>) };
	waitpid $pid, 0;
	return ($? >> 8, $said // '', decode('UTF-8', $wrong // ''), time - $before);
}

sub refused {
	my ($name, $why, $what) = @_;
	my ($status, $said, $wrong, $took) = ask($name);
	subtest $what => sub {
		is($status, 2, 'exit status 2');
		is($said, '', 'nothing is said of it');
		like($wrong, $why, 'why');
		like($wrong, qr/^lantoa: \Q$name\E: /, 'of which file');
		cmp_ok($took, '<', 20, 'in time');
	};
}

my ($status, $said) = ask(file(docx($good)));
is($status, 0, 'a good one is read');
like($said, qr/"mark":"I\."/, 'and found to hold what it holds');

# ---- packages
my $blanks = ' ' x 60_000_000;
refused(file(docx(body($blanks))), qr/word\/document\.xml unpacks to more than 200 times/, 'a part that unpacks to far more than it is packed to');
refused(file(archive(types($wordprocessing), $links, ['word/document.xml', body($blanks), size => 100])), qr/word\/document\.xml/, 'one that lies about its size');
refused(file(archive(['inner.zip', docx($good)])), qr/neither DOCX nor ODT/, 'a ZIP file in a ZIP file');
refused(file(archive(map { ["a$_", 'x', $_ ? (at => 0) : ()] } 0 .. 20_000)), qr/holds 20001 parts/, 'many parts over one another');
refused(file(docx($good, ['word/document.xml', body('')])), qr/twice/, 'a part that is there twice');
refused(file(docx($good, [$_, 'x'])), qr/a name that no document has/, "a part called $_") for '/etc/passwd', '../../x', 'word\\x', 'C:x';
refused(file(archive(types($wordprocessing), $links, ['word/document.xml', $good, flags => 1])), qr/has a password/, 'an encrypted one');
refused(file(archive(types($wordprocessing), $links)), qr/word\/document\.xml is missing/, 'one without its body');
refused(file(archive(types('image/png'), $links, ['word/document.xml', $good])), qr/neither DOCX nor ODT/, 'one whose body is said to be a picture');
refused(file(archive(types('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'), $links)), qr/is a spreadsheet/, 'a spreadsheet');
refused(file(archive(types('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'), $links)), qr/are slides/, 'slides');
refused(file(archive(['mimetype', 'application/epub+zip'])), qr/EPUB/, 'a book');
refused(file(archive(['META-INF/MANIFEST.MF', 'x'])), qr/is a program/, 'a program');
my $whole = docx($good);
refused(file(substr $whole, 0, length($whole) * $_ / 10), qr/breaks off or is damaged/, "one of which ${_}0 % came") for 3, 6, 9;
my $spoilt = $whole;
substr $spoilt, index($spoilt, 'word/document.xml') + 40, 8, "\0" x 8;
refused(file($spoilt), qr/word\/document\.xml/, 'one with a part spoilt');

# ---- XML
my $bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' . join('', map { "<!ENTITY b$_ \"" . ($_ ? '&b' . ($_ - 1) . ';' : '&a;') x 10 . '">' } 0 .. 9) . ']>';
refused(file(docx($bomb . body('<w:p><w:r><w:t>&b9;</w:t></w:r></w:p>'))), qr/declares entities/, 'entities within entities');
refused(file(docx('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>' . body('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>'))), qr/declares entities/, 'a file of this machine');
refused(file(docx("<!DOCTYPE a [<!$_>]>" . $good)), qr/declares entities/, "<!$_>")
	for 'ENTITY % a "x"', 'ATTLIST a b CDATA "x"', 'ELEMENT a (b|c)', 'NOTATION a SYSTEM "b"', 'ATTLIST a b (c|d) "c"';
($status, $said) = ask(file(docx('<!DOCTYPE a PUBLIC "-//a//b" "http://localhost/a.dtd">' . $good)));
is($status, 0, 'a document type that is only named is not fetched');
refused(file(docx(body('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>'))), qr/is damaged in line 1/, 'an entity that nobody declared');
refused(file(docx(body('<w:sdt>' x 5000))), qr/more than 256 deep/, 'elements within elements');
refused(file(docx(body('<w:p><w:r><w:pict><w:txbxContent>' x 40 ))), qr/text boxes stand more than 32 deep/, 'text boxes within text boxes');
refused(file(docx(body("<w:p>\n<w:r>"))), qr/is damaged in line 2/, 'elements that do not end');
refused(file(docx('')), qr/word\/document\.xml/, 'nothing');
srand 1;
my $noise = unpack 'H*', pack 'L*', map { int rand 2**32 } 1 .. 2_000_000; # hardly packed by half, as texts are not
refused(file(docx("<!--$noise-->$good")), qr/document\.xml is damaged in line 1/, 'a comment of 16 MB');
refused(file(docx(body('<w:p ' . join(' ', map { "xmlns:p$_=\"p\"" } 1 .. 600) . '/>'))), qr/is damaged in line 1/, 'more prefixes than anybody writes');
refused(file(docx(body('<w:p xmlns:' . 'p' x 64 . '="p"/>'))), qr/is damaged in line 1/, 'a prefix longer than any');
refused(file(docx(body('<w:p/>'))), qr/holds no text/, 'a document without a word');
refused(file('<html>' . '<div>' x 5000), qr/more than 256 deep/, 'HTML within HTML');

# ---- no files
open my $sparse, '>', "$dir/sparse" or die $!;
truncate $sparse, 2 << 30 or die $!;
close $sparse;
refused("$dir/sparse", qr/more than 256 MB/, 'two gigabytes of nothing');
mkfifo("$dir/fifo", 0600) or die $!;
refused("$dir/fifo", qr/is no file/, 'a pipe');
refused('/dev/zero', qr/is no file/, 'a device');
refused($dir, qr/is a folder/, 'a folder');

# ---- the child that reads them
# What the system says of it while it reads a document that keeps it busy.
sub status_of_child {
	my ($path) = @_;
	my $pid = fork // die $!;
	exec $lantoa, 'read', '-o', "$dir/busy.txt", $path or die $! unless $pid;
	my ($child, %is);
	for (my $until = time + 20; time < $until && ($is{Seccomp} // 0) != 2; sleep 0.001) {
		($child) = $child ? $child : split ' ', slurp("/proc/$pid/task/$pid/children") // '';
		%is = (slurp("/proc/$child/status") // '') =~ /^(\w+):\s*(.*)$/mg if $child;
		%is = (%is, (slurp("/proc/$child/limits") // '') =~ /^(Max cpu time|Max address space|Max core file size) +(\d+)/mg) if $child;
	}
	waitpid($pid, 0);
	return ($? >> 8, %is);
}
sub slurp { open my $in, '<', $_[0] or return; local $/; return <$in> }

my ($ended, %is) = status_of_child(file(docx(body(join '', map { "<w:p><w:r><w:t>Line $_ of " . $_ * 7919 . ' lines.</w:t></w:r></w:p>' } 1 .. 40_000))));
is($ended, 0, 'a long document is read');
is($is{Seccomp}, 2, 'by a child that may call little of the system');
is($is{NoNewPrivs}, 1, 'and gain nothing');
is($is{'Max cpu time'}, 20, 'within its time');
is($is{'Max core file size'}, 0, 'leaving nothing behind');
cmp_ok($is{'Max address space'} >> 20, '>=', 512, 'with its own memory');
cmp_ok($is{'Max address space'} >> 20, '<', 800, 'and little more: what it found taken');
$said = `build/lantoa confined 20 512 read-package --json - <$lantoa 2>&1`;
is($? >> 8, 2, 'one that is started anew refuses');
unlike($said, qr/\0/, 'and hands over nothing');
{
	local $ENV{LANTOA_MODULES} = $dir;
	my ($status, undef, $wrong) = ask(file('<html><p>A heading of 45/60, or 77%'));
	is($status, 3, 'a library that is not installed is the machine\'s fault');
	like($wrong, qr/module_html\.so is not there/, 'and named');
}
done_testing;
