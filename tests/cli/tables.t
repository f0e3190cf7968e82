# lantoa read --csv and --xlsx: the same rows as the JSON, figures digit for digit, rows of several files in one table.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
$ENV{LANTOA_LANG} = 'vi';

sub text_file {
	my ($name, $text) = @_;
	open my $out, '>:utf8', "$dir/$name" or die $!;
	print $out $text;
	close $out or die $!;
	return "$dir/$name";
}

sub lantoa {
	open my $out, '-|', "$lantoa @_ 2>&1" or die $!;
	local $/;
	my $text = decode('UTF-8', <$out> // '');
	close $out;
	return ($? >> 8, $text);
}

# RFC 4180, as far as it is written here: fields in quotes where they need them.
sub rows {
	my ($csv) = @_;
	my @rows = ([]);
	while ($csv =~ /\G(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/gc) {
		my ($field, $end) = (defined $1 ? $1 =~ s/""/"/gr : $2, $3);
		push @{ $rows[-1] }, $field;
		push @rows, [] if $end ne ',';
	}
	pop @rows;
	return @rows;
}

my $first = text_file('one.txt', "Sản lượng lúa năm 2031 đạt 1.254,50 tấn, bằng 104,5% kế hoạch.\n- Trồng 12 ha rừng, “mới”\n");
my $second = text_file('two.txt', "Kết nạp 15 đảng viên năm 2031.\n");
my ($status, $csv) = lantoa("read --csv measures $first $second");
is($status, 0, 'a table of measures');
my ($head, @rows) = rows($csv);
my %at = map { $head->[$_] => $_ } 0 .. $#$head;
my @measures = map { @{ decode_json(encode('UTF-8', $_))->{measures} } } split /\n/, (lantoa("read --json $first $second"))[1];
is(scalar @rows, scalar @measures, 'has a row for each measure of both files');
is_deeply([map { $_->[$at{text}] } @rows], [map { $_->{text} } @measures], 'in their order');
is($rows[0][$at{value}], '1254.50', 'a figure is written digit for digit');
is($rows[1][$at{of}], $rows[0][$at{row}], 'and points to the row that it qualifies');
is($rows[-1][$at{file}], $second, 'and its file');
ok(!grep({ @$_ != @$head } @rows), 'every row has every column');
($status, $csv) = lantoa("read --csv lint $first");
like($csv, qr/^file,line,start,end,severity,code,message,stated,computed\r\n/, 'an empty table has a head');
for my $bad ('read --csv figures', 'read --csv') {
	($status, $csv) = lantoa("$bad $first");
	is($status, 2, "“$bad” is refused");
	like($csv, qr/measures, obligations, citations/, 'and the names of the tables are said');
}
($status, $csv) = lantoa("read --csv measures --json $first");
is($status, 2, 'two forms of output at once are refused');

my $book = "$dir/figures.xlsx";
is((lantoa("read --xlsx -o $book $first $second"))[0], 0, 'a workbook');
my $strings = decode('UTF-8', `unzip -p $book xl/sharedStrings.xml`);
my $sheet = decode('UTF-8', `unzip -p $book xl/worksheets/sheet1.xml`);
my $sheets = decode('UTF-8', `unzip -p $book xl/workbook.xml`);
like($sheets, qr/<sheet name="Số liệu".*<sheet name="Ai phải làm gì".*<sheet name="Viện dẫn"/s, 'has a sheet for each table, in the language of the reader');
like($strings, qr{<t>Sản lượng lúa</t>}, 'texts whole');
like($sheet, qr{<v>1254\.5</v>}, 'figures as numbers');
like($sheet, qr{<v>2031</v>}, 'and years');
is(scalar(() = $sheet =~ /<row /g), @rows + 1, 'a head and a row for each measure');
system("unzip -p $book '*.xml' '*.rels' | sed 's/<?xml[^>]*?>//g' | (echo '<all>'; cat; echo '</all>') | xmllint --noout - 2>$dir/problems");
is(-s "$dir/problems", 0, 'all its parts are XML');
ok(!-e "$book.new", 'nothing is left beside it');
system('mkfifo', "$dir/out") == 0 or die 'mkfifo';
open my $piped, '-|', "timeout 20 cat $dir/out" or die $!;
is((lantoa("read --csv measures -o $dir/out $first"))[0], 0, 'a named pipe takes the output');
my $through = do { local $/; <$piped> };
like($through, qr/^file,line/, 'which comes out of it');
ok(-p "$dir/out", 'and no file is put in its place, nor in that of a device');
($status, $csv) = lantoa("read --xlsx -o $dir/none/x.xlsx $first");
is($status, 3, 'a folder that is not there');
like($csv, qr{không ghi được .*none/x\.xlsx\.new}, 'is said');

# A figure with more digits than a spreadsheet's number holds.
my $long = text_file('long.txt', "Tổng thu ngân sách năm 2031 đạt 1.234.567.890.123.456.789 đồng.\n");
is((lantoa("read --xlsx -o $book $long"))[0], 0, 'a long figure');
like(decode('UTF-8', `unzip -p $book xl/sharedStrings.xml`), qr{<t>1234567890123456789</t>}, 'is written as text, so that no digit is lost');
done_testing();
