# The hand labels of every corpus fit their documents, and check.pl tells where one does not.
use strict;
use warnings;
use File::Temp qw(tempdir);
use FindBin;
use Test::More;

chdir $FindBin::Bin;
my $dir = tempdir(CLEANUP => 1);

sub check { # the exit status and what was printed
	my $out = `$^X check.pl @_ 2>&1`;
	return ($? >> 8, $out);
}

sub put {
	my ($path, $text) = @_;
	open my $out, '>:raw', $path or die "$path: $!\n";
	print $out $text;
	close $out or die "$path: $!\n";
}

for my $corpus (grep { my @any = glob "$_/*.txt"; @any } 'patterns', 'genres', 'eval/a', 'eval/b', 'eval/c', 'eval/d', 'eval/e') {
	my ($status, $out) = check(glob "$corpus/*.txt");
	is($status, 0, "$corpus: labels fit") or diag $out;
}

mkdir "$dir/x";
put("$dir/x.txt", "Thu 5 ha, 5 ha.\n");
my $good = '{"line":1,"text":"5 ha","nth":2,"value":5,"high":null,"total":null,"unit":"ha","cmp":"=","estimate":false,'
	. '"role":"actual","direction":null,"subject":"Thu","year":2020,"of":null}';
for (['as it is', $good, 0], ['a third occurrence of two', $good =~ s/"nth":2/"nth":3/r, 1], ['an index beyond the last', $good =~ s/"of":null/"of":7/r, 1],
	['a field left out', $good =~ s/"unit":"ha",//r, 1], ['an unknown role', $good =~ s/actual/aktual/r, 1], ['a change that goes nowhere', $good =~ s/actual/change/r, 1]) {
	put("$dir/x/measures.jsonl", "$_->[1]\n");
	my ($status, $out) = check("$dir/x.txt");
	is($status, $_->[2], "a label is tried: $_->[0]") or diag $out;
}
done_testing;
