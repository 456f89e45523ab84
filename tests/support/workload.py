"""A small congress as a folder of neutral tables, the same for the same seed, and the answers it must give."""

import csv
import random
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dondoc.desk.exchange.words import COLUMNS

AS_OF = date(2026, 11, 23)
OPEN = ("new", "in_progress", "submitted", "returned")
RARE = "hội nghị hiệp thương"
_WORDS = [
    "kế",
    "hoạch",
    "sân",
    "khấu",
    "đại",
    "biểu",
    "xe",
    "đưa",
    "đón",
    "khách",
    "sạn",
    "băng",
    "rôn",
    "tổng",
    "duyệt",
    "tài",
    "liệu",
    "y",
    "tế",
    "điện",
    "nước",
    "an",
    "ninh",
]
_KINDS = ("committee", "ministry", "province", "department", "office")


@dataclass(slots=True)
class Truth:
    """What a correct system answers."""

    statuses: Counter = field(default_factory=Counter)
    overdue_by_plan: Counter = field(default_factory=Counter)
    overdue_by_lead: Counter = field(default_factory=Counter)
    rare: int = 0


class _Tables:
    """The files under way, and how many rows each has."""

    def __init__(self, folder: Path, open_files: ExitStack) -> None:
        self.counts: Counter = Counter()
        self._write = {}
        for table, columns in COLUMNS.items():
            file = open_files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            self._write[table] = csv.writer(file, lineterminator="\n").writerow
            self._write[table](columns)

    def add(self, table: str, row: list[Any]) -> None:
        self.counts[table] += 1
        self._write[table](row)


def write_workload(
    folder: Path,
    *,
    plans: int = 3,
    tasks_per_plan: int = 40,
    agencies: int = 12,
    seed: int = 7,
    as_of: date = AS_OF,
    rare_share: float = 0.1,
    most_words: int = 20,
) -> Truth:
    """Write the folder: a third open and late, a third open in time, the rest finished; tens of parent and children."""
    chance, truth = random.Random(seed), Truth()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_files:
        tables = _Tables(folder, open_files)
        for one in range(1, agencies + 1):
            kind = _KINDS[one % len(_KINDS)]
            tables.add("agencies", [one, f"CQ{one:04d}", f"Cơ quan số {one} về {_words(chance, 2)}", kind])
            tables.add("users", [one, f"nguoi{one:04d}", f"Ten{one}", f"Ho{one}", f"nguoi{one:04d}@example.test", one])
        for plan in range(1, plans + 1):
            members = chance.sample(range(1, agencies + 1), min(30 if agencies > 30 else 8, agencies))
            start, due = as_of - timedelta(days=240), as_of + timedelta(days=300)
            title = f"Kế hoạch {plan}: {_words(chance, 4)}"
            tables.add("plans", [plan, f"KH{plan:05d}", title, "" if plan == 1 else 1, members[0], start, due])
            for member in sorted(members):
                tables.add("plan_agencies", [plan, member])
            for place in range(1, tasks_per_plan + 1):
                _task(
                    chance,
                    tables,
                    truth,
                    plan=plan,
                    place=place,
                    members=members,
                    as_of=as_of,
                    rare_share=rare_share,
                    most_words=most_words,
                )
    return truth


def _task(
    chance: random.Random,
    tables: _Tables,
    truth: Truth,
    *,
    plan: int,
    place: int,
    members: list[int],
    as_of: date,
    rare_share: float,
    most_words: int,
) -> None:
    number = tables.counts["tasks"] + 1
    leader = number - (place - 1) % 10
    status, due = _status_and_due(chance, chance.random(), as_of)
    progress = {"new": 0, "completed": 100, "submitted": 90}.get(status, chance.randrange(0, 90, 10))
    lead = chance.choice(members)
    truth.statuses[status] += 1
    if status in OPEN and due < as_of:
        truth.overdue_by_plan[plan] += 1
        truth.overdue_by_lead[lead] += 1
    words = _words(chance, chance.randint(most_words // 3, most_words))
    if chance.random() < rare_share:
        words, truth.rare = f"{words} {RARE}", truth.rare + 1
    created = as_of - timedelta(days=chance.randint(181, 240))
    updated = as_of - timedelta(days=chance.randint(1, 180))
    tables.add(
        "tasks",
        [number, plan, "" if leader == number else leader, place, f"{_words(chance, 5)} {number}", words, status]
        + [chance.choice(("low", "normal", "high", "urgent")), lead, lead, created, due, progress]
        + [f"{created}T08:00:00Z", f"{updated}T{chance.randrange(8, 18):02d}:{chance.randrange(60):02d}:00Z"],
    )
    others = zip(chance.sample(members, 3), ("coordinating", "coordinating", "appraising"), strict=True)
    for agency, role in others:
        if agency != lead:
            tables.add("task_agencies", [number, agency, role])
    if chance.random() < 0.1:
        for step, (old, new) in enumerate((("", ""), (chance.choice(OPEN), status)), start=1):
            at, said = f"{updated}T{9 + step:02d}:00:00Z", tables.counts["comments"] + 1
            tables.add("comments", [said, number, chance.choice(members), at, _words(chance, 9), old, new])


def _status_and_due(chance: random.Random, share: float, as_of: date) -> tuple[str, date]:
    if share < 0.3:
        return chance.choice(OPEN), as_of - timedelta(days=chance.randint(1, 180))
    if share < 0.6:
        return chance.choice(OPEN), as_of + timedelta(days=chance.randint(1, 270))
    return ("completed" if share < 0.97 else "cancelled"), as_of + timedelta(days=chance.randint(-180, 30))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))
