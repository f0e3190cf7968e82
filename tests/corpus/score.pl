#!/usr/bin/perl
# Compares what `lantoa read --json` says of a document with the labels that people gave it.
# usage: score.pl [--misses N] [--text FILE] OUTPUT.json LABELS
# LABELS is a folder with measures.jsonl, citations.jsonl, outline.jsonl, obligations.jsonl, lint.jsonl (each optional), or
# a single file of measures. Prints one figure a line: name, right, of how many, with tabs between.
#
# A found measure is a label's when both are on one line and begin alike or share a third of their union, and no better
# pair exists: equal values first, then the most shared. "wholly right" leaves out the place and "of".
use strict;
use warnings;
use utf8;
use Getopt::Long;
use JSON::PP;
use Unicode::Normalize qw(NFC);

binmode STDOUT, ':encoding(UTF-8)';
binmode STDERR, ':encoding(UTF-8)';
GetOptions('misses=i' => \(my $misses = 0), 'text=s' => \my $text) && @ARGV == 2
	or die "usage: score.pl [--misses N] [--text FILE] OUTPUT.json LABELS\n";
my ($output, $labels) = @ARGV;
my $json = JSON::PP->new->utf8;

sub slurp {
	my ($path) = @_;
	open my $in, '<:raw', $path or return;
	local $/;
	return scalar <$in>;
}

sub rows {
	my ($path) = @_;
	my $bytes = slurp($path) // return;
	return [map { $json->decode($_) } grep { /\S/ } split /\n/, $bytes];
}

my $out = eval { $json->decode(slurp($output) // '') };
ref $out eq 'HASH' or die "score.pl: $output: not one JSON object\n";
my $bytes = slurp($text // $out->{file}) // die "score.pl: cannot read " . ($text // $out->{file}) . "\n";
utf8::decode($bytes);
$bytes =~ s/^\x{FEFF}//;
$bytes =~ s/\r\n?/\n/g;
my @lines = map { NFC($_) } split /\n/, $bytes, -1;

# ---- comparing

sub words { return NFC(lc($_[0] // '')) =~ /\w+/g }

sub alike { # twice the common words over all of them
	my @a = words($_[0]);
	my @b = words($_[1]);
	return @a == @b ? 1 : 0 unless @a && @b;
	my %left;
	$left{$_}++ for @b;
	my $common = grep { ($left{$_} // 0) > 0 && $left{$_}-- } @a;
	return 2 * $common / (@a + @b);
}

sub number { return defined $_[0] ? sprintf('%.15g', $_[0]) : 'null' }

my %measure = map { $_ => 1 } qw(tỷ tỉ triệu nghìn ngàn vạn đồng usd ha tấn tạ kg km m lít kwh mw);

sub unit_parts {
	my $u = NFC(lc($_[0] // ''));
	return map { [/\w+|[%‰°\$€]/g] } split m{/}, ($u eq '' ? ' ' : $u), -1;
}

# Alike in words, signs and divisors; a counted noun may be given by its head ("phòng" of "phòng kiên cố").
sub same_unit {
	my @a = unit_parts($_[0]);
	my @b = unit_parts($_[1]);
	my $below = sub { join '/', map { "@$_" } @_[1 .. $#_] };
	return 0 if @a != @b || $below->(@a) ne $below->(@b);
	my ($less, $more) = sort { @$a <=> @$b } $a[0], $b[0];
	return 1 if "@$less" eq "@$more";
	return 0 if !@$less || $measure{ $less->[0] } || $less->[0] =~ /^[%‰°\$€]$/;
	return "@$less" eq "@$more[0 .. $#$less]" ? 1 : 0;
}

sub whole_subject { # the unit's words count with the subject's: "Phát triển mới" + "doanh nghiệp"
	my ($r) = @_;
	my @subject = words($r->{subject});
	my @unit = words($r->{unit});
	my %have = map { $_ => 1 } @subject;
	my $amount = @unit && $measure{ $unit[0] };
	return join ' ', @subject, $amount ? () : grep { !$have{$_} } @unit;
}

sub same_subject {
	my ($g, $p) = @_;
	return 0 if !!length($g->{subject} // '') != !!length($p->{subject} // '');
	return alike($g->{subject}, $p->{subject}) >= 0.5 || alike(whole_subject($g), whole_subject($p)) >= 0.5;
}

# ---- pairing

sub place {
	my ($r, $file) = @_;
	my ($line, $what) = ($lines[$r->{line} - 1], NFC($r->{text}));
	my $at = -1;
	for (1 .. $r->{nth} // 1) {
		$at = index $line, $what, $at + 1;
		die "score.pl: $file: line $r->{line} has no \"$what\"\n" if $at < 0;
	}
	@$r{qw(start end)} = ($at, $at + length $what);
}

sub placed {
	my ($file) = @_;
	my $path = -d $labels ? "$labels/$file" : $file eq 'measures.jsonl' ? $labels : return;
	my $rows = rows($path) // return;
	place($_, $path) for @$rows;
	return $rows;
}

sub min { $_[0] < $_[1] ? $_[0] : $_[1] }
sub max { $_[0] > $_[1] ? $_[0] : $_[1] }

sub pairs {
	my ($gold, $found) = @_;
	my %on;
	push @{ $on{ $found->[$_]{line} } }, $_ for 0 .. $#$found;
	my @near;
	for my $gi (0 .. $#$gold) {
		my $g = $gold->[$gi];
		for my $pi (@{ $on{ $g->{line} } // [] }) {
			my $p = $found->[$pi];
			my $common = min($g->{end}, $p->{end}) - max($g->{start}, $p->{start});
			next if $common <= 0;
			my $share = $common / (max($g->{end}, $p->{end}) - min($g->{start}, $p->{start}));
			next if $share < 1 / 3 && $g->{start} != $p->{start};
			push @near, [number($g->{value}) eq number($p->{value}) ? 1 : 0, $share, $gi, $pi];
		}
	}
	my (%of, %taken);
	for (sort { $b->[0] <=> $a->[0] || $b->[1] <=> $a->[1] || $a->[2] <=> $b->[2] || $a->[3] <=> $b->[3] } @near) {
		my (undef, undef, $gi, $pi) = @$_;
		next if exists $of{$gi} || $taken{$pi};
		$of{$gi} = $pi;
		$taken{$pi} = 1;
	}
	return \%of;
}

sub show { print join("\t", @_), "\n" }

sub complain {
	my ($kind, @what) = @_;
	our %said;
	print STDERR "  $kind: ", join(' ', map { $_ // 'null' } @what), "\n" if $said{$kind}++ < $misses;
}

# ---- the figures

sub score_measures {
	my ($gold, $found) = @_;
	my $of = pairs($gold, $found);
	show('found', scalar keys %$of, scalar @$gold);
	show('precision', scalar keys %$of, scalar @$found);
	my $same = sub { my ($k) = @_; sub { ($_[0]{$k} // '') eq ($_[1]{$k} // '') } };
	my %test = (
		place => sub { $_[0]{start} == $_[1]{start} && $_[0]{end} == $_[1]{end} },
		value => sub { my ($g, $p) = @_; !grep { number($g->{$_}) ne number($p->{$_}) } qw(value high total) },
		unit => sub { same_unit($_[0]{unit}, $_[1]{unit}) },
		estimate => sub { !!$_[0]{estimate} == !!$_[1]{estimate} },
		subject => \&same_subject,
		year => sub { number($_[0]{year}) eq number($_[1]{year}) },
		of => sub {
			my ($g, $p) = @_;
			return !defined $p->{of} unless defined $g->{of};
			return defined $p->{of} && defined $of->{ $g->{of} } && $of->{ $g->{of} } == $p->{of};
		},
		map { $_ => $same->($_) } qw(cmp role direction),
	);
	my (%right, %good);
	my $wholly = 0;
	for my $gi (sort { $a <=> $b } keys %$of) {
		my ($g, $p) = ($gold->[$gi], $found->[$of->{$gi}]);
		my $all = 1;
		for my $k (keys %test) {
			if ($test{$k}->($g, $p)) {
				$right{$k}++;
				$good{$k}{$gi} = 1;
			} else {
				$all = 0 unless $k eq 'of' || $k eq 'place';
				complain($k, "$g->{line}: \"$g->{text}\": label", ($k eq 'place' ? $g->{start} : $g->{$k}), '| found',
					($k eq 'place' ? $p->{start} : $p->{$k})) unless $k eq 'place';
			}
		}
		$wholly += $all;
	}
	show($_, $right{$_} // 0, scalar keys %$of) for qw(place value unit cmp role direction estimate year subject of);
	my %usual = (cmp => '=', direction => '', estimate => '', of => '');
	for my $k (sort keys %usual) {
		my $unusual = sub { my $v = $_[0]{$k}; defined $v && "$v" ne '' && "$v" ne $usual{$k} && !(ref $v && !$v) };
		my @owed = grep { $unusual->($gold->[$_]) } 0 .. $#$gold;
		my $said = grep { $unusual->($_) } @$found;
		my $right = grep { $good{$k}{$_} } @owed;
		show("$k recall", $right, scalar @owed);
		show("$k precision", $right, $said);
	}
	show('wholly', $wholly, scalar @$gold);
	# role, value, unit and subject together
	my $four = grep { my $gi = $_; !grep { !$good{$_}{$gi} } qw(value role unit subject) } keys %$of;
	show('four', $four, scalar @$gold);
	complain('not found', "$gold->[$_]{line}: $gold->[$_]{text}") for grep { !exists $of->{$_} } 0 .. $#$gold;
	my %hit = map { $_ => 1 } values %$of;
	complain('not a label', "$found->[$_]{line}: " . ($found->[$_]{text} // '')) for grep { !$hit{$_} } 0 .. $#$found;
}

sub score_citations {
	my ($gold, $found) = @_;
	my $of = pairs($gold, $found);
	my @free = grep { $gold->[$_]{optional} } keys %$of;
	my $owed = grep { !$_->{optional} } @$gold;
	delete @$of{@free};
	show('citations found', scalar keys %$of, $owed);
	show('citations precision', scalar keys %$of, @$found - @free);
	for my $f (qw(type number symbol date)) {
		my @some = grep { $gold->[$_]{$f} || $found->[$of->{$_}]{$f} } keys %$of;
		my @good = grep { NFC(lc($gold->[$_]{$f} // '')) eq NFC(lc($found->[$of->{$_}]{$f} // '')) } @some;
		show("citations $f", scalar @good, scalar @some);
	}
	complain('citation not found', "$gold->[$_]{line}: $gold->[$_]{text}") for grep { !exists $of->{$_} && !$gold->[$_]{optional} } 0 .. $#$gold;
}

# A duty is found where an obligation stands on one of its lines and names an actor alike; optional ones count for nothing.
sub score_obligations {
	my ($gold, $found) = @_;
	my @near;
	for my $gi (0 .. $#$gold) {
		my $g = $gold->[$gi];
		my %on = map { $_ => 1 } @{ $g->{lines} };
		for my $pi (grep { $on{ $found->[$_]{line} } } 0 .. $#$found) {
			my $p = $found->[$pi];
			my $actor = alike($g->{actor}, $p->{actor});
			push @near, [$p->{line} == $g->{lines}[0] ? 1 : 0, alike($g->{action}, $p->{action}), $actor, $gi, $pi] if $actor >= 0.5;
		}
	}
	my (%of, %taken);
	for (sort { $b->[0] <=> $a->[0] || $b->[1] <=> $a->[1] || $b->[2] <=> $a->[2] || $a->[3] <=> $b->[3] || $a->[4] <=> $b->[4] } @near) {
		my ($gi, $pi) = @$_[3, 4];
		$of{$gi} = $pi, $taken{$pi} = 1 unless exists $of{$gi} || $taken{$pi};
	}
	my @free = grep { $gold->[$_]{optional} } keys %of;
	delete @of{@free};
	my @got = sort { $a <=> $b } keys %of;
	show('obligations found', scalar @got, scalar grep { !$_->{optional} } @$gold);
	show('obligations precision', scalar @got, @$found - @free);
	my %test = (
		due => sub { my ($g, $p) = @_; $g->{due_inherited} ? !defined $p->{due} || $p->{due_inherited} : ($g->{due} // '') eq ($p->{due} // '') },
		held => sub { ($_[0]{held} // '') eq ($_[1]{held} // '') },
		plan => sub { my ($g, $p) = @_; !defined $g->{plan_required} || defined $p->{plan_required} && !$g->{plan_required} == !$p->{plan_required} },
		to => sub { alike($_[0]{report_to}, $_[1]{report_to}) >= 0.5 },
		via => sub { alike($_[0]{report_via}, $_[1]{report_via}) >= 0.5 },
	);
	for my $k (sort keys %test) {
		my @bad = grep { !$test{$k}->($gold->[$_], $found->[$of{$_}]) } @got;
		show("obligations $k", @got - @bad, scalar @got);
		complain("obligations $k", "$gold->[$_]{lines}[0]: $gold->[$_]{actor}") for @bad;
	}
	complain('obligation not found', "$gold->[$_]{lines}[0]: $gold->[$_]{actor}") for grep { !exists $of{$_} && !$gold->[$_]{optional} } 0 .. $#$gold;
}

sub score_sets {
	my ($name, $gold, $found, $key) = @_;
	my %want = map { $key->($_) => 1 } @$gold;
	my %got = map { $key->($_) => 1 } @$found;
	my $both = grep { $got{$_} } keys %want;
	show("$name found", $both, scalar keys %want);
	show("$name precision", $both, scalar keys %got);
}

score_measures($_, $out->{measures} // []) for grep { defined } placed('measures.jsonl');
score_citations($_, $out->{citations} // []) for grep { defined } placed('citations.jsonl');
if (-d $labels) {
	score_obligations($_, $out->{obligations} // []) for grep { defined } rows("$labels/obligations.jsonl");
	score_sets('headings', $_, $out->{outline} // [], sub { "$_[0]{line} " . ($_[0]{mark} // '') })
		for grep { defined } rows("$labels/outline.jsonl");
	score_sets('lint', $_, [grep { ($_->{severity} // '') eq 'error' } @{ $out->{lint} // [] }], sub { "$_[0]{line} $_[0]{code}" })
		for grep { defined } rows("$labels/lint.jsonl");
}
