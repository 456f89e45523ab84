"""A small congress as a folder of neutral tables, the same for the same seed, and the answers it must give."""

import csv
import random
from collections import Counter
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


def write_workload(
    folder: Path, *, plans: int = 3, tasks_per_plan: int = 40, agencies: int = 12, seed: int = 7
) -> Truth:
    """Write the folder: a third open and late, a third open in time, the rest finished; tens of parent and children."""
    chance, truth = random.Random(seed), Truth()
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[list[Any]]] = {table: [] for table in COLUMNS}
    for one in range(1, agencies + 1):
        kind = _KINDS[one % len(_KINDS)]
        rows["agencies"].append([one, f"CQ{one:04d}", f"Cơ quan số {one} về {_words(chance, 2)}", kind])
        rows["users"].append([one, f"nguoi{one:04d}", f"Ten{one}", f"Ho{one}", f"nguoi{one:04d}@example.test", one])
    for plan in range(1, plans + 1):
        members = chance.sample(range(1, agencies + 1), min(8, agencies))
        parent = "" if plan == 1 else 1
        start, due = AS_OF - timedelta(days=240), AS_OF + timedelta(days=300)
        rows["plans"].append(
            [plan, f"KH{plan:05d}", f"Kế hoạch {plan}: {_words(chance, 4)}", parent, members[0], start, due]
        )
        rows["plan_agencies"] += [[plan, member] for member in sorted(members)]
        for place in range(1, tasks_per_plan + 1):
            _task(chance, rows, truth, plan=plan, place=place, members=members)
    for table, columns in COLUMNS.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns, *rows[table]])
    return truth


def _task(chance: random.Random, rows: dict, truth: Truth, *, plan: int, place: int, members: list[int]) -> None:
    number = len(rows["tasks"]) + 1
    leader = number - (place - 1) % 10
    share = chance.random()
    status, due = _status_and_due(chance, share)
    progress = {"new": 0, "completed": 100, "submitted": 90}.get(status, chance.randrange(0, 90, 10))
    lead = chance.choice(members)
    truth.statuses[status] += 1
    if status in OPEN and due < AS_OF:
        truth.overdue_by_plan[plan] += 1
        truth.overdue_by_lead[lead] += 1
    words = _words(chance, 20)
    if chance.random() < 0.1:
        words, truth.rare = f"{words} {RARE}", truth.rare + 1
    created = AS_OF - timedelta(days=chance.randint(181, 240))
    updated = AS_OF - timedelta(days=chance.randint(1, 180))
    rows["tasks"].append(
        [number, plan, "" if leader == number else leader, place, f"{_words(chance, 5)} {number}", words, status]
        + [chance.choice(("low", "normal", "high", "urgent")), lead, lead, created, due, progress]
        + [f"{created}T08:00:00Z", f"{updated}T{chance.randrange(8, 18):02d}:{chance.randrange(60):02d}:00Z"]
    )
    others = zip(chance.sample(members, 3), ("coordinating", "coordinating", "appraising"), strict=True)
    rows["task_agencies"] += [[number, agency, role] for agency, role in others if agency != lead]
    if chance.random() < 0.2:
        for step, (old, new) in enumerate((("", ""), (chance.choice(OPEN), status)), start=1):
            said = len(rows["comments"]) + 1
            rows["comments"].append(
                [said, number, chance.choice(members), f"{updated}T{9 + step:02d}:00:00Z", _words(chance, 9), old, new]
            )


def _status_and_due(chance: random.Random, share: float) -> tuple[str, date]:
    if share < 0.3:
        return chance.choice(OPEN), AS_OF - timedelta(days=chance.randint(1, 180))
    if share < 0.6:
        return chance.choice(OPEN), AS_OF + timedelta(days=chance.randint(1, 270))
    return ("completed" if share < 0.97 else "cancelled"), AS_OF + timedelta(days=chance.randint(-180, 30))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))
