# Whole documents and the whole of what is read of them: NAME.txt and NAME.json. LANTOA_BLESS=1 (`make bless`) writes what comes
# out, for review in the diff.
use strict;
use warnings;
use FindBin;
use Test::More;

chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA_PROGRAM} // 'build/asan/lantoa';
for my $file (sort glob 'tests/golden/*.txt') {
	my $want_file = $file =~ s/\.txt$/.json/r;
	my $got = `$lantoa read --json --lang vi $file`;
	is($? >> 8, 0, "$file is read");
	# A line for each thing that was found, so that a diff shows which.
	$got =~ s/([\[,])(?=\{"|"(?:outline|citations|obligations|measures|abbreviations|lint)":)/$1\n/g;
	if ($ENV{LANTOA_BLESS}) {
		open my $out, '>:raw', $want_file or die "$want_file: $!\n";
		print $out $got;
		close $out or die "$want_file: $!\n";
		next;
	}
	open my $in, '<:raw', $want_file or die "$want_file: $!\n";
	my @want = <$in>;
	my @got = split /(?<=\n)/, $got;
	is(scalar @got, scalar @want, 'as much as is wanted is found');
	my @differ = grep { ($got[$_] // '') ne ($want[$_] // '') } 0 .. ($#got > $#want ? $#got : $#want);
	ok(!@differ, 'and all of it is the same')
		or diag(map { "wanted: " . ($want[$_] // "nothing\n") . "got:    " . ($got[$_] // "nothing\n") } @differ[0 .. ($#differ > 4 ? 4 : $#differ)]);
}
done_testing;
