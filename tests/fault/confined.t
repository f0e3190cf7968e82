#!/usr/bin/perl
# What reads files from outside is confined, in the program as it is shipped (AddressSanitizer cannot run so): no file opens, memory
# and time are limited, the filter is on before the first byte is read, and the libraries work behind it.
use strict;
use warnings;
use utf8;
use lib 'tests/tools';
use Pdf;
use Test::More;
use IPC::Open3;
use Symbol 'gensym';
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = 'build/lantoa';
plan skip_all => 'the program is not built: make' unless -x $lantoa;
$ENV{LANTOA_LANG} = 'en';

sub confined {
	my ($input, @args) = @_;
	my $err = gensym;
	my $pid = open3(my $in, my $out, $err, $lantoa, 'confined', @args);
	local $SIG{PIPE} = 'IGNORE';
	print $in $input;
	close $in;
	my ($said, $wrong) = do { local $/; (scalar <$out>, scalar <$err>) };
	waitpid $pid, 0;
	return ($?, $said // '', $wrong // '');
}

# ---- before the first byte
my $pid = open3(my $in, my $out, gensym, $lantoa, qw(confined 7 512 read --json -));
my ($filter, $tries) = ('', 0);
while ($filter !~ /^Seccomp:\s*2$/m && $tries++ < 200) {
	select undef, undef, undef, 0.01;
	open my $status, '<', "/proc/$pid/status" or last;
	local $/;
	$filter = <$status>;
}
like($filter, qr/^Seccomp:\s*2$/m, 'the filter is on while it waits for its input');
like($filter, qr/^NoNewPrivs:\s*1$/m, 'for good');
open my $limits, '<', "/proc/$pid/limits" or die $!;
my $limit = do { local $/; <$limits> };
like($limit, qr/^Max address space\s+536870912\s+536870912/m, 'memory is limited');
like($limit, qr/^Max cpu time\s+7\s+7/m, 'and time');
like($limit, qr/^Max core file size\s+0\s+0/m, 'and it leaves no core');
print $in "1. A task\n";
close $in;
like(do { local $/; <$out> }, qr/^\{"file":"-"/, 'then it reads');
waitpid $pid, 0;
is($?, 0, 'and ends well');

# ---- what it may not
my ($status, $said, $wrong) = confined('', qw(7 512 read --json /etc/passwd));
is($status >> 8, 2, 'a file is not opened');
like($wrong, qr/passwd.*Permission denied/, 'by anybody');
unlike($said, qr/root/, 'nothing of it is said');
($status, $said, $wrong) = confined("x\n" x 20_000_000, qw(7 60 read --json -));
isnt($status, 0, 'what needs more memory than there is ends');
is($said, '', 'and says nothing half');
is((confined('', qw(7 512 serve)))[0] >> 8, 2, 'nothing else is run so');

# ---- the libraries behind the filter
my $form = "Content-Type: multipart/form-data; boundary=XX\r\nMIME-Version: 1.0\r\n\r\n"
	. "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.txt\"\r\n\r\n" . ("0123456789" x 100_000) . "\r\n--XX--\r\n";
($status, $said, $wrong) = confined($form, qw(7 512 multipart));
is($status, 0, 'a form with a file is taken apart');
like($said, qr/^U0{7}1/, 'the file is there');
is(length($said), 1 + 32 + length('ab.txt') + length('text/plain') + 1_000_000 + 1, 'whole');
($status, $said, $wrong) = confined('["party",0,"","",[["paragraph","body",[0,"A paragraph"]]]]', qw(10 1024 render-pdf));
is($status, 0, 'a page is set, with fonts found') or diag($wrong);
like($said, qr/^%PDF-.*%%EOF\s*$/s, 'whole');
($status, $said, $wrong) = confined(Pdf::page('.VnTime', [72, 700, "K\xD5 ho\xB9ch: k\xD5t n\xB9p 165 \xAE\xB6ng vi\xAAn"]), qw(10 512 read-pdf --json --text -));
is($status, 0, 'a PDF is read') or diag($wrong);
like($said, qr/165 \xC4\x91\xE1\xBA\xA3ng vi\xC3\xAAn/, 'with its letters');
($status, $said, $wrong) = confined(Pdf::page('Times-Roman', map { [10, $_ % 800, 'a b ' x 400] } 1 .. 20000), qw(20 128 read-pdf --json --text -));
isnt($status, 0, 'a page of letters without end is stopped');
is($said, '', 'and nothing of it is said');
done_testing;
