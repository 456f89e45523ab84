"""Several people save the same row at once, a thousand times: `python -m tests.trust.racing_edits --edits 1000`.

Each process reads the row, adds its own mark to what it read, and saves with the version it read. Whoever was overtaken
is told so and starts again. At the end every mark that was acknowledged stands in the row, none twice.

--careless saves without looking at the version: the negative control, which has to lose edits.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from typing import Any

from tests.trust.ground import ground, hang_up

RACERS = 4
PATIENCE_SECONDS = 300
# Between reading and saving, so that racers do overtake each other.
_THINKING_SECONDS = 0.002


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--careless", action="store_true")
    chosen = parser.parse_args()
    with ground(chosen.database) as place:
        figures = run(chosen, place.folder)
    print(json.dumps(figures))
    return 0 if figures["kept"] else 1


def run(chosen: argparse.Namespace, folder: Any) -> dict[str, Any]:
    """Let the racers edit and hold the row against what they were told."""
    from dondoc.people.models import Agency
    from tests.factories.people import make_agency, make_congress, make_user

    began = time.monotonic()
    congress = make_congress(is_demo=False, pinned_today=None)
    agency, user = make_agency(congress), make_user()
    Agency.objects.filter(pk=agency.pk).update(name="=")
    hang_up()
    children = [_race(agency.pk, user.pk, racer, chosen, folder / f"said-{racer}") for racer in range(RACERS)]
    failed = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0 for child in children)
    said = [json.loads((folder / f"said-{racer}").read_text()) for racer in range(RACERS)]
    agency.refresh_from_db()
    marks = sum(int(part.split(":")[1]) for part in agency.name.strip("=").split(",") if part)
    saved = sum(one["saved"] for one in said)
    overtaken = sum(one["overtaken"] for one in said)
    return {
        "kept": failed == 0 and marks == saved and agency.ver == saved + 1 and saved >= chosen.edits,
        "database": chosen.database,
        "edits": saved,
        "overtaken_and_told": overtaken,
        "lost": saved - marks,
        "racers_failed": failed,
        "seconds": round(time.monotonic() - began, 1),
    }


def _race(agency_id: int, user_id: int, racer: int, chosen: argparse.Namespace, said: Any) -> int:
    """Start one racer; its edits count up the number behind its letter in the row's name."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        told = Counter({"saved": 0, "overtaken": 0})
        until = time.monotonic() + PATIENCE_SECONDS
        while told["saved"] < chosen.edits // RACERS + 1 and time.monotonic() < until:
            told["saved" if _edit(agency_id, user_id, racer, chosen.careless) else "overtaken"] += 1
        said.write_text(json.dumps(told))
        code = 0
    finally:
        os._exit(code)


def _edit(agency_id: int, user_id: int, racer: int, careless: bool) -> bool:
    from django.utils import timezone

    from dondoc.people.actions.agencies import change_agency
    from dondoc.people.models import Agency
    from dondoc.web.db import StaleVersion

    row = Agency.objects.get(pk=agency_id)
    counts = dict(part.split(":") for part in row.name.strip("=").split(",") if part)
    counts[str(racer)] = str(int(counts.get(str(racer), 0)) + 1)
    name = "=" + ",".join(f"{who}:{count}" for who, count in sorted(counts.items())) + "="
    time.sleep(_THINKING_SECONDS)
    if careless:
        Agency.objects.filter(pk=agency_id).update(name=name, ver=row.ver + 1)
        return True
    try:
        changes = {"name": name}
        change_agency(agency=row, expected_ver=row.ver, changes=changes, by_id=user_id, now=timezone.now())
    except StaleVersion:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
