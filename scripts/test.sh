#!/bin/sh
# The whole suite on SQLite, then all but the looks of pages on a PostgreSQL started for it: what a page looks like does
# not depend on the database. Prints the totals of both as the last line.
set -u
bin=$1
unset DATABASE_URL DONDOC_DATA_DIR
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
for database in sqlite postgresql; do
  echo "== $database"
  which="" engines=""
  # Engines and rules know no database (contracts of the house), nor does what reads a file, so their tests run once too.
  [ "$database" = sqlite ] || {
    which="not looks"
    engines="--ignore=tests/papers --ignore=tests/kit --ignore=tests/plans/reader --ignore=tests/plans/generated"
    engines="$engines --ignore=tests/fuzz --ignore=tests/hostile/test_every_upload.py --ignore-glob=tests/*/rules"
  }
  DONDOC_TEST_DATABASE=$database "$bin/python" -m pytest -n 2 --dist loadfile -q -m "$which" $engines \
    --junit-xml "$results/$database.xml" || status=1
done
"$bin/python" - "$results" <<'PY'
import sys, xml.etree.ElementTree as tree
from pathlib import Path

passed = failed = skipped = 0
for path in sorted(Path(sys.argv[1]).glob("*.xml")):
    suite = tree.parse(path).getroot().find("testsuite")
    bad = int(suite.get("failures")) + int(suite.get("errors"))
    left = int(suite.get("skipped"))
    good = int(suite.get("tests")) - bad - left
    print(f"{path.stem}: {good} passed, {bad} failed, {left} skipped in {float(suite.get('time')):.0f} s")
    passed, failed, skipped = passed + good, failed + bad, skipped + left
print(f"{passed} passed, {failed} failed, {skipped} skipped")
PY
exit $status
