#!/bin/sh
# Brings the fonts official papers are set in, as the lock file in assets/ names them, hashes checked. Nothing to do when
# they are there already. Uses the npm of the machine, or a throw-away one.
set -eu
bin=${1:-.venv/bin}
lock=assets/package-lock.json
target=src/dondoc/papers/fonts
# The lock file is copied last: a folder left half filled is filled anew.
cmp -s "$lock" "$target/package-lock.json" && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "Bringing the fonts of official papers …"
cp assets/package.json "$lock" assets/.npmrc "$work/"
if ! command -v npm >/dev/null 2>&1; then
  "$bin/python" -m venv "$work/npm"
  "$work/npm/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r assets/npm.lock
  PATH="$work/npm/bin:$PATH"
fi
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --silent) || {
  echo "The fonts could not be brought: papers come as Word files, not as PDF, until this works. Run it again later."
  exit 1
}
mkdir -p "$target"
cp "$work"/node_modules/@expo-google-fonts/tinos/*/*.ttf "$work/node_modules/@expo-google-fonts/tinos/LICENSE_FONT" "$target/"
cp "$lock" "$target/"
