#!/bin/sh
# Installs a lock file, hashes checked, and dondoc itself in place. Uses uv where it is on the machine already.
set -eu
bin=$1
lock=$2
echo "Installing the libraries of $lock …"
if command -v uv >/dev/null 2>&1; then
  uv pip install --quiet --python "$bin/python" --require-hashes -r "$lock"
else
  "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
fi
"$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -e .
