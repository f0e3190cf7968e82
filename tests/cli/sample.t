# The sample: the tree comes in whole, and the plan reads well whatever the day on which it is filled.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use FindBin;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);
chdir "$FindBin::Bin/../..";
my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
my $dir = tempdir(CLEANUP => 1);
$ENV{LANTOA_DATA} = "$dir/data";
$ENV{LANTOA_LANG} = 'en';

sub said { return decode('UTF-8', `@_ 2>&1`) }

said("$lantoa init");
for my $subject (qw(lines categories groups kinds units)) {
	my $out = said("$lantoa import $subject sample/$subject.csv");
	like($out, qr/^[1-9]\d* added, 0 changed, 0 unchanged, 0 refused$/m, "$subject.csv comes in");
}
said("$lantoa verify");
is($?, 0, 'and what is kept of it agrees');

# A day in the middle, one at which dates fall into the next year, a leap day.
for my $day (qw(2025-06-14 2026-12-20 2028-02-29)) {
	my ($year) = $day =~ /^(\d{4})/;
	my $text = said("$^X sample/fill.pl $day sample/plan.md");
	open my $out, '>:utf8', "$dir/plan.md" or die $!;
	print $out $text;
	close $out;
	my $r = decode_json(encode('UTF-8', said("$lantoa read --json $dir/plan.md")));
	is_deeply([map { $_->{type} } @{ $r->{documents} }], ['Kế hoạch', 'Tài liệu tuyên truyền'], "$day: two documents");
	is_deeply($r->{lint}, [], "$day: nothing to find fault with");
	my @targets = grep { $_->{role} =~ /^target/ && $_->{line} > $r->{documents}[0]{last_line} } @{ $r->{measures} };
	my %of;
	$of{ $_->{year} }++ for @targets;
	is_deeply(\%of, { $year + 1 => 29, $year => 3 }, "$day: next year's targets are told from results and from this year's plan");
	my %kinds;
	$kinds{ $_->{kind} }++ for @{ $r->{obligations} };
	is_deeply(\%kinds, { aim => 1, duty => 5, report => 2, supervision => 2 }, "$day: what is owed");
	my ($own) = grep { $_->{actor} =~ /^Chi bộ cơ sở|^chi bộ cơ sở/ } @{ $r->{obligations} };
	ok($own && defined $own->{plan_required} && !$own->{plan_required}, "$day: base cells need no plan");
}
my $bad = "$dir/bad.md";
open my $out, '>:utf8', $bad or die $!;
print $out "một {tuần+1}\n";
close $out;
like(said("$^X sample/fill.pl 2026-01-01 $bad"), qr/bad\.md:1: .*\{tuần\+1\}/, 'an unknown placeholder is refused with its place');
done_testing;
