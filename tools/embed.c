// Turns the files of a folder into a C table on standard output: name, bytes and their count.
// usage: embed PREFIX FOLDER; the table is `const struct embedded PREFIX_files[]`, sorted by name.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST = 512, PATH = 512 };

static char names[MOST][PATH];
static size_t count;

static void walk(const char *root, const char *below)
{
	char path[PATH * 2];
	snprintf(path, sizeof(path), "%s/%s", root, below);
	DIR *dir = opendir(path);
	if (!dir) {
		perror(path);
		exit(2);
	}
	for (struct dirent *e; (e = readdir(dir));) {
		if (e->d_name[0] == '.')
			continue;
		char name[PATH];
		if (snprintf(name, sizeof(name), "%s%s%s", below, *below ? "/" : "", e->d_name) >= PATH)
			exit(2);
		snprintf(path, sizeof(path), "%s/%s", root, name);
		struct stat st;
		if (stat(path, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode)) {
			walk(root, name);
		} else if (count < MOST) {
			memcpy(names[count++], name, PATH);
		}
	}
	closedir(dir);
}

static int order(const void *a, const void *b)
{
	return strcmp(a, b);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	walk(argv[2], "");
	qsort(names, count, sizeof(names[0]), order);
	printf("// Made by tools/embed from %s; not edited by hand.\n#include \"base/embedded.h\"\n\n", argv[2]);
	for (size_t i = 0; i < count; i++) {
		char path[PATH * 2];
		snprintf(path, sizeof(path), "%s/%s", argv[2], names[i]);
		FILE *f = fopen(path, "rb");
		if (!f) {
			perror(path);
			return 2;
		}
		printf("static const unsigned char file_%zu[] = {", i);
		size_t n = 0;
		for (int c; (c = getc(f)) != EOF; n++)
			printf("%s%d,", n % 24 == 0 ? "\n" : "", c);
		printf("0};\n"); // a NUL past the end, not counted
		fclose(f);
	}
	printf("\nconst struct embedded %s_files[] = {\n", argv[1]);
	for (size_t i = 0; i < count; i++)
		printf("\t{\"%s\", file_%zu, sizeof(file_%zu) - 1},\n", names[i], i, i);
	printf("};\nconst size_t %s_count = %zu;\n", argv[1], count);
	return 0;
}
