#!/usr/bin/perl
# Puts errors into a report that has none: prints the text, and writes what was changed.
# usage: seed.pl REPORT SITES SEED OUT.jsonl   (OUT: one error a line: line, code, was, now)
#
# As many of each code as the first line of SITES says ("# seeds: ratio 13, parts 11, outline 6"), at the places that it lists and at
# headings; one a line, one a run of headings. They are what clerks do: two digits swapped, one digit wrong, a section taken out or put in and
# those after it renumbered. Only what is wrong for certain is called an error: a percent off by three or more in its last
# digit, a sum that differs, a figure off by more than what rounding explains; and of what may leave a rest unsaid (not after "gồm" or in brackets) only a sum above the whole.
use strict;
use warnings;
use utf8;
use JSON::PP;
use open qw(:std :encoding(UTF-8));

@ARGV == 4 && $ARGV[2] =~ /^\d+$/ or die "usage: seed.pl REPORT SITES SEED OUT.jsonl\n";
my ($report, $places, $seed, $list) = @ARGV;
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

# The figures of a site by their roles.
sub figures { return map { $_->[0] => value($_->[1]) } @{ $_[0] } }

# Off by more than rounding or cutting off explains.
sub off { my ($is, $said, $least) = @_; return abs($is - $said) >= $least }

sub percent_off { my ($is, $said, $figure) = @_; return off($is, $said, 3 / 10**scale($figure) > 0.6 ? 3 / 10**scale($figure) : 0.6) }

# A result r, its plan t: p per cent of it, e per cent or x beyond it. An earlier level b: a change of c per cent or d, or q per cent of it.
sub wrong_relation {
	my ($marks) = @_;
	my %v = figures($marks);
	my %printed = map { @$_ } @$marks;
	my $base = $v{t} // $v{b};
	return 0 if defined $base && $base <= 0;
	if (!defined $base) {
		my $apart = $v{x} // $v{d};
		return percent_off(abs($v{p} - 100), $v{e}, $printed{e}) if defined $v{p} && defined $v{e};
		$base = $v{r} - $apart;
		return 0 if $base <= 0;
	}
	my $is = 100 * $v{r} / $base;
	for my $role (qw(p q)) {
		return 1 if defined $v{$role} && percent_off($is, $v{$role}, $printed{$role});
	}
	my $rate = $base < 20 && scale($printed{b} // '') ? 1 : 0;
	for my $role (qw(e c)) {
		next if !defined $v{$role};
		next if $rate && !off(abs($v{r} - $base), $v{$role}, 4 / 10**scale($printed{$role}));
		return 1 if percent_off(abs($is - 100), $v{$role}, $printed{$role});
	}
	for my $role (qw(x d)) {
		my $least = $v{r} * 0.003 > 4 / 10**scale($printed{r}) ? $v{r} * 0.003 : 4 / 10**scale($printed{r});
		return 1 if defined $v{$role} && off(abs($v{r} - $base), $v{$role}, $least);
	}
	return 0;
}

# a × y makes o, times the factor between the units. y stands for what is rounded or cut off to it.
sub wrong_product {
	my ($marks, $factor) = @_;
	my %v = figures($marks);
	my %printed = map { @$_ } @$marks;
	my $unit = 1 / 10**scale($printed{y});
	my ($least, $most) = map { $v{a} * ($v{y} + $_) * $factor } $unit * -0.5, $unit;
	return $v{o} < $least * 0.997 || $v{o} > $most * 1.003;
}

sub is_wrong {
	my ($site, $marks) = @_;
	return wrong_ratio($marks, $site->{whole}) if $site->{code} eq 'ratio';
	return wrong_parts($marks, $site->{text}) if $site->{code} eq 'parts';
	return wrong_product($marks, $site->{whole}) if $site->{code} eq 'product';
	return wrong_relation($marks) if $site->{code} ne 'restated';
	my ($was, $now) = (value((marks($site->{text}))[0][1]), value($marks->[0][1]));
	return off($was, $now, $was * 0.01);
}

my @lines = lines_of($report);
my %wanted;
my %at;
push @{ $at{ $lines[$_] } }, $_ for 0 .. $#lines;
my (@sites, %named);
for (lines_of($places)) {
	%wanted = $1 =~ /(\w+) (\d+)/g if /^# seeds: (.*)/;
	next if /^#/;
	my ($code, $text, $whole) = split /\t/;
	my $found = $at{ bare($text) } // [];
	die "$places: not once in the report: " . bare($text) . "\n" if @$found != 1;
	push @sites, { code => $code, text => $text, whole => $whole, line => $found->[0] };
	$named{$whole} = 1 if $code eq 'ratio' && defined $whole;
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
			next unless is_wrong($site, \@other);
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
for my $code (grep { $_ ne 'outline' } sort keys %wanted) {
	my @found = grep { defined } map { seed_site($_) } shuffled(grep { $_->{code} eq $code } @sites);
	push @errors, splice @found, 0, $wanted{$code};
}
push @errors, (map { seed_run($_) } shuffled(runs()))[0 .. $wanted{outline} - 1] if $wanted{outline};
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
