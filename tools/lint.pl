#!/usr/bin/perl
# Holds the house's rules over the sources: layers, banned calls, stray SQL, the sample's words, what a file
# says first, sizes (a warning only). Exit status 1 where a rule is broken.
use strict;
use warnings;
use open qw(:std :utf8);

# Each folder of src/ and the folders it may include from, from below to above. Lower ones are implied by listing.
my %may = (
	base     => [],
	sys      => [qw(base)],
	text     => [qw(base)],
	db       => [qw(base)],
	doc      => [qw(base sys text)],
	extract  => [qw(base text doc)],
	org      => [qw(base text db)],
	register => [qw(base text db org)],
	rollout  => [qw(base text db org register)],
	goals    => [qw(base text db org register)],
	intake   => [qw(base text db org register rollout goals extract doc sys)],
	publish  => [qw(base text db org register rollout goals doc sys)],
	jobs     => [qw(base text db org register rollout goals publish sys)],
	web      => [qw(base text db sys)],
	pages    => [qw(base text db sys doc org register rollout goals intake publish web)],
	api      => [qw(base text db sys org register rollout goals intake publish web)],
	cli      => [qw(base text db sys doc extract org register rollout goals intake publish jobs web pages api)],
	assets   => [],
);
my $banned = qr/(?<![\w.>])(strcpy|strcat|sprintf|vsprintf|atoi|atol|atof|gets|strtok|system|popen|tmpnam|mktemp)\s*\(/;
# Words of the real document that the program was made for, and of its place: no rule may know them.
my $sample = qr/Trà Vinh|Khmer|Càng Long|Tiểu Cần|Cầu Kè|Duyên Hải|Ba Động|14[,.]85|58[,.]54|28[.]157|12-KH\/ĐUK|Trần Văn Bồi/;

my ($errors, $warnings) = (0, 0);
sub complain { my ($file, $line, $what) = @_; print STDERR "$file:$line: error: $what\n"; $errors++ }
sub warning { my ($file, $line, $what) = @_; print STDERR "$file:$line: warning: $what\n" if $ENV{LINT_SIZES}; $warnings++ }

my @files = grep { -f } split /\n/, `git ls-files --cached --others --exclude-standard src tests tools fuzz`;
for my $file (@files) {
	next unless $file =~ /\.(c|h|def|sql|js|css|pl|tsv|txt)$/;
	next if $file =~ m{^tests/(corpus|golden|data)/};
	open my $in, '<', $file or die "$file: $!";
	my @lines = <$in>;
	close $in;
	my ($layer) = $file =~ m{^src/(\w+)/};
	if ($file =~ /\.(c|h|def)$/ && @lines && $lines[0] !~ m{^// \S}) {
		complain($file, 1, 'the first line does not say what the file is for');
	}
	warning($file, 1, scalar(@lines) . ' lines: is a piece missing?') if $file =~ /\.[ch]$/ && @lines > 800;
	my $n = 0;
	for (@lines) {
		$n++;
		if ($file =~ m{^src/}) {
			complain($file, $n, "a word of the sample document: $&") if $_ =~ $sample;
			if ($layer && $file =~ /\.[ch]$/ && /^\s*#\s*include\s+"(\w+)\//) {
				my $other = $1;
				complain($file, $n, "$layer/ may not use $other/")
					unless $other eq $layer || grep { $_ eq $other } @{ $may{$layer} || [] };
			}
		}
		next unless $file =~ /\.[ch]$/;
		my $code = s{//.*}{}r;
		complain($file, $n, "banned: $1") if $code =~ s/"(\\.|[^"\\])*"/""/gr =~ $banned;
		complain($file, $n, 'SQL stands in .sql files, listed and bound')
			if $file =~ m{^src/} && $file !~ m{^src/db/} && $code =~ /"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s/;
		complain($file, $n, 'only main.c ends the program') if $file =~ m{^src/(?!main\.c)} && $code =~ /(?<![\w.>])exit\s*\(/;
	}
}
print "lint: ", scalar(@files), " files, $errors errors, $warnings warnings\n";
exit($errors ? 1 : 0);
