#!/bin/sh
# Everything a machine can judge about the code without running the product.
set -eu
bin=$1
echo "style";      "$bin/ruff" check src tests; "$bin/ruff" format --check src tests
echo "templates";  git ls-files 'src/*.html' | xargs -r "$bin/djade" --check --target-version 5.2
echo "types";      "$bin/mypy"
echo "contracts";  "$bin/lint-imports"
echo "migrations"; "$bin/dondoc" makemigrations --check --dry-run
echo "settings";   DONDOC_HTTPS=1 "$bin/dondoc" check --deploy --fail-level WARNING
