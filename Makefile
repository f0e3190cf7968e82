# Builds lantoa. `make` leaves build/lantoa; `make check-unit` builds and runs the unit tests under
# AddressSanitizer and UBSan; `make lint` checks layers, banned calls, stray SQL and words. See docs/architecture.md.
CC := $(if $(shell command -v ccache),ccache )gcc
CFLAGS_ALL := -std=gnu17 -D_GNU_SOURCE -Isrc -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch \
  -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla -Wundef -Wpointer-arith -Wwrite-strings -Werror \
  -fno-strict-aliasing -pthread -MMD -MP
HARDEN = $(OPTIMISE) -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fPIE
OPTIMISE := -O2
LDHARDEN := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
SAN := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -fPIC

# What the program itself links; heavier libraries are modules, opened where used (docs/decisions).
# minizip is included by its folder: it has a zip.h, as libzip has.
PKGS := expat minizip libsodium zlib jansson
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(filter-out minizip,$(PKGS)) icu-uc))
PKG_LIBS := $(shell pkg-config --libs $(PKGS)) -ldl -lm
# ICU's letters and normal forms, 600 KB, are linked in, out of sight of the modules: its shared object is half of an empty program's
# start (docs/decisions/011-starting.md).
ICU_WITHIN := -Wl,-Bstatic -licuuc -lstdc++ -Wl,-Bdynamic -static-libgcc \
  -Wl,--exclude-libs,libicuuc.a:libstdc++.a:libgcc.a:libgcc_eh.a -Wl,--gc-sections
# Tests share it, and look at the database by themselves.
TEST_LIBS := $(PKG_LIBS) $(shell pkg-config --libs icu-uc sqlite3)

# A module is one file src/*/MODULE_*.c, built as build/MODULE.so with the libraries named here.
MODULES := $(notdir $(wildcard src/*/module_*.c))
MODULE_PKGS_module_sqlite := sqlite3
MODULE_PKGS_module_server := libevent libevent_pthreads zlib
MODULE_PKGS_module_collation := icu-i18n icu-uc
MODULE_PKGS_module_pdf := pangocairo cairo-pdf
MODULE_PKGS_module_zip := libzip
MODULE_PKGS_module_xlsx := xlsxwriter
MODULE_PKGS_module_html := libxml-2.0
MODULE_PKGS_module_pg := libpq
MODULE_PKGS_module_poppler := poppler-glib cairo
MODULE_PKGS_module_multipart := gmime-3.0

B := build
A := build/asan
GEN := build/gen

STATEMENTS := $(sort $(filter-out src/db/migrations/%,$(wildcard src/*/*.sql src/*/*/*.sql)))
SRC := $(filter-out src/main.c $(wildcard src/*/module_*.c),$(wildcard src/*/*.c src/*/*/*.c))
GENSRC := $(GEN)/catalogue.c $(GEN)/statements.c $(GEN)/migrations.c \
  $(if $(wildcard src/assets/*),$(GEN)/assets.c) $(if $(wildcard src/extract/lexicon/*),$(GEN)/lexicon.c) $(GEN)/intake.c $(GEN)/sandbox.c $(GEN)/letters.c \
  $(GEN)/forms.c $(if $(wildcard sample/*),$(GEN)/sample.c)
GENHDR := $(GEN)/statements.h


OBJ := $(SRC:%.c=$B/%.o) $(GENSRC:$(GEN)/%.c=$B/gen/%.o)
AOBJ := $(SRC:%.c=$A/%.o) $(GENSRC:$(GEN)/%.c=$A/gen/%.o)
MODS := $(MODULES:%.c=$B/%.so)
AMODS := $(MODULES:%.c=$A/%.so)
TESTS := $(patsubst tests/%.c,$A/tests/%,$(wildcard tests/unit/*/*.c tests/web/*.c))

.PHONY: all asan tests lint check-unit clean bless fuzz fuzz-targets
.SECONDARY:
.DELETE_ON_ERROR:
all: $B/lantoa $(MODS)
asan: $A/lantoa $(AMODS)

$B/lantoa: $B/src/main.o $B/liblantoa.a
	$(CC) $(LDHARDEN) -rdynamic -o $@ $< -Wl,--whole-archive $B/liblantoa.a -Wl,--no-whole-archive $(ICU_WITHIN) $(PKG_LIBS)
# For tests it is a shared object, so that a change of it links once and not once for each of them.
$A/lantoa: $A/src/main.o $A/liblantoa.so
	$(CC) $(SAN) -rdynamic -o $@ $< $A/liblantoa.so -Wl,-rpath,$(CURDIR)/$A $(TEST_LIBS)
$B/liblantoa.a: $(OBJ)
	rm -f $@ && ar rcs $@ $^
$A/liblantoa.so: $(AOBJ)
	$(CC) $(SAN) -shared -Wl,-soname,$(@F) -o $@ $^ $(TEST_LIBS)

# What every byte of a document goes through. Where -O3 joins functions gcc sees paths that are none; the build for tests warns of those that are.
$B/src/extract/%.o $B/src/text/%.o $B/src/base/%.o $B/src/doc/%.o: OPTIMISE := -O3 -Wno-maybe-uninitialized
$B/%.o: %.c Makefile | $(GENHDR)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(HARDEN) $(PKG_CFLAGS) -I$(GEN) -c -o $@ $<
$A/%.o: %.c Makefile | $(GENHDR)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(SAN) $(PKG_CFLAGS) -I$(GEN) -c -o $@ $<
$B/gen/%.o: $(GEN)/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(HARDEN) -I$(GEN) -c -o $@ $<
$A/gen/%.o: $(GEN)/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(SAN) -I$(GEN) -c -o $@ $<

define MODULE_RULES
$B/$(1).so: $(wildcard src/*/$(1).c) | $(GENHDR)
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS_ALL) $(HARDEN) -fPIC -shared $$(patsubst -I%,-isystem %,$$(shell pkg-config --cflags $(MODULE_PKGS_$(1)))) $(PKG_CFLAGS) -I$(GEN) -Wl,-z,relro,-z,now -o $$@ $$< $$(shell pkg-config --libs $(MODULE_PKGS_$(1)))
$A/$(1).so: $(wildcard src/*/$(1).c) | $(GENHDR)
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS_ALL) $(SAN) -fPIC -shared $$(patsubst -I%,-isystem %,$$(shell pkg-config --cflags $(MODULE_PKGS_$(1)))) $(PKG_CFLAGS) -I$(GEN) -o $$@ $$< $$(shell pkg-config --libs $(MODULE_PKGS_$(1)))
endef
$(foreach m,$(MODULES:.c=),$(eval $(call MODULE_RULES,$(m))))

# ---- generated sources
$B/tools/%: tools/%.c
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(CFLAGS_ALL)) -O1 -g -o $@ $<
$(GEN)/catalogue.c: $B/tools/po2c $(wildcard po/vi/*.po)
	@mkdir -p $(@D)
	$B/tools/po2c $(sort $(wildcard po/vi/*.po)) >$@
$(GEN)/statements.c: $B/tools/sql2c $(STATEMENTS)
	@mkdir -p $(@D)
	$B/tools/sql2c source $(STATEMENTS) >$@
$(GEN)/statements.h: $B/tools/sql2c $(STATEMENTS)
	@mkdir -p $(@D)
	$B/tools/sql2c header $(STATEMENTS) >$@.new && { cmp -s $@.new $@ && touch $@ || mv $@.new $@; }; rm -f $@.new
$(GEN)/assets.c: $B/tools/embed $(wildcard src/assets/* src/assets/*/*)
	@mkdir -p $(@D)
	$B/tools/embed assets src/assets >$@
$(GEN)/migrations.c: $B/tools/embed $(wildcard src/db/migrations/*)
	@mkdir -p $(@D)
	$B/tools/embed migrations src/db/migrations >$@
$(GEN)/intake.c: $B/tools/embed $(wildcard src/intake/lexicon/*)
	@mkdir -p $(@D)
	$B/tools/embed intake src/intake/lexicon >$@
$(GEN)/forms.c: $B/tools/embed $(wildcard src/rollout/forms/*)
	@mkdir -p $(@D)
	$B/tools/embed forms src/rollout/forms >$@
$(GEN)/sample.c: $B/tools/embed $(wildcard sample/*)
	@mkdir -p $(@D)
	$B/tools/embed sample sample >$@
# It cuts and folds words by the code that reads documents.
LEXICON_TOOL := $(patsubst %,$B/src/%.o,extract/token extract/letter text/fold text/letter_forms text/utf8 base/sv base/arena base/buf) $B/gen/letters.o
$B/tools/lexicon2c: $B/tools/lexicon2c.o $(LEXICON_TOOL)
	$(CC) $(LDHARDEN) -o $@ $^ $(shell pkg-config --libs icu-uc)
$(GEN)/lexicon.c: $B/tools/lexicon2c $(sort $(wildcard src/extract/lexicon/*.tsv))
	@mkdir -p $(@D)
	$B/tools/lexicon2c $(filter %.tsv,$^) >$@

$B/tools/letters2c: $B/tools/letters2c.o $B/src/text/letter_forms.o
	$(CC) $(LDHARDEN) -o $@ $^ $(shell pkg-config --libs icu-uc)
$(GEN)/letters.c: $B/tools/letters2c
	@mkdir -p $(@D)
	$B/tools/letters2c >$@
$B/tools/sandbox2c: tools/sandbox2c.c src/sys/sandbox.h
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(CFLAGS_ALL)) -O1 -g $(shell pkg-config --cflags libseccomp) -o $@ $< $(shell pkg-config --libs libseccomp)
$(GEN)/sandbox.c: $B/tools/sandbox2c
	@mkdir -p $(@D)
	$B/tools/sandbox2c >$@

# ---- tests
$A/tests/%: tests/%.c $(wildcard tests/*.h) Makefile | $A/liblantoa.so $(AMODS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(SAN) -MF $@.d -MT $@ $(PKG_CFLAGS) -I$(GEN) -Itests -rdynamic -o $@ $< $A/liblantoa.so -Wl,-rpath,$(CURDIR)/$A $(TEST_LIBS)
tests: $(TESTS) asan
check-unit: tests
	@LSAN_OPTIONS=suppressions=tests/lsan.supp:print_suppressions=0 tests/with-pg prove -j2 --exec "" $(TESTS)
# Writes what comes out as what is wanted, for review in the diff.
bless: tests
	$A/tests/unit/extract/measures --bless
	$A/tests/unit/extract/structure --bless
	LANTOA_BLESS=1 prove -Q tests/golden/golden.t
lint:
	tools/lint.pl
	tools/messages.pl

# ---- fuzz targets: fuzz/NAME.c with everything built by clang for libFuzzer; `make fuzz` runs each for a minute
CLANG := $(if $(shell command -v clang),clang,clang-14)
FUZZ := $(patsubst fuzz/%.c,$B/fuzz/%,$(wildcard fuzz/*.c))
FSAN := -std=gnu17 -D_GNU_SOURCE -Isrc -I$(GEN) -MMD -MP -O1 -gline-tables-only -fsanitize=fuzzer-no-link,address,undefined \
  -fno-sanitize-recover=undefined
# Only what the targets try and what that needs is built for them.
FSRC := $(filter src/base/% src/text/% src/sys/% src/doc/% src/extract/% src/db/% src/web/% src/intake/answer.c,$(SRC))
FOBJ := $(FSRC:%.c=$B/fuzz/%.o) $(GENSRC:$(GEN)/%.c=$B/fuzz/gen/%.o)
$B/fuzz/%.o: %.c | $(GENHDR)
	@mkdir -p $(@D)
	$(patsubst %gcc,%$(CLANG),$(CC)) $(FSAN) $(PKG_CFLAGS) -c -o $@ $<
$B/fuzz/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(patsubst %gcc,%$(CLANG),$(CC)) $(FSAN) -c -o $@ $<
$B/fuzz/liblantoa.a: $(FOBJ)
	rm -f $@ && ar rcs $@ $^
$B/fuzz/%: $B/fuzz/fuzz/%.o $B/fuzz/liblantoa.a
	$(CLANG) -fsanitize=fuzzer,address,undefined -o $@ $(filter %.o,$^) $B/fuzz/liblantoa.a $(TEST_LIBS) $(FUZZ_LIBS) -pthread
# Targets with the module of a library linked in.
$B/fuzz/src/doc/module_html.o: PKG_CFLAGS += $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(MODULE_PKGS_module_html)))
$B/fuzz/html: $B/fuzz/src/doc/module_html.o
$B/fuzz/html: FUZZ_LIBS = $(shell pkg-config --libs $(MODULE_PKGS_module_html))
fuzz-targets: $(FUZZ)
fuzz:
	LANTOA_FUZZ_SECONDS=60 prove -v tests/fuzz/fuzz.t
clean:
	rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
