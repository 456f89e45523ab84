"""Kill a process while it takes a plan in: `python -m tests.trust.import_kills --kills 40 --database postgresql`.

Each try takes the plan in by a process of its own that gets SIGKILL at a random moment of the work. Afterwards there is
the whole plan or nothing of it; a second try brings it in, and the plan is taken out again for the next kill.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from typing import Any

from tests.trust.ground import ground, hang_up


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=None)
    chosen = parser.parse_args()
    with ground(chosen.database) as place:
        from django.conf import settings

        settings.FILES_DIR = place.folder / "files"
        figures = run(chosen)
    print(json.dumps(figures))
    return 0 if figures["kept"] else 1


def run(chosen: argparse.Namespace) -> dict[str, Any]:
    """Kill as often as asked and return how often the plan was in whole, out whole, or in between."""
    from dondoc.journal.queries import congresses_with_entries, verify
    from tests.factories.people import make_congress, make_member
    from tests.plans.drafts import begin

    seed = chosen.seed if chosen.seed is not None else random.randrange(10**9)
    dice, began = random.Random(seed), time.monotonic()
    congress = make_congress(is_demo=False, pinned_today=None)
    user = make_member(congress)
    counts = _counts(congress)
    intake = begin(congress, user)
    longest = _time_of_one(intake, congress, user)
    _take_out(intake, user)
    empty = _counts(congress)
    intake = begin(congress, user)
    outcomes: Counter[str] = Counter()
    for _ in range(chosen.kills):
        outcomes[_one_kill(intake, congress, user, dice.uniform(0, 2 * longest), empty)] += 1
        full = _bring_in(intake, congress, user)
        if not full:
            outcomes["second try failed"] += 1
        _take_out(intake, user)
        intake = begin(congress, user)
    broken = [one for one in congresses_with_entries() if verify(congress_id=one) is not None]
    half = outcomes["half"] + outcomes["second try failed"]
    return {
        "kept": half == 0 and not broken and counts["tasks"] == 0,
        "database": chosen.database,
        "kills": chosen.kills,
        "whole": outcomes["whole"],
        "nothing": outcomes["nothing"],
        "half": half,
        "journal_breaks": len(broken),
        "seed": seed,
        "seconds": round(time.monotonic() - began, 1),
    }


def _counts(congress: Any) -> dict[str, int]:
    """Return how many rows of what a plan brings there are."""
    from dondoc.plans.models import Item, Plan
    from dondoc.tasks.models import Part, Standing, Task

    models = {"plans": Plan, "items": Item, "tasks": Task, "parts": Part, "standings": Standing}
    return {name: model.objects.filter(congress=congress).count() for name, model in models.items()}


def _one_kill(intake: Any, congress: Any, user: Any, after: float, empty: dict[str, int]) -> str:
    from dondoc.archive.enums import IntakeState
    from dondoc.archive.models import Intake

    hang_up()
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ready)
        try:
            _take_in(intake, congress, user, before=lambda: os.write(go, b"x"))
        finally:
            os._exit(0)
    os.close(go)
    os.read(ready, 1)
    os.close(ready)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    state, found = Intake.objects.values_list("state", flat=True).get(pk=intake.pk), _counts(congress)
    if state == IntakeState.REVIEW and found == empty:
        return "nothing"
    whole = state == IntakeState.CONFIRMED and all(found[name] > empty[name] for name in ("items", "tasks", "parts"))
    return "whole" if whole and found["tasks"] - empty["tasks"] == WHOLE_TASKS else "half"


WHOLE_TASKS = 3


def _take_in(intake: Any, congress: Any, user: Any, *, before: Any) -> None:
    from dondoc.plans.actions.intake import take_in
    from tests.plans.drafts import NOW, proposal_for

    proposal = proposal_for(intake, congress)
    before()
    take_in(intake=intake, proposal=proposal, by_id=user.pk, now=NOW)


def _bring_in(intake: Any, congress: Any, user: Any) -> bool:
    """Take in what a killed process did not; the same press again where it did."""
    from dondoc.archive.models import Intake
    from dondoc.tasks.models import Task

    _take_in(Intake.objects.get(pk=intake.pk), congress, user, before=lambda: None)
    return Task.objects.filter(congress=congress).count() == WHOLE_TASKS


def _take_out(intake: Any, user: Any) -> None:
    from dondoc.archive.models import Intake
    from dondoc.plans.actions.intake import take_out
    from tests.plans.drafts import NOW

    take_out(intake=Intake.objects.get(pk=intake.pk), by_id=user.pk, now=NOW)


def _time_of_one(intake: Any, congress: Any, user: Any) -> float:
    began = time.monotonic()
    _take_in(intake, congress, user, before=lambda: None)
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
