"""What pages and work cost with a large congress: `python -m tests.benches.workload [--plans 100] [--postgresql] …`.

A folder of the exchange format is written and imported; then the product's own server, with two workers, is asked by one
client and by eight, beside the framework's floor and the raw statements, all in one run: on a shared machine only the
ratios within a run say something. --write puts the table into docs/performance.md.
"""

import argparse
import http.client
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "performance.md"
SETTINGS = "tests.benches.workload_settings"
SLUG = "khoi-luong"
CLIENTS = 8
WORKERS = 2
EXPORTED_ROWS = 10_000
HEADING_ROWS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """How long one thing took, again and again, in milliseconds; per second: how many of them were done together."""

    p50: float
    p95: float
    per_second: float = 0.0

    @classmethod
    def of(cls, taken: list[float], *, seconds: float = 0.0) -> "Times":
        ordered = sorted(taken)
        return cls(
            p50=statistics.median(ordered),
            p95=ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
            per_second=len(ordered) / seconds if seconds else 0.0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table of pages."""

    name: str
    one: Times
    many: Times
    queries: int
    kilobytes: float
    raw_ms: float | None


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--tasks-per-plan", type=int, default=1000)
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--data", type=Path, help="a data folder that is kept, and used again when it holds the work")
    parser.add_argument("--profile", action="store_true", help="print where the slow pages spend their time")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return parser.parse_args()


@contextmanager
def installation(asked: argparse.Namespace) -> Iterator[None]:
    """Set the environment of an installation of its own, with its database."""
    server = None
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
        os.environ["DONDOC_DATA_DIR"] = str(asked.data or folder)
        os.environ["DONDOC_WORKERS"], os.environ["DONDOC_WORKER"] = str(WORKERS), "none"
        if asked.postgresql:
            from tests.support.postgres import Server

            server = Server()
            os.environ["DATABASE_URL"] = server.url
        try:
            yield
        finally:
            if server is not None:
                from django.db import connection

                connection.close()
                server.stop()


def main() -> int:
    """Load, measure, print."""
    asked = arguments()
    with installation(asked):
        import django

        django.setup()
        from django.core.management import call_command

        call_command("prepare", stdout=StringIO())
        loaded = load(asked)
        congress, seat, client = people(asked)
        text = [heading(asked, loaded)]
        text.append(table(measure_pages(asked, congress, seat, client)))
        text.append(work_table(measure_work(asked, congress, client)))
        print("\n".join(text))
        if asked.write:
            write_page(asked, "\n".join(text))
        if asked.profile:
            profile(client, congress)
    return 0


def load(asked: argparse.Namespace) -> list[tuple[str, float]]:
    """Import the folder unless it is there, and export it again; return seconds and memory by name."""
    from django.core.management import call_command
    from django.utils import timezone
    from django.utils.timezone import localdate

    from dondoc.desk.exchange.importing import import_folder
    from dondoc.editions.queries import congress_by_slug
    from tests.support.workload import write_workload

    if congress_by_slug(SLUG) is not None:
        return []
    with tempfile.TemporaryDirectory(prefix="dondoc-workload-") as folder:
        source = Path(folder) / "in"
        write_workload(
            source,
            plans=asked.plans,
            tasks_per_plan=asked.tasks_per_plan,
            agencies=asked.agencies,
            as_of=localdate(),
            rare_share=0.005,
            most_words=70,
        )
        began, busy = time.perf_counter(), time.process_time()
        import_folder(source, name="Khối lượng", slug=SLUG, by_id=None, now=timezone.now())
        seconds, processor = time.perf_counter() - began, time.process_time() - busy
        began = time.perf_counter()
        call_command("export", Path(folder) / "out", "--congress", SLUG, "--neutral", stdout=StringIO())
        exported = time.perf_counter() - began
        same = all(
            (source / path.name).read_bytes() == path.read_bytes() for path in (Path(folder) / "out").glob("*.csv")
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        ("import, seconds", seconds),
        ("import, seconds of processor", processor),
        ("export of the neutral tables, seconds", exported),
        ("the same bytes as came in (1 is yes)", float(same)),
        ("most memory of import and export, MiB", peak),
    ]


def people(asked: argparse.Namespace) -> tuple[Any, Any, Any]:
    """Return the congress, the seat of a secretary, and a browser in which the secretary is logged in."""
    from django.test import Client
    from django.utils import timezone

    from dondoc.editions.queries import congress_by_slug
    from dondoc.people.access import seat_for
    from dondoc.people.actions.accounts import create_account
    from dondoc.people.actions.memberships import grant_role
    from dondoc.people.enums import Role
    from dondoc.people.queries import user_by_username
    from dondoc.people.second_factor import NEEDS_SECOND_KEY

    congress, now = congress_by_slug(SLUG), timezone.now()
    secretary = user_by_username("thu-ky-do") or create_account(username="thu-ky-do", full_name="Thư ký", now=now)
    for role in (Role.SECRETARIAT, Role.HEAD):
        grant_role(congress_id=congress.pk, user=secretary, role=role, by_id=None, now=now)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(secretary)
    session = client.session
    session.pop(NEEDS_SECOND_KEY, None)
    session.save()
    return congress, seat_for(secretary, SLUG), client


def pages(congress: Any) -> dict[str, tuple[str, tuple[str, list[Any]] | None]]:
    """Return the pages by name: the address, and the raw statement it could not do without."""
    from django.utils.timezone import localdate

    from dondoc.plans.models import Plan
    from dondoc.tasks.models import Task

    base = f"/c/{congress.slug}"
    plan = Plan.objects.filter(congress=congress).order_by("pk").first()
    task = Task.objects.filter(congress=congress).order_by("pk").first()
    today, own = localdate().isoformat(), congress.pk
    late = "state IN ('assigned','accepted','in_progress','in_appraisal','reworking') AND due_on < %s"
    return {
        "floor: empty page": ("/bench/empty", None),
        "floor: 50 rows": ("/bench/floor", None),
        "one plan's late tasks": (
            f"{base}/tasks/?plan={plan.code}&cell=open_overdue",
            (
                f"SELECT id, code, title, due_on FROM tasks_task WHERE congress_id = %s AND plan_id = %s AND {late} "
                "ORDER BY due_on, id LIMIT 50",
                [own, plan.pk, today],
            ),
        ),
        "late tasks of all plans": (
            f"{base}/tasks/?cell=open_overdue",
            (
                f"SELECT id, code, title, due_on FROM tasks_task WHERE congress_id = %s AND {late} "
                "ORDER BY due_on, id LIMIT 50",
                [own, today],
            ),
        ),
        "roll-up per agency": (
            f"{base}/desk/figures?by=agency",
            (
                "SELECT p.agency_id, t.state, COUNT(*) FROM tasks_task t JOIN tasks_part p ON p.task_id = t.id "
                "WHERE t.congress_id = %s AND p.role = 'lead' GROUP BY p.agency_id, t.state",
                [own],
            ),
        ),
        "roll-up per plan": (
            f"{base}/desk/figures?by=plan",
            (
                "SELECT plan_id, state, COUNT(*) FROM tasks_task WHERE congress_id = %s GROUP BY plan_id, state",
                [own],
            ),
        ),
        "readiness board": (
            f"{base}/",
            ("SELECT state, COUNT(*) FROM tasks_task WHERE congress_id = %s GROUP BY state", [own]),
        ),
        "task page": (
            f"{base}/tasks/{task.code}",
            ("SELECT * FROM tasks_task WHERE congress_id = %s AND code = %s", [own, task.code]),
        ),
        "search, rare words": (
            f"{base}/desk/search?q=hoi+nghi+hiep+thuong",
            (
                "SELECT id FROM tasks_task WHERE congress_id = %s AND folded LIKE %s LIMIT 20",
                [own, "%hoi nghi hiep thuong%"],
            ),
        ),
        "search, a common word": (
            f"{base}/desk/search?q=khach",
            ("SELECT COUNT(*) FROM tasks_task WHERE congress_id = %s AND folded LIKE %s", [own, "%khach%"]),
        ),
    }


def measure_pages(asked: argparse.Namespace, congress: Any, seat: Any, client: Any) -> list[Line]:
    """Ask the product's server for every page, by one client and by eight."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    lines = []
    with served() as (port, memory):
        for name, (address, raw) in pages(congress).items():
            with CaptureQueriesContext(connection) as caught:
                answer = client.get(address)
            assert answer.status_code == 200, (name, answer.status_code)
            lines.append(
                Line(
                    name=name,
                    one=asked_by(1, port, address, cookie, rounds=asked.rounds),
                    many=asked_by(CLIENTS, port, address, cookie, rounds=max(3, asked.rounds // 4)),
                    queries=len(caught),
                    kilobytes=len(answer.content) / 1024,
                    raw_ms=raw_time(*raw) if raw else None,
                )
            )
        print(f"memory of the server with {WORKERS} workers: {memory():.0f} MiB", flush=True)
    return lines


@contextmanager
def served() -> Iterator[tuple[int, Callable[[], float]]]:
    """Run the product's server; hand out its port and a way to ask how much memory its processes have."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DONDOC_PORT": str(port), "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-m", "dondoc.config.command", "serve"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _second in range(120):
            try:
                fetch(port, "/bench/empty", "")
                break
            except OSError:
                time.sleep(0.5)
        yield port, lambda: memory_mib(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def memory_mib(parent: int) -> float:
    """Return the proportional memory of a process and its children."""
    children = [parent]
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) in children:
            children.append(int(path.parent.name))
    total = 0
    for one in children:
        for text in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if text.startswith("Pss:"):
                total += int(text.split()[1])
    return total / 1024


def fetch(port: int, address: str, cookie: str, connection: http.client.HTTPConnection | None = None) -> None:
    """Get one page and read it to its end."""
    held = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    held.request("GET", address, headers={"Cookie": cookie} if cookie else {})
    answer = held.getresponse()
    answer.read()
    assert answer.status == 200, (address, answer.status)
    if connection is None:
        held.close()


def asked_by(clients: int, port: int, address: str, cookie: str, *, rounds: int) -> Times:
    """Return how long each answer took when so many clients ask at once, each again and again."""
    taken: list[float] = []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        fetch(port, address, cookie, connection)
        for _round in range(rounds):
            began = time.perf_counter()
            fetch(port, address, cookie, connection)
            taken.append((time.perf_counter() - began) * 1000)
        connection.close()

    threads = [threading.Thread(target=ask) for _client in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Times.of(taken, seconds=time.perf_counter() - began)


def raw_time(statement: str, values: list[Any], rounds: int = 7) -> float:
    """Return the median time of a statement read to its end, in milliseconds."""
    from django.db import connection

    taken = []
    with connection.cursor() as cursor:
        for _round in range(rounds):
            began = time.perf_counter()
            cursor.execute(statement, values)
            cursor.fetchall()
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def measure_work(asked: argparse.Namespace, congress: Any, client: Any) -> list[tuple[str, float, str]]:
    """Time what is not a page: a report, a sheet of many rows, the sweep that finds whom to urge."""
    from django.utils import timezone

    from dondoc.plans.enums import PartyRole
    from dondoc.tasks.actions.reports import Answer, submit_report
    from dondoc.tasks.enums import Situation, TaskState
    from dondoc.tasks.models import Part, Task
    from dondoc.tasks.queries.urging import desk

    open_tasks = Part.objects.filter(congress=congress, role=PartyRole.LEAD, task__state=TaskState.IN_PROGRESS)
    mine = list(open_tasks.order_by("pk").values_list("task_id", "agency_id")[: asked.rounds])
    reports = []
    for task_id, agency_id in mine:
        answer = Answer(task_id=task_id, agency_id=agency_id, situation=Situation.ON_TRACK, text="Đang làm", percent=40)
        began = time.perf_counter()
        submit_report(
            congress_id=congress.pk, answers=[answer], instance_id=uuid.uuid4(), by_id=None, now=timezone.now()
        )
        reports.append((time.perf_counter() - began) * 1000)
    sheet = measure_sheet(congress, client)
    began = time.perf_counter()
    found = desk(congress.pk, now=timezone.localtime(), judges_promises=True)
    sweep = (time.perf_counter() - began) * 1000
    count = Task.objects.filter(congress=congress).count()
    times = Times.of(reports)
    return [
        ("report on a task, durable, p50", times.p50, f"p95 {times.p95:.0f} ms"),
        sheet,
        (f"sweep of {count:,} tasks for whom to urge", sweep, f"{len(found.due)} agencies"),
    ]


def measure_sheet(congress: Any, client: Any) -> tuple[str, float, str]:
    """Time the Excel file of a task list through its page, for a filter that asks for about ten thousand tasks."""
    from dondoc.tasks.models import Task

    tasks = Task.objects.filter(congress=congress)
    days = tasks.filter(due_on__isnull=False).order_by("due_on").values_list("due_on", flat=True)
    last = days[EXPORTED_ROWS : EXPORTED_ROWS + 1].first()
    address = f"/c/{congress.slug}/tasks/list.xlsx" + (f"?due_until={last.isoformat()}" if last else "")
    began, busy = time.perf_counter(), time.process_time()
    answer = client.get(address)
    content = b"".join(answer.streaming_content)
    whole, processor = (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000
    assert answer.status_code == 200, answer.status_code
    with ZipFile(BytesIO(content)) as book:
        rows = book.read("xl/worksheets/sheet1.xml").count(b"<row ") - HEADING_ROWS
    return (f"{rows:,} tasks as .xlsx", whole, f"{processor:.0f} ms of processor, {len(content) // 1024} KB")


def heading(asked: argparse.Namespace, loaded: list[tuple[str, float]]) -> str:
    """Return what was measured on."""
    from django.db import connection

    engine = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    tasks = asked.plans * asked.tasks_per_plan
    text = f"### {engine}, {asked.plans:,} plans × {asked.tasks_per_plan:,} tasks = {tasks:,}, {asked.agencies:,} agencies\n"
    return text + "\n".join(f"- {name}: {value:,.1f}" for name, value in loaded) + "\n"


def table(lines: list[Line]) -> str:
    """Return the table of pages; the floor page with 50 rows is 1."""
    floor = next(line for line in lines if line.name == "floor: 50 rows").one.p50
    head = (
        f"| Page | p50, 1 client, ms | p95 | × floor | p50, {CLIENTS} clients | p95 | a second, {WORKERS} workers "
        "| queries | KB | raw statement, ms |\n|---|---|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(
        f"| {line.name} | {line.one.p50:.1f} | {line.one.p95:.1f} | {line.one.p50 / floor:.1f} | {line.many.p50:.1f} "
        f"| {line.many.p95:.1f} | {line.many.per_second:.0f} | {line.queries} | {line.kilobytes:.0f} "
        f"| {'–' if line.raw_ms is None else f'{line.raw_ms:.1f}'} |"
        for line in lines
    )


def work_table(found: list[tuple[str, float, str]]) -> str:
    """Return the table of what is not a page."""
    head = "\n| Work | ms | |\n|---|---|---|\n"
    return head + "\n".join(f"| {name} | {taken:,.1f} | {note} |" for name, taken, note in found) + "\n"


def write_page(asked: argparse.Namespace, text: str) -> None:
    """Put the tables of this run in place of those of the same kind in the document."""
    marks = f"<!-- {'postgresql' if asked.postgresql else 'sqlite'} {asked.plans * asked.tasks_per_plan} -->"
    before = PAGE.read_text(encoding="utf-8")
    begin, _, rest = before.partition(marks)
    _old, _, end = rest.partition(marks)
    PAGE.write_text(f"{begin.rstrip()}\n\n{marks}\n{text.strip()}\n{marks}\n{end}", encoding="utf-8")


def profile(client: Any, congress: Any) -> None:
    """Print the slowest statements of every page, with the plan of the database for each."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for name, (address, _raw) in pages(congress).items():
        client.get(address)
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        whole = (time.perf_counter() - began) * 1000
        print(f"\n== {name}: {whole:.0f} ms in this process")
        for query in sorted(caught.captured_queries, key=lambda one: -float(one["time"]))[:4]:
            print(f"  {float(query['time']) * 1000:8.1f} ms  {query['sql'][:600]}")


if __name__ == "__main__":
    sys.exit(main())
