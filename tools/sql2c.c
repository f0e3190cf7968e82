// Turns the named statements of .sql files into C. usage: sql2c header|source FILE...
// A statement begins with a line `-- name: unit_by_id`; `-- name: unit_by_id pg` gives a second text that is used on
// PostgreSQL. Other comment lines stand in the text's place and are dropped.
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct statement {
	char name[64];
	char *text[2]; // for both engines, for PostgreSQL alone
	const char *file;
	int line;
};

static struct statement *statements;
static size_t count, room;
static int faults;

static void fault(const char *file, int line, const char *what, const char *name)
{
	fprintf(stderr, "%s:%d: error: %s: %s\n", file, line, what, name);
	faults++;
}

static struct statement *named(const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(statements[i].name, name) == 0)
			return &statements[i];
	}
	if (count == room) {
		room = room ? room * 2 : 128;
		statements = realloc(statements, room * sizeof(*statements));
		if (!statements)
			abort();
	}
	statements[count] = (struct statement){0};
	snprintf(statements[count].name, sizeof(statements[count].name), "%s", name);
	return &statements[count++];
}

static void append(char **text, const char *line)
{
	size_t old = *text ? strlen(*text) : 0, n = strlen(line);
	*text = realloc(*text, old + n + 1);
	if (!*text)
		abort();
	memcpy(*text + old, line, n + 1);
}

static void read_file(const char *file)
{
	FILE *f = fopen(file, "r");
	if (!f) {
		perror(file);
		exit(2);
	}
	char line[4096], name[64], engine[8];
	size_t at = SIZE_MAX, variant = 0;
	for (int n = 1; fgets(line, sizeof(line), f); n++) {
		engine[0] = '\0';
		if (sscanf(line, "-- name: %63[a-z0-9_] %7[a-z]", name, engine) >= 1) {
			variant = strcmp(engine, "pg") == 0;
			if (engine[0] && !variant)
				fault(file, n, "no such engine", engine);
			struct statement *s = named(name);
			if (s->text[variant])
				fault(file, n, "stands twice", name);
			s->file = file;
			s->line = n;
			append(&s->text[variant], "");
			at = (size_t)(s - statements);
		} else if (strncmp(line, "--", 2) != 0 && line[strspn(line, " \t\r\n")]) {
			if (at == SIZE_MAX)
				fault(file, n, "text before the first name", line);
			else
				append(&statements[at].text[variant], line);
		}
	}
	fclose(f);
}

static int order(const void *a, const void *b)
{
	return strcmp(((const struct statement *)a)->name, ((const struct statement *)b)->name);
}

static void literal(const char *text)
{
	if (!text) {
		printf("NULL");
		return;
	}
	size_t n = strlen(text);
	while (n && (isspace((unsigned char)text[n - 1]) || text[n - 1] == ';'))
		n--;
	printf("\"");
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\n')
			printf("\\n\"\n\t \"");
		else if (text[i] == '"' || text[i] == '\\')
			printf("\\%c", text[i]);
		else
			putchar(text[i]);
	}
	printf("\"");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	for (int i = 2; i < argc; i++)
		read_file(argv[i]);
	qsort(statements, count, sizeof(*statements), order);
	if (strcmp(argv[1], "header") == 0) {
		printf("// Made by tools/sql2c; not edited by hand.\n#pragma once\n\nenum statement {\n");
		for (size_t i = 0; i < count; i++)
			printf("\tSQL_%s,\n", statements[i].name);
		printf("\tSQL_COUNT\n};\n");
	} else {
		printf("// Made by tools/sql2c; not edited by hand.\n#include \"db/engine.h\"\n\n"
		       "const struct statement_text statement_texts[] = {\n");
		for (size_t i = 0; i < count; i++) {
			struct statement *s = &statements[i];
			if (!s->text[0])
				fault(s->file, s->line, "has a text for PostgreSQL only", s->name);
			printf("\t{\"%s\", \"%s:%d\",\n\t ", s->name, s->file, s->line);
			literal(s->text[0]);
			printf(",\n\t ");
			literal(s->text[1]);
			printf("},\n");
		}
		printf("};\n");
	}
	for (size_t i = 0; i < count; i++) {
		free(statements[i].text[0]);
		free(statements[i].text[1]);
	}
	free(statements);
	return faults ? 1 : 0;
}
