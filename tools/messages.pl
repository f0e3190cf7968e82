#!/usr/bin/perl
# Every message of the sources has its Vietnamese, and the catalogues hold none that nobody says. Exit status 1 where one is
# missing. usage: tools/messages.pl [--list] (prints what is missing as entries to be filled in)
use strict;
use warnings;
use open qw(:std :utf8);

sub slurp { my ($f) = @_; open my $in, '<', $f or die "$f: $!"; local $/; return <$in> }

my %said;
for my $file (glob('src/*.c src/*/*.{c,h,def} src/*/*/*.{c,h,def}')) {
	my $text = slurp($file);
	# N_("…" "…"); within a list of columns several stand side by side, with signs between them.
	while ($text =~ /\bN_\(\s*((?:"(?:\\.|[^"\\])*"\s*)+)\)/g) {
		my ($literals, $at) = ($1, $-[0]);
		my $id = join '', $literals =~ /"((?:\\.|[^"\\])*)"/g;
		$said{$id} //= $file . ':' . (1 + (substr($text, 0, $at) =~ tr/\n//));
	}
}
my %translated;
for my $file (glob('po/vi/*.po')) {
	my ($id, $into);
	for (split /\n/, slurp($file)) {
		if (/^msgid "(.*)"$/) { $id = $1; $into = 1 }
		elsif (/^msgstr /) { $translated{$id} = $file if defined $id; $into = 0 }
		elsif (/^"(.*)"$/ && $into) { $id .= $1 }
	}
}
my @missing = sort { $said{$a} cmp $said{$b} } grep { !exists $translated{$_} && /[A-Za-z]/ } keys %said;
my @idle = sort grep { !exists $said{$_} } keys %translated;
if (grep { $_ eq '--list' } @ARGV) {
	print qq(# $said{$_}\nmsgid "$_"\nmsgstr ""\n) for @missing;
	print qq(# nobody says: $_\n) for @idle;
	exit 0;
}
print STDERR "$said{$_}: error: no Vietnamese for “$_”\n" for @missing;
print STDERR "$translated{$_}: warning: nobody says “$_”\n" for @idle;
print 'messages: ', scalar(keys %said), ' said, ', scalar(@missing), ' without Vietnamese, ', scalar(@idle), " idle\n";
exit(@missing ? 1 : 0);
