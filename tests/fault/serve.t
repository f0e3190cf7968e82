#!/usr/bin/perl
# lantoa serve as a program: where it says it is, what it refuses, and that what it acknowledged is there whatever becomes of it.
use strict;
use warnings;
use utf8;
use Test::More;
use File::Temp qw(tempdir);
use HTTP::Tiny;
use IO::Socket::INET;
use POSIX ':sys_wait_h';
use Time::HiRes qw(sleep time);
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = $ENV{LANTOA} // 'build/asan/lantoa';
my $folder = tempdir(CLEANUP => 1);
$ENV{LANTOA_DATA} = "$folder/data";
$ENV{LANTOA_LANG} = 'en';
delete @ENV{qw(LANTOA_DB LANTOA_PORT)};
my @running;

sub heard {
	open my $in, '<:utf8', $_[0] or return '';
	local $/;
	return <$in> // '';
}

sub start {
	my @args = @_;
	my $log = "$folder/log" . scalar @running;
	my $pid = fork() // die $!;
	if ($pid == 0) {
		open STDOUT, '>', $log or die $!;
		open STDERR, '>&', \*STDOUT;
		exec $lantoa, 'serve', @args or die $!;
	}
	push @running, $pid;
	my $said = '';
	my $until = time + 20;
	while (time < $until) {
		$said = heard($log);
		return ($pid, $1, $said) if $said =~ m{http://127\.0\.0\.1:(\d+)/\n};
		if (waitpid($pid, WNOHANG) == $pid) {
			my $status = $? >> 8;
			return (undef, $status, heard($log));
		}
		sleep 0.02;
	}
	return ($pid, undef, $said);
}
END { my $status = $?; kill 'KILL', grep { waitpid($_, WNOHANG) == 0 } @running; $? = $status }

sub lantoa { my ($input, @args) = @_; open my $to, '|-', $lantoa, @args or die $!; print $to $input; close $to; return $? >> 8 }

# ---- a client with a cookie and the keys of the last form
my %client;
sub client { my ($port) = @_; %client = (base => "http://127.0.0.1:$port", http => HTTP::Tiny->new(max_redirect => 0, timeout => 30), cookie => '') }
sub keep {
	my ($answer) = @_;
	for my $cookie (ref $answer->{headers}{'set-cookie'} ? @{ $answer->{headers}{'set-cookie'} } : $answer->{headers}{'set-cookie'} // ()) {
		$client{cookie} = $1 if $cookie =~ /^(lantoa=[^;]*)/;
	}
	for my $key (qw(csrf once)) { $client{$key} = $1 if ($answer->{content} // '') =~ /name="$key" value="([^"]*)"/ }
	return $answer;
}
sub get { keep($client{http}->get("$client{base}$_[0]", { headers => { Cookie => $client{cookie} } })) }
sub post { my ($path, %fields) = @_; keep($client{http}->post_form("$client{base}$path", { csrf => $client{csrf}, once => $client{once}, %fields }, { headers => { Cookie => $client{cookie} } })) }
sub sign_in { get('/signin'); return post('/signin', login => 'canbo', password => 'mot mat khau dai')->{status} }
sub language { my ($to) = @_; get('/language'); return post('/language', language => $to)->{status} }
sub kept { return get('/')->{content} =~ /<html lang="(..)"/ ? $1 : '' }

# ---- starting
my ($pid, $port, $said) = start('--port', 0);
is($port, 3, 'without data it does not start');
like($said, qr/lantoa init/, 'and says how data is made');
is(lantoa('', 'init'), 0, 'data is made');
is(lantoa('', qw(user add canbo Canbo)), 0, 'with an account');
is(lantoa("mot mat khau dai\n", qw(user passwd canbo)), 0, 'and its password');
($pid, $port, $said) = start('--port', 70000);
is($port, 2, 'a port that is none');
($pid, $port, $said) = start('--listen', '0.0.0.0', '--port', 0);
is($port, 2, 'an address that others reach is refused');
like($said, qr/--beyond-loopback/, 'unless it is asked for');
($pid, $port, $said) = start('--port', 0);
ok($pid && $port, 'it says where it is') or BAIL_OUT($said);
my ($second, $status, $words) = start('--port', 0);
is($status, 1, 'a second one on the same data does not start');
like($words, qr/being served already/, 'and says why');
($second, $status, $words) = start('--port', $port);
like($words, qr/being served already|cannot listen/, 'nor one at the same address');
is(lantoa('', 'backup', "$folder/copy.db"), 0, 'a backup is made beside it');

# ---- what it acknowledges
client($port);
is(sign_in(), 303, 'one signs in');
is(language('en'), 303, 'and changes something');
is(kept(), 'en', 'which is there');
for my $round (1 .. 6) {
	my $to = $round % 2 ? 'vi' : 'en';
	is(language($to), 303, "round $round: a change is acknowledged");
	kill 'KILL', $pid;
	waitpid $pid, 0;
	($pid, $port, $said) = start('--port', 0);
	$client{base} = "http://127.0.0.1:$port";
	is(kept(), $to, 'the program is killed, and it is there');
}
is(lantoa('', 'verify'), 0, 'nothing is half there');

# ---- a form that is sent again after its answer was lost
get('/language');
my %form = (csrf => $client{csrf}, once => $client{once}, language => 'vi');
is(post('/language', %form)->{status}, 303, 'a form is taken');
kill 'KILL', $pid;
waitpid $pid, 0;
($pid, $port, $said) = start('--port', 0);
$client{base} = "http://127.0.0.1:$port";
is(post('/language', %form)->{status}, 303, 'sent again after a crash it has the same answer');
is(post('/language', %form, language => 'en')->{status}, 422, 'with other contents it is refused');
is(kept(), 'vi', 'and changes nothing');

# ---- the database is held by another for longer than anybody waits
SKIP: {
	skip 'no sqlite3', 3 unless grep { -x "$_/sqlite3" } split /:/, $ENV{PATH};
	open my $other, '|-', 'sqlite3', "$ENV{LANTOA_DATA}/lantoa.db" or die $!;
	$other->autoflush;
	print $other "BEGIN IMMEDIATE;\n";
	sleep 0.3;
	is(language('en'), 503, 'a change that cannot be kept is not acknowledged');
	is(kept(), 'vi', 'pages are shown all the same');
	print $other "ROLLBACK;\n";
	close $other;
	is(language('en'), 303, 'and it works again once the cause is gone');
}

# ---- it stops when it is told to
kill 'TERM', $pid;
waitpid $pid, 0;
is($?, 0, 'it ends well when told to');
ok(!IO::Socket::INET->new("127.0.0.1:$port"), 'and listens no more');
done_testing;
