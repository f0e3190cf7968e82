#!/usr/bin/perl
# Fills the dates of a sample relative to the day of loading: fill.pl DATE FILE, DATE as 2026-11-24.
#   {d+12}      06/12/2026
#   {ngày+12}   ngày 06 tháng 12 năm 2026 (official form: days below 10 and months 1 and 2 with a zero)
#   {tháng+30}  tháng 12 năm 2026, the month in which that day lies
#   {năm-1}     2025
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Time::Local qw(timegm);

my ($day, $file) = @ARGV;
die "usage: fill.pl YYYY-MM-DD FILE\n" unless defined $file && $day =~ /^(\d{4})-(\d\d)-(\d\d)$/;
my ($year, $noon) = ($1, timegm(0, 0, 12, $3, $2 - 1, $1));

sub month { sprintf $_[0] < 3 ? '%02d' : '%d', $_[0] }

sub fill {
	my ($form, $shift) = @_;
	return $year + $shift if $form eq 'năm';
	my ($d, $m, $y) = (gmtime $noon + $shift * 86400)[3 .. 5];
	$m++, $y += 1900;
	return sprintf '%02d/%02d/%d', $d, $m, $y if $form eq 'd';
	return sprintf 'tháng %s năm %d', month($m), $y if $form eq 'tháng';
	return sprintf 'ngày %02d tháng %s năm %d', $d, month($m), $y;
}

open my $in, '<', $file or die "$file: $!\n";
while (<$in>) {
	s/\{(d|ngày|tháng|năm)([+-]\d+)?\}/fill($1, $2 || 0)/ge;
	die "$file:$.: a placeholder of no known form: $1\n" if /(\{[^}]*\})/;
	print;
}
