# tools/lexicon2c: rows of the word lists that cannot be read stop the build, by file and line.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use FindBin;
use Test::More;

chdir "$FindBin::Bin/../..";
my ($tool, $dir) = ('build/tools/lexicon2c', tempdir(CLEANUP => 1));
binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);
plan skip_all => 'the program is not built: make' unless -x $tool;

# What is said of a file of that name with these rows, without the folder; the exit status.
sub compiled {
	my ($name, @rows) = @_;
	open my $out, '>:encoding(UTF-8)', "$dir/$name" or die "$dir/$name: $!\n";
	print $out map { "$_\n" } @rows;
	close $out or die "$dir/$name: $!\n";
	open my $in, '-|:encoding(UTF-8)', "$tool $dir/$name 2>&1 >$dir/made.c" or die "$tool: $!\n";
	my $said = join '', <$in>;
	close $in;
	return ($said =~ s/\Q$dir\E\///gr, $? >> 8);
}

my ($said, $status) = compiled('words.tsv', '# a comment', '', "thửa ruộng\tnoun,stop", "cánh đồng\tbefore\tcmp=ge dir=up");
is($said, '', 'rows as they should be are compiled');
is($status, 0, 'and the build goes on');

for my $case (
	["cánh đồng\tnoun,field", 'there is no such class (LEXICON_CLASSES of extract/lexicon.h): field'],
	["cánh đồng\tbefore\tcmp=over", 'this attribute cannot be read: cmp=over'],
	["cánh đồng\tbefore\tdir=sideways", 'this attribute cannot be read: dir=sideways'],
	["cánh đồng\tunit\tpower=nine", 'this attribute cannot be read: power=nine'],
	['cánh đồng noun', 'there is no class behind the phrase: cánh đồng noun'],
	["cánh đồng\t", 'there is no class behind the phrase: cánh đồng'],
	["\tnoun", 'no phrase, or a word that is longer than any: '],
	[('đ' x 40) . "\tnoun", 'no phrase, or a word that is longer than any: ' . 'đ' x 40])
{
	my ($row, $want) = @$case;
	($said, $status) = compiled('words.tsv', '# a comment', "thửa ruộng\tnoun", $row);
	is($said =~ s/(\Aw.*\n)\K.*//sr, "words.tsv:3: error: $want\n", $want);
	is($status, 1, 'and stops the build');
}

($said, $status) = compiled('fields.tsv', "thửa ruộng\tanything\tvalue", "thửa ruộng");
is($said, "fields.tsv:2: error: there is no class behind the phrase: thửa ruộng\n", 'a list has classes of its own');
($said) = compiled('unheard.tsv', "thửa ruộng\tnoun");
like($said, qr/^unheard\.tsv:1: error: this file stands neither in LEXICON_FILES .* nor in PHRASE_LISTS .*: unheard$/, 'a file that nobody asks for is told');
done_testing();
