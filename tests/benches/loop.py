"""What the loop costs with many tasks: `python -m tests.benches.loop [tasks …] [--postgresql]`.

160 agencies that owe an own plan of each of six plans; one task in five is owed and late, one in ten comes within days, one
in ten waits for one of eight appraising agencies, and every agency was urged ten times before.
"""

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "dondoc.config.settings_test"
os.environ["DONDOC_DATA_DIR"] = tempfile.mkdtemp(prefix="dondoc-bench-")
SERVER = None
if "--postgresql" in sys.argv:
    from tests.support.postgres import Server

    SERVER = Server()
    os.environ["DATABASE_URL"] = SERVER.url

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from dondoc.people.enums import Role
from dondoc.plans.enums import FilingState, PartyRole
from dondoc.plans.models import Filing
from dondoc.tasks.actions.keeping import begin_standings
from dondoc.tasks.actions.tallying import count_in
from dondoc.tasks.actions.urge import send_urges
from dondoc.tasks.enums import TaskState, UrgeChannel
from dondoc.tasks.models import Part, Task, Urge, UrgeTask
from dondoc.tasks.queries.urging import desk
from dondoc.tasks.queries.urging_drafts import Sender, drafts
from tests.factories.people import NOW, TODAY, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_workstream

AGENCIES = 160
APPRAISING = 8
PLANS = 6
URGES_EACH = 10
ROUNDS = 20
AT_NINE = NOW + timedelta(hours=9)


def seed(count: int) -> tuple[object, object, object]:
    """Make a congress with so many tasks; return it, a secretary's browser and an appraiser's."""
    congress = make_congress(f"bench-{count}")
    agencies = [make_agency(congress, f"Sở, ban, ngành số {place}", phone="02603000501") for place in range(AGENCIES)]
    for place, agency in enumerate(agencies):
        if place % 2:
            make_member(congress, Role.FOCAL, agency, email=f"so{place}@kontum.example")
    plans = [make_plan(congress, f"{place:02}") for place in range(1, PLANS + 1)]
    streams = [make_workstream(congress, f"Mảng việc số {place}") for place in range(9)]
    tasks = [_task(congress, place) for place in range(count)]
    for place, task in enumerate(tasks):
        task.plan, task.workstream = plans[place % PLANS], streams[place % 9]
    Task.objects.bulk_create(tasks, batch_size=2000)
    begin_standings(tasks, now=NOW - timedelta(days=30))
    parts = [
        Part(congress=congress, task=task, agency=agencies[place % AGENCIES], role=PartyRole.LEAD)
        for place, task in enumerate(tasks)
    ]
    parts += [
        Part(congress=congress, task=task, agency=agencies[place % APPRAISING], role=PartyRole.APPRAISING)
        for place, task in enumerate(tasks)
        if task.state == TaskState.IN_APPRAISAL
    ]
    Part.objects.bulk_create(parts, batch_size=2000)
    with transaction.atomic():
        count_in(tasks, parts)
    _own_plans(congress, plans, agencies)
    _urge_before(congress, agencies, tasks)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return congress, client_of(make_member(congress)), client_of(make_member(congress, Role.APPRAISER, agencies[0]))


def _own_plans(congress: object, plans: list, agencies: list) -> None:
    states = list(FilingState)
    Filing.objects.bulk_create(
        Filing(
            congress=congress,
            plan=plan,
            agency=agency,
            state=FilingState.SEEN if (place + number) % 5 == 0 else states[0],
            due_on=TODAY - timedelta(days=3),
            original_due_on=TODAY - timedelta(days=3),
            opened_at=NOW,
            updated_at=NOW,
        )
        for number, plan in enumerate(plans)
        for place, agency in enumerate(agencies)
    )


def _task(congress: object, place: int) -> Task:
    kind = (place // AGENCIES) % 10
    states = {0: TaskState.IN_PROGRESS, 1: TaskState.ASSIGNED, 2: TaskState.IN_PROGRESS, 3: TaskState.IN_APPRAISAL}
    state = states.get(kind, TaskState.DONE if kind < 8 else TaskState.ACCEPTED)
    offset = {0: -1 - place % 40, 1: -1 - place % 15, 2: place % 6}.get(kind, 10 + place % 90)
    due_on = TODAY + timedelta(days=offset)
    done = {"done_on": TODAY, "closed_on": TODAY} if state == TaskState.DONE else {}
    return Task(
        congress=congress,
        code=f"NV-{place}",
        title=f"Treo pano, băng rôn, cờ phướn trên các tuyến phố chính, đợt {place}",
        state=state,
        due_on=due_on,
        original_due_on=due_on,
        position=place,
        created_at=NOW,
        updated_at=NOW,
        folded=f"nv-{place} treo pano",
        **done,
    )


def _urge_before(congress: object, agencies: list, tasks: list[Task]) -> None:
    urges = [
        Urge(
            congress=congress,
            agency=agency,
            at=NOW - timedelta(days=20 + 3 * place),
            left_at=NOW,
            channel=UrgeChannel.CALL,
            rung=3,
            promised_until=TODAY - timedelta(days=15 + 3 * place) if place % 2 else None,
        )
        for agency in agencies
        for place in range(URGES_EACH)
    ]
    Urge.objects.bulk_create(urges, batch_size=500)
    named = [
        UrgeTask(urge=urge, task=tasks[(place + step * AGENCIES) % len(tasks)], due_on=TODAY, days_late=1)
        for place, urge in enumerate(urges)
        for step in range(5)
    ]
    UrgeTask.objects.bulk_create(named, batch_size=2000)


def times_ms(act: Callable[[], object], rounds: int = ROUNDS) -> str:
    """Return median and 95th percentile of an act in milliseconds, and its median of processor time in this process.

    On a shared machine the last one is the steady figure; it leaves out the work of a PostgreSQL server.
    """
    walls, processors = [], []
    for place in range(rounds + 2):
        began, busy = time.perf_counter(), time.process_time()
        act()
        if place >= 2:
            walls.append((time.perf_counter() - began) * 1000)
            processors.append((time.process_time() - busy) * 1000)
    most = statistics.quantiles(walls, n=20)[-1]
    return f"p50 {statistics.median(walls):8.1f}  p95 {most:8.1f}  processor {statistics.median(processors):8.1f} ms"


def measure(count: int) -> None:
    """Print the table of one number of tasks."""
    congress, browser, appraiser = seed(count)
    seen = desk(congress.pk, now=AT_NINE)
    base = f"/c/{congress.slug}/tasks/urging"
    pages = {
        "desk": f"{base}/",
        "one agency": f"{base}/agencies/{seen.due[0].code}",
        "check 160": f"{base}/check?all=1",
        "log": f"{base}/log",
    }
    print(f"{connection.vendor}, {count:,} tasks, {seen.task_count:,} late at {len(seen.due)} agencies")
    for name, address in pages.items():
        assert browser.get(address).status_code == 200, address
        print(f"  {name:24} {times_ms(lambda address=address: browser.get(address))}")
    others = {
        "matrix 160 x 6": (browser, f"/c/{congress.slug}/plans/matrix"),
        "appraisal queue": (appraiser, f"/c/{congress.slug}/tasks/appraisal"),
        "readiness board": (browser, f"/c/{congress.slug}/"),
        "late tasks, 50 rows": (browser, f"/c/{congress.slug}/tasks/?cell=open_overdue"),
        "figures of a past day": (browser, f"/c/{congress.slug}/desk/figures?by=agency&on={TODAY - timedelta(days=1)}"),
    }
    for name, (who, address) in others.items():
        assert who.get(address).status_code == 200, address
        print(f"  {name:24} {times_ms(lambda who=who, address=address: who.get(address), rounds=10)}")
    sweep = times_ms(lambda: desk(congress.pk, now=AT_NINE, judges_promises=True), rounds=10)
    print(f"  {'sweep, all agencies':24} {sweep}")
    _measure_sending(congress, seen)


def _measure_sending(congress: object, seen: object) -> None:
    sender = Sender(function="Thư ký", congress_name=congress.name, congress_slug=congress.slug)
    written = times_ms(lambda: drafts(congress.pk, seen.due, desk=seen, sender=sender, now=AT_NINE), rounds=5)
    print(f"  {'every message written':24} {written}")
    began, busy = time.perf_counter(), time.process_time()
    sent = send_urges(
        congress_id=congress.pk,
        agency_ids=[row.agency_id for row in seen.due],
        channel=None,
        sender=sender,
        instance_id=uuid.uuid4(),
        by_id=make_member(congress).pk,
        now=AT_NINE,
        is_demo=True,
    )
    wall, processor = (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000
    print(f"  {f'send {sent.urged}':24}     {wall:8.1f}  processor {processor:8.1f} ms")


def main(counts: list[int]) -> int:
    """Print one table per number of tasks."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    for count in counts:
        measure(count)
    return 0


if __name__ == "__main__":
    try:
        code = main([int(word) for word in sys.argv[1:] if word.isdecimal()] or [10_000, 100_000])
    finally:
        connection.close()
        if SERVER is not None:
            SERVER.stop()
    sys.exit(code)
