#!/usr/bin/perl
# Checks hand labels against their documents: every text stands on its line, every field is there, every index is in range.
# usage: check.pl [--bare] FILE.txt...    (labels in the folder FILE beside it; --bare also lists numbers without a label)
# Prints what is wrong, one place a line, and exits 1; otherwise prints how much was checked.
use strict;
use warnings;
use utf8;
use Getopt::Long;
use JSON::PP;
use Unicode::Normalize qw(NFC);

binmode STDOUT, ':encoding(UTF-8)';
GetOptions('bare' => \my $bare) && @ARGV or die "usage: check.pl [--bare] FILE.txt...\n";

my %fields = (
	measures => [qw(line text nth value high total unit cmp estimate role direction subject year of)],
	citations => [qw(line text nth type number symbol date issuer optional)],
	outline => [qw(line mark level title)],
	obligations => [qw(id kind lines actor action audience due due_text due_inherited held plan_required mode report_to
		report_via materials optional quotes)],
);
my %roles = map { $_ => 1 } qw(actual target attainment excess change target_change share);
my %comparators = map { $_ => 1 } qw(= >= > <= < ~ range);
my %directed = map { $_ => 1 } qw(change target_change excess);
my %kinds = map { $_ => 1 } qw(duty report supervision aim);
my ($wrong, %count) = (0);

sub fault {
	my ($where, $what) = @_;
	print "$where: $what\n";
	$wrong++;
}

sub slurp {
	my ($path) = @_;
	open my $in, '<:raw', $path or return;
	local $/;
	return scalar <$in>;
}

# The place of the nth occurrence, or nothing.
sub place {
	my ($line, $text, $nth) = @_;
	my $at = -1;
	for (1 .. $nth) {
		$at = index $line, $text, $at + 1;
		return if $at < 0;
	}
	return $at;
}

sub check_measure {
	my ($where, $row, $index, $rows) = @_;
	fault($where, "no such role: $row->{role}") unless $roles{ $row->{role} };
	fault($where, "no such comparator: $row->{cmp}") unless $comparators{ $row->{cmp} };
	fault($where, 'a range has an upper bound above its value, anything else has none')
		if ($row->{cmp} eq 'range') != (defined $row->{high} && $row->{high} > $row->{value});
	fault($where, 'a change has a direction') if $directed{ $row->{role} } && !defined $row->{direction};
	fault($where, "direction is up or down") if defined $row->{direction} && $row->{direction} !~ /^(?:up|down)$/;
	fault($where, 'a year of four digits is wanted') unless ($row->{year} // '') =~ /^(?:19|20)\d\d$/;
	fault($where, 'no subject') unless length($row->{subject} // '');
	fault($where, 'the text begins or ends with a blank, or holds no digit') if $row->{text} =~ /^\s|\s$|^\D*$/;
	my $of = $row->{of};
	fault($where, '"of" is out of range or its own') if defined $of && ($of < 0 || $of > $#$rows || $of == $index);
}

sub check_obligation {
	my ($where, $row, $lines) = @_;
	fault($where, "no such kind: $row->{kind}") unless $kinds{ $row->{kind} };
	fault($where, 'no line, or one that is not there') if !@{ $row->{lines} } || grep { $_ < 1 || $_ > @$lines } @{ $row->{lines} };
	fault($where, 'actor and action are wanted') unless length $row->{actor} && length $row->{action};
	for my $date (grep { defined } @$row{qw(due held)}) {
		fault($where, "not a date: $date") unless $date =~ /^\d{4}-(\d\d)-(\d\d)$/ && $1 >= 1 && $1 <= 12 && $2 >= 1 && $2 <= 31;
	}
	for my $quote (@{ $row->{quotes} }) {
		fault($where, "line $quote->{line} has no \"$quote->{quote}\"")
			if index($lines->[$quote->{line} - 1] // '', NFC($quote->{quote})) < 0;
	}
}

sub check_document {
	my ($file) = @_;
	my $text = slurp($file) // return fault($file, 'cannot be read');
	utf8::decode($text) or return fault($file, 'not UTF-8');
	my @lines = map { NFC($_) } split /\n/, $text =~ s/^\x{FEFF}//r =~ s/\r\n/\n/gr, -1;
	my @free = @lines; # what is left when the labelled places are blanked
	my $stem = $file =~ s/\.\w+$//r;
	for my $set (sort keys %fields) {
		my $bytes = slurp("$stem/$set.jsonl") // next;
		my @rows = map { decode_json($_) } split /\n/, $bytes;
		my @last = (0, -1);
		for my $i (0 .. $#rows) {
			my ($row, $where) = ($rows[$i], "$stem/$set.jsonl:" . ($i + 1));
			my @missing = grep { !exists $row->{$_} } @{ $fields{$set} };
			if (@missing) {
				fault($where, "fields are missing: @missing");
				next;
			}
			$count{$set}++;
			if ($set eq 'obligations') {
				check_obligation($where, $row, \@lines);
				next;
			}
			my $line = $lines[$row->{line} - 1] // '';
			if ($set eq 'outline') {
				fault($where, "line $row->{line} does not begin with \"$row->{mark}\"") if index($line =~ s/^[\s*#]+//r, $row->{mark}) != 0
					&& index($line, $row->{mark}) != 0;
				next;
			}
			my $at = place($line, NFC($row->{text}), $row->{nth});
			if (!defined $at) {
				fault($where, "line $row->{line} has no \"$row->{text}\" ($row->{nth})");
				next;
			}
			fault($where, 'not in reading order') if ($row->{line} <=> $last[0] || $at <=> $last[1]) < 0;
			@last = ($row->{line}, $at);
			my $length = length NFC($row->{text});
			substr($free[$row->{line} - 1], $at, $length) = '_' x $length;
			check_measure($where, $row, $i, \@rows) if $set eq 'measures';
		}
	}
	if ($bare) {
		print "$file:", $_ + 1, ": $free[$_]\n" for grep { $free[$_] =~ /\d/ } 0 .. $#free;
	}
	$count{documents}++;
}

check_document($_) for @ARGV;
print join(', ', map { "$count{$_} $_" } sort keys %count), "\n";
exit($wrong ? 1 : 0);
