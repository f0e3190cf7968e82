// Turns message catalogues (.po) into a sorted C table on standard output. Refuses a translation whose
// format directives are not those of its msgid in the same order, and a msgid that is translated twice.
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	char *id, *text;
	const char *file;
	int line;
};

static struct entry *entries;
static size_t count, room;
static int faults;

static void fault(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: error: %s\n", file, line, what);
	faults++;
}

static void *grown(void *p, size_t n)
{
	p = realloc(p, n);
	if (!p)
		abort();
	return p;
}

// Adds the C string literal at p to *text.
static bool add_literal(const char *p, char **text)
{
	const char *open = strchr(p, '"');
	const char *close = open ? strrchr(p, '"') : NULL;
	if (!open || close == open)
		return false;
	size_t old = *text ? strlen(*text) : 0, n = (size_t)(close - open - 1);
	*text = grown(*text, old + n + 1);
	memcpy(*text + old, open + 1, n);
	(*text)[old + n] = '\0';
	return true;
}

// The next format directive from *p on, as "d", "s", "lld" …; an empty text at the end.
static void directive(const char **p, char out[8])
{
	out[0] = '\0';
	for (const char *s = *p; *s; s++) {
		if (*s != '%')
			continue;
		s++;
		if (*s == '%')
			continue;
		size_t n = 0;
		while (*s && !isalpha((unsigned char)*s)) {
			if (*s == '*' && n < 6)
				out[n++] = *s;
			s++;
		}
		while (*s && strchr("lzhj", *s) && n < 6)
			out[n++] = *s++;
		if (*s && n < 7)
			out[n++] = *s;
		out[n] = '\0';
		*p = *s ? s + 1 : s;
		return;
	}
	*p = "";
}

static bool same_directives(const char *a, const char *b)
{
	char x[8], y[8];
	do {
		directive(&a, x);
		directive(&b, y);
		if (strcmp(x, y) != 0)
			return false;
	} while (x[0]);
	return true;
}

static void keep(char *id, char *text, const char *file, int line)
{
	if (!id || !*id || !text) {
		free(id);
		free(text);
		return;
	}
	if (!*text)
		fault(file, line, "the translation is missing");
	if (!same_directives(id, text))
		fault(file, line, "the translation's format directives differ from the msgid's");
	if (count == room)
		entries = grown(entries, (room = room ? room * 2 : 256) * sizeof(*entries));
	entries[count++] = (struct entry){id, text, file, line};
}

static void read_file(const char *file)
{
	FILE *f = fopen(file, "r");
	if (!f) {
		perror(file);
		exit(2);
	}
	char line[8192];
	char *id = NULL, *text = NULL, **into = NULL;
	int n = 0, started = 0;
	while (fgets(line, sizeof(line), f)) {
		n++;
		const char *p = line;
		while (isspace((unsigned char)*p))
			p++;
		if (*p == '\0' || *p == '#')
			continue;
		if (strncmp(p, "msgid ", 6) == 0) {
			keep(id, text, file, started);
			id = text = NULL;
			into = &id;
			started = n;
		} else if (strncmp(p, "msgstr ", 7) == 0) {
			into = &text;
		} else if (*p != '"') {
			fault(file, n, "neither msgid, msgstr nor a string");
			continue;
		}
		if (!into || !add_literal(p, into))
			fault(file, n, "not a quoted string");
	}
	keep(id, text, file, started);
	fclose(f);
}

// By the bytes of the unescaped text: the program compares with strcmp.
static int order(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->id, ((const struct entry *)b)->id);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		read_file(argv[i]);
	if (count)
		qsort(entries, count, sizeof(*entries), order);
	printf("// Made by tools/po2c from po/; not edited by hand.\n#include \"base/catalogue.h\"\n\n"
	       "const struct catalogue_entry catalogue_vi[] = {\n");
	for (size_t i = 0; i < count; i++) {
		if (i && strcmp(entries[i].id, entries[i - 1].id) == 0) {
			if (strcmp(entries[i].text, entries[i - 1].text) != 0)
				fault(entries[i].file, entries[i].line, "translated in another way elsewhere too");
			continue;
		}
		printf("\t{\"%s\", \"%s\"},\n", entries[i].id, entries[i].text);
	}
	printf("\t{\"\\xff\", \"\"}};\n\nconst size_t catalogue_vi_count = sizeof(catalogue_vi) / sizeof(catalogue_vi[0]);\n");
	for (size_t i = 0; i < count; i++) {
		free(entries[i].id);
		free(entries[i].text);
	}
	free(entries);
	return faults ? 1 : 0;
}
