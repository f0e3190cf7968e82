// Serves what was embedded. All assets share one hash in their address, so that the sheet can name its fonts relatively.
#include <sodium.h>
#include <zlib.h>

#include "base/embedded.h"
#include "web/asset.h"

enum { HASH_BYTES = 16, HASH_TEXT = 16 }; // of the hexadecimal hash, what stands in the address

struct assets {
	char prefix[sizeof("/assets/") + HASH_TEXT + 1];
	struct sv *gzipped; // an empty one: as it is
};

static struct sv gzip(struct sv plain)
{
	z_stream z = {0};
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		return (struct sv){0};
	uLong room = deflateBound(&z, plain.n);
	unsigned char *out = malloc(room);
	if (!out)
		out_of_memory();
	z.next_in = (unsigned char *)(uintptr_t)plain.p;
	z.avail_in = (uInt)plain.n;
	z.next_out = out;
	z.avail_out = (uInt)room;
	int end = deflate(&z, Z_FINISH);
	size_t n = z.total_out;
	deflateEnd(&z);
	if (end == Z_STREAM_END && n < plain.n)
		return (struct sv){(char *)out, n};
	free(out);
	return (struct sv){0};
}

static struct sv content(size_t i)
{
	return (struct sv){(const char *)assets_files[i].bytes, assets_files[i].size};
}

struct assets *assets_new(void)
{
	struct assets *a = calloc(1, sizeof(*a));
	crypto_generichash_state state;
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	if (!a || !(a->gzipped = calloc(assets_count ? assets_count : 1, sizeof(struct sv))))
		out_of_memory();
	crypto_generichash_init(&state, NULL, 0, sizeof(hash));
	for (size_t i = 0; i < assets_count; i++) {
		struct sv bytes = content(i);
		crypto_generichash_update(&state, (const unsigned char *)assets_files[i].name, strlen(assets_files[i].name) + 1);
		crypto_generichash_update(&state, (const unsigned char *)bytes.p, bytes.n);
		if (!sv_ends(sv_of(assets_files[i].name), SV(".woff2")))
			a->gzipped[i] = gzip(bytes);
	}
	crypto_generichash_final(&state, hash, sizeof(hash));
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	snprintf(a->prefix, sizeof(a->prefix), "/assets/%.*s/", HASH_TEXT, hex);
	return a;
}

void assets_free(struct assets *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < assets_count; i++)
		free((void *)(uintptr_t)a->gzipped[i].p);
	free(a->gzipped);
	free(a);
}

struct sv web_asset(const struct req *r, const char *name)
{
	return arena_printf(r->arena, "%s%s", web_assets(r->web)->prefix, name);
}

static struct sv type_of(struct sv name)
{
	static const struct {
		const char *end, *type;
	} types[] = {{".css", "text/css; charset=utf-8"},
	             {".js", "text/javascript; charset=utf-8"},
	             {".svg", "image/svg+xml"},
	             {".woff2", "font/woff2"},
	             {".txt", "text/plain; charset=utf-8"},
	             {".png", "image/png"}};
	for (size_t i = 0; i < LENGTH(types); i++) {
		if (sv_ends(name, sv_of(types[i].end)))
			return sv_of(types[i].type);
	}
	return SV("application/octet-stream");
}

bool asset_answer(struct req *r)
{
	const struct assets *a = web_assets(r->web);
	struct sv path = r->in->path, prefix = sv_of(a->prefix);
	if (r->in->method == METHOD_POST || !sv_starts(path, SV("/assets/")))
		return false;
	struct sv name = sv_starts(path, prefix) ? sv_from(path, prefix.n) : (struct sv){"", 0};
	for (size_t i = 0; i < assets_count; i++) {
		if (!sv_is(name, assets_files[i].name))
			continue;
		bool zipped = a->gzipped[i].n && sv_find(r->in->accept_encoding, SV("gzip")) != SIZE_MAX;
		r->out->status = 200;
		response_header(r->out, "Content-Type", type_of(name));
		response_header(r->out, "Cache-Control", SV("public, max-age=31536000, immutable"));
		response_header(r->out, "X-Content-Type-Options", SV("nosniff"));
		response_header(r->out, "Vary", SV("Accept-Encoding"));
		if (zipped)
			response_header(r->out, "Content-Encoding", SV("gzip"));
		if (r->in->method == METHOD_GET)
			buf_sv(&r->out->body, zipped ? a->gzipped[i] : content(i));
		return true;
	}
	return false;
}
