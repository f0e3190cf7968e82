#!/usr/bin/perl
# The golden texts as DOCX, ODT and HTML, made of them by LibreOffice: what is read is what is read of the text.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;
binmode(Test::More->builder->$_, ':utf8') for qw(output failure_output todo_output);

my $lantoa = $ENV{LANTOA_PROGRAM} || 'build/asan/lantoa';
plan skip_all => 'LibreOffice is not installed (libreoffice-writer-nogui)' if system('command -v soffice >/dev/null') != 0;
my $dir = tempdir(CLEANUP => 1);
my @texts = glob('tests/golden/*.txt');

sub reading {
	my ($file) = @_;
	open my $out, '-|', $lantoa, 'read', '--json', $file or die $!;
	local $/;
	my $json = <$out>;
	close $out;
	return $? ? undef : JSON::PP->new->utf8->decode($json);
}

# Of each list what does not speak of lines.
sub told {
	my ($r) = @_;
	my %told;
	for my $list (qw(documents outline citations obligations measures abbreviations lint)) {
		for my $item (@{ $r->{$list} }) {
			my %kept = map { $_ => $item->{$_} } grep { !/^(line|first_line|last_line|start|end|more|at|recipients)$/ } keys %$item;
			push @{ $told{$list} }, JSON::PP->new->canonical->encode(\%kept);
		}
	}
	return \%told;
}

for my $format (qw(docx odt html)) {
	my $said = `soffice --headless -env:UserInstallation=file://$dir/office --convert-to $format --outdir $dir/$format @texts 2>&1`;
	is($?, 0, "LibreOffice writes $format") or diag($said);
	for my $text (@texts) {
		my ($name) = $text =~ m{(\w+)\.txt$};
		my $want = told(reading($text));
		my $got = reading("$dir/$format/$name.$format");
		ok($got, "$name.$format is read") or next;
		my $is = told($got);
		is_deeply($is->{$_}, $want->{$_}, "$name.$format: the same $_") for sort keys %$want;
	}
}
done_testing;
