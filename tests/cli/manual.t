#!/usr/bin/perl
# Runs the examples of docs/manual: a block with a name (```csv NAME) is a file; in a block ```console each line "$ lantoa …" is run, and
# what stands below it is what it must print. Each page starts with a folder of its own.
use strict;
use warnings;
use utf8;
use Test::More;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = abs_path($ENV{LANTOA} // 'build/asan/lantoa');
$ENV{LANTOA_LANG} = 'en';
delete $ENV{LANTOA_DB};

sub run_in {
	my ($folder, $command) = @_;
	(my $line = $command) =~ s/^lantoa /'$lantoa' /;
	utf8::encode($line);
	my $said = `cd '$folder' && ( $line ) 2>&1`;
	utf8::decode($said);
	return $said;
}

for my $page (sort glob('docs/manual/*.md')) {
	open my $in, '<:utf8', $page or die "$page: $!";
	my $folder = tempdir(CLEANUP => 1);
	local $ENV{LANTOA_DATA} = "$folder/data";
	my ($block, $file, $command, $want, $at) = ('', undef, undef, '', 0);
	my $check = sub {
		is(run_in($folder, $command), $want, "$page:$at: $command") if defined $command;
		($command, $want) = (undef, '');
	};
	while (my $line = <$in>) {
		if ($line =~ /^```(\w*) ?(\S*)/) {
			$check->() if $block eq 'console';
			close $file if $file;
			$file = undef;
			$block = $block ? '' : $1 || 'text';
			if ($block && $2) {
				open $file, '>:utf8', "$folder/$2" or die "$2: $!";
			}
		} elsif ($file) {
			print $file $line;
		} elsif ($block eq 'console' && $line =~ /^\$ (lantoa .*)/) {
			$check->();
			($command, $at) = ($1, $.);
		} elsif ($block eq 'console') {
			$want .= $line;
		}
	}
}
done_testing;
