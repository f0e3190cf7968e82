#!/usr/bin/perl
# Puts 30 errors into a report that has none: prints the text, and writes what was changed.
# usage: seed.pl REPORT SEED OUT.jsonl   (OUT: one error a line: line, code, was, now)
#
# 13 ratio, 11 parts, 6 outline, at places of sites.tsv beside this script and at headings; one a line, one a run of
# headings. They are what clerks do: two digits swapped, one digit wrong, a section taken out or put in and
# those after it renumbered. Only what is wrong for certain is called an error: a percent off by three or more in its last
# digit, a sum that differs; and of what may leave a rest unsaid (not after "gồm" or in brackets) only a sum above the whole.
use strict;
use warnings;
use utf8;
use FindBin;
use JSON::PP;
use open qw(:std :encoding(UTF-8));

my %wanted = (ratio => 13, parts => 11, outline => 6);
@ARGV == 3 && $ARGV[1] =~ /^\d+$/ or die "usage: seed.pl REPORT SEED OUT.jsonl\n";
my ($report, $seed, $list) = @ARGV;
srand $seed;

sub lines_of {
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	chomp(my @lines = <$in>);
	return @lines;
}

sub shuffled {
	my @all = @_;
	return map { splice @all, int rand @all, 1 } 1 .. @all;
}

sub value { return $_[0] =~ s/\.//gr =~ s/,/./r }

# Places of decimals, as printed.
sub scale { return $_[0] =~ /,(\d+)$/ ? length $1 : 0 }

# Every figure that a slip of the hand makes of this one.
sub slips {
	my ($figure) = @_;
	my (@digits, @all) = split //, $figure;
	my @at = grep { $digits[$_] =~ /\d/ } 0 .. $#digits;
	for my $k (0 .. $#at) {
		for my $digit (0 .. 9) {
			my @other = @digits;
			$other[$at[$k]] = $digit;
			push @all, join '', @other;
		}
		next if $k == $#at;
		my @other = @digits;
		@other[@at[$k, $k + 1]] = @other[@at[$k + 1, $k]];
		push @all, join '', @other;
	}
	return grep { $_ ne $figure && (!/^0/ || /^0,/) } @all;
}

# The marked figures of a site: [role, figure] each, and the bare text.
sub marks { return map { [/^\[(\w):(.*)\]$/] } $_[0] =~ /(\[\w:[\d.,]+\])/g }
sub bare { return $_[0] =~ s/\[\w:([\d.,]+)\]/$1/gr }

sub wrong_ratio {
	my ($marks, $whole) = @_;
	my %v = (b => $whole, map { @$_ } @$marks);
	my ($a, $b, $p) = map { value($v{$_}) } qw(a b p);
	my $least = 3 / 10**scale($v{p});
	return $p > 0 && $p < 100 && $a < $b && abs(100 * $a / $b - $p) >= $least;
}

sub wrong_parts {
	my ($marks, $text) = @_;
	my (@parts, $whole, $one);
	for (@$marks) {
		my ($role, $figure) = @$_;
		$whole = value($figure) if $role eq 'w';
		push @parts, value($figure) if $role ne 'w';
		$one ||= $role eq 'l';
	}
	my $sum = 0;
	$sum += $_ for @parts;
	return $sum - 100 >= 0.3 && !grep { $_ >= 100 } @parts if !defined $whole;
	return 0 if !$one && grep { $_ >= $whole } @parts;
	my $over = $sum - $whole;
	return $text !~ /gồm|\(/ || $one ? $over > 0.001 : abs($over) > 0.001;
}

my @lines = lines_of($report);
my %at;
push @{ $at{ $lines[$_] } }, $_ for 0 .. $#lines;
my (@sites, %named);
for (grep { !/^#/ } lines_of("$FindBin::Bin/sites.tsv")) {
	my ($code, $text, $whole) = split /\t/;
	my $places = $at{ bare($text) } // [];
	die "sites.tsv: not once in the report: " . bare($text) . "\n" if @$places != 1;
	push @sites, { code => $code, text => $text, whole => $whole, line => $places->[0] };
	$named{$whole} = 1 if defined $whole;
}

# A figure that other lines count on stays as it is: one slip would be wrong in two places.
sub seed_site {
	my ($site) = @_;
	my @marks = marks($site->{text});
	for my $i (shuffled(0 .. $#marks)) {
		my ($role, $figure) = @{ $marks[$i] };
		next if $named{$figure};
		for my $slip (shuffled(slips($figure))) {
			my @other = map { [@$_] } @marks;
			$other[$i][1] = $slip;
			next unless $site->{code} eq 'ratio' ? wrong_ratio(\@other, $site->{whole}) : wrong_parts(\@other, $site->{text});
			my $k = 0;
			my $now = $site->{text} =~ s/\[\w:[\d.,]+\]/$other[$k++][1]/gr;
			return { line => $site->{line} + 1, code => $site->{code}, was => $figure, now => $slip, text => $now };
		}
	}
	return;
}

# Runs of headings with marks of one kind under one heading: places in @lines.
my @orders = ([qw(A B C D)], [qw(I II III IV V VI VII VIII IX X)], [1 .. 20], [qw(a b c d đ e g h)]);
sub mark {
	my ($line) = @_;
	my ($word) = grep { defined } $line =~ /^(?:(\d+|[A-D]|[IVX]+)\.|([a-zđ])\)) / or return;
	my ($rank) = grep { my $k = $_; grep { $_ eq $word } @{ $orders[$k] } } 0 .. $#orders;
	return defined $rank ? ($rank, $word) : ();
}

sub runs {
	my (@open, @done);
	for my $i (0 .. $#lines) {
		my ($rank) = mark($lines[$i]) or next;
		push @done, grep { defined } splice @open, $rank + 1 if @open > $rank + 1;
		push @{ $open[$rank] }, $i;
	}
	return grep { @$_ > 1 } @done, grep { defined } @open;
}

sub seed_run {
	my ($run) = @_;
	my $from = 1 + int rand($#$run);
	my $step = rand() < 0.5 ? 1 : -1;
	my %new;
	for my $line (@$run[$from .. $#$run]) {
		my ($rank, $word) = mark($lines[$line]);
		my ($place) = grep { $orders[$rank][$_] eq $word } 0 .. $#{ $orders[$rank] };
		$new{$line} = $lines[$line] =~ s/^\Q$word\E/$orders[$rank][$place + $step]/r;
	}
	my ($rank, $was) = mark($lines[$run->[$from]]);
	my (undef, $now) = mark($new{ $run->[$from] });
	return { line => $run->[$from] + 1, code => 'outline', was => $was, now => $now, lines => \%new };
}

my @errors;
for my $code (qw(ratio parts)) {
	my @found = grep { defined } map { seed_site($_) } shuffled(grep { $_->{code} eq $code } @sites);
	push @errors, splice @found, 0, $wanted{$code};
}
push @errors, (map { seed_run($_) } shuffled(runs()))[0 .. $wanted{outline} - 1];
for (@errors) {
	$lines[$_->{line} - 1] = delete $_->{text} if defined $_->{text};
	my $new = delete $_->{lines} // {};
	$lines[$_] = $new->{$_} for keys %$new;
}
open my $out, '>', $list or die "$list: $!\n";
my $json = JSON::PP->new->canonical;
print $out $json->encode($_), "\n" for sort { $a->{line} <=> $b->{line} } @errors;
close $out or die "$list: $!\n";
print "$_\n" for @lines;
