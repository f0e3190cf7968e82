# Sourced by ./run and ./test: installs from Debian what is missing, as root or by sudo. Nothing else is asked of the machine.
need() {
	local missing=() package
	for package in "$@"; do
		# COMMAND=PACKAGE: a machine may have the command from elsewhere.
		[ "$package" = "${package%%=*}" ] || ! command -v "${package%%=*}" >/dev/null || continue
		package=${package#*=}
		[ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	local as=()
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || {
			echo "lantoa: these Debian packages are missing, and there is neither root nor sudo to install them: ${missing[*]}" >&2
			exit 3
		}
		as=(sudo)
	fi
	echo "installing from Debian: ${missing[*]}" >&2
	"${as[@]}" apt-get update -qq >&2
	"${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 </dev/null
}

build_packages=(gcc libc6-dev make pkg-config libsqlite3-dev libpq-dev libicu-dev libevent-dev libsodium-dev
	zlib1g-dev libjansson-dev libstdc++-12-dev libexpat1-dev libminizip-dev libzip-dev libxml2-dev libpango1.0-dev libcairo2-dev libgmime-3.0-dev libpoppler-glib-dev libxlsxwriter-dev libseccomp-dev fonts-liberation2)
test_packages=(perl git unzip ccache sqlite3 libxml2-utils /usr/lib/postgresql/15/bin/initdb=postgresql-15 poppler-utils libreoffice-writer-nogui node=nodejs npm=npm chromium
	clang-14 libclang-rt-14-dev procps)
