"""Read a folder of neutral tables and judge every row of it before anything is written."""

import csv
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from dondoc.desk.exchange import cells
from dondoc.desk.exchange.scratch import Scratch
from dondoc.desk.exchange.words import COLUMNS, PRIORITIES, ROLES, STATES
from dondoc.kit.vietnamese import nfc
from dondoc.people.rules.logins import is_login
from dondoc.people.rules.names import matching_key

MOST_PROBLEMS = 100
MOST_LETTERS_OF_A_CELL = 100_000
_AT_ONCE = 2000
_BETWEEN_FILES = b"\0"
_MOST_LETTERS = {
    "code": 30,
    "kind": 40,
    "name": 200,
    "first_name": 60,
    "last_name": 59,
    "email": 254,
    "title": 5000,
    "description": 50_000,
    "body": 50_000,
}
_HIGHEST_SEQ = 2**31 - 1

# Full name and e-mail by login.
Known = Callable[[Collection[str]], Mapping[str, tuple[str, str]]]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Why a row cannot be taken: the file, the line it begins on (0: the file as a whole), a sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, dòng {self.line}: {self.sentence}" if self.line else f"{self.file}: {self.sentence}"


@dataclass(slots=True)
class _Findings:
    found: list[Problem] = field(default_factory=list)

    def add(self, table: str, line: int, sentence: str) -> None:
        if not self.is_full:
            self.found.append(Problem(f"{table}.csv", line, sentence))

    @property
    def is_full(self) -> bool:
        return len(self.found) >= MOST_PROBLEMS


def check(folder: Path, into: Scratch, *, known: Known) -> tuple[list[Problem], str]:
    """Keep every row of a folder in the scratch; return what is wrong with it, and the SHA-256 of its files.

    known: asked for the accounts there are already among these logins. At most MOST_PROBLEMS are told.
    """
    findings, digest = _Findings(), hashlib.sha256()
    for table in COLUMNS:
        _check_file(folder / f"{table}.csv", table, into, findings, digest)
    if not findings.found:
        into.arrange()
        _check_together(into, findings, known)
    return sorted(findings.found), digest.hexdigest()


def _check_file(path: Path, table: str, into: Scratch, findings: _Findings, digest: Any) -> None:
    if not path.is_file():
        findings.add(table, 0, "Thư mục không có tệp này.")
        return
    digest.update(table.encode() + _BETWEEN_FILES)
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            digest.update(block)
    rows = _rows_of(path, table, findings)
    while batch := list(islice(rows, _AT_ONCE)):
        into.keep(table, batch)


def _rows_of(path: Path, table: str, findings: _Findings) -> Iterator[tuple[Any, ...]]:
    """Return the sound rows as (line, texts …); what is wrong goes to the findings."""
    columns, judge = COLUMNS[table], _JUDGES[table]
    csv.field_size_limit(MOST_LETTERS_OF_A_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        began = 1
        try:
            header = next(reader, None)
            if header is None or tuple(header) != columns:
                findings.add(table, 1, f"Dòng đầu phải là: {','.join(columns)}")
                return
            began = reader.line_num + 1
            for found in reader:
                line, began = began, reader.line_num + 1
                if findings.is_full:
                    return
                sentences = _judged(found, columns, judge)
                for sentence in sentences:
                    findings.add(table, line, sentence)
                if not sentences:
                    yield (line, *(cells.unguarded(cell) for cell in found))
        except UnicodeDecodeError:
            findings.add(table, began, "Từ dòng này có ký tự không thuộc bảng mã UTF-8.")
        except csv.Error:
            findings.add(table, began, f"Ô trong dấu ngoặc kép chưa đóng, đặt sai, hoặc dài quá {_thousands()} chữ.")


def _thousands() -> str:
    return f"{MOST_LETTERS_OF_A_CELL:,}".replace(",", ".")


def _judged(found: list[str], columns: tuple[str, ...], judge: Callable[[dict[str, str]], Iterator[str]]) -> list[str]:
    if len(found) != len(columns):
        return [f"Có {len(found)} ô, cần {len(columns)} ô."]
    row = dict(zip(columns, found, strict=True))
    strange = [name for name, cell in row.items() if not cells.is_storable(cell)]
    if strange:
        return [f"Cột {name} có ký tự điều khiển." for name in strange]
    too_long = [name for name, most in _MOST_LETTERS.items() if name in row and len(row[name]) > most]
    return [f"Cột {name} dài quá {_MOST_LETTERS[name]} chữ." for name in too_long] or list(judge(row))


def _id(row: dict[str, str], *names: str, needed: bool = False) -> Iterator[str]:
    for name in names:
        if row[name] == "" and needed:
            yield f"Cột {name} để trống."
        elif row[name] and not cells.is_whole(row[name]):
            yield f"Cột {name} phải là số nguyên từ 1, không có số 0 ở đầu: «{row[name][:40]}»."


def _some(row: dict[str, str], *names: str) -> Iterator[str]:
    yield from (f"Cột {name} để trống." for name in names if not row[name].strip())


def _word(row: dict[str, str], name: str, words: Any, *, needed: bool = True) -> Iterator[str]:
    if row[name] == "" and not needed:
        return
    if row[name] not in words:
        yield f"Cột {name} phải là một trong: {', '.join(words)}. Tệp ghi «{row[name][:40]}»."


def _days(row: dict[str, str], *names: str) -> Iterator[str]:
    for name in names:
        try:
            cells.day_of(row[name])
        except ValueError:
            yield f"Cột {name} phải là ngày dạng 2026-11-25: «{row[name][:40]}»."


def _moments(row: dict[str, str], *names: str) -> Iterator[str]:
    for name in names:
        try:
            cells.moment_of(row[name])
        except (ValueError, OverflowError):
            yield f"Cột {name} phải là thời điểm kèm múi giờ, dạng 2026-11-25T08:00:00Z: «{row[name][:40]}»."


def _agency(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "id", needed=True)
    yield from _some(row, "code", "name")


def _user(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "id", needed=True)
    yield from _id(row, "agency_id")
    if not is_login(row["login"]):
        yield "Cột login gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối."
    if row["email"] and ("@" not in row["email"].strip("@") or any(sign.isspace() for sign in row["email"])):
        yield f"Cột email không phải địa chỉ thư: «{row['email'][:40]}»."


def _plan(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "id", needed=True)
    yield from _id(row, "parent_id", "owner_agency_id")
    yield from _some(row, "code", "title")
    yield from _days(row, "start_date", "due_date")
    if len(row["title"]) > 300:
        yield "Cột title dài quá 300 chữ."


def _plan_agency(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "plan_id", "agency_id", needed=True)


def _task(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "id", needed=True)
    yield from _id(row, "plan_id", "parent_id", "lead_agency_id", "assignee_user_id", "seq")
    yield from _some(row, "title")
    yield from _word(row, "status", STATES)
    yield from _word(row, "priority", PRIORITIES, needed=False)
    yield from _days(row, "start_date", "due_date")
    yield from _moments(row, "created_at", "updated_at")
    if row["plan_id"] and not row["seq"]:
        yield "Nhiệm vụ của một kế hoạch cần số thứ tự (cột seq)."
    if cells.is_whole(row["seq"]) and int(row["seq"]) > _HIGHEST_SEQ:
        yield f"Cột seq lớn quá {_HIGHEST_SEQ}."
    if row["progress"] and not (row["progress"].isdecimal() and int(row["progress"][:4]) <= 100):
        yield f"Cột progress là số nguyên từ 0 đến 100: «{row['progress'][:40]}»."


def _task_agency(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "task_id", "agency_id", needed=True)
    yield from _word(row, "role", ROLES)


def _comment(row: dict[str, str]) -> Iterator[str]:
    yield from _id(row, "id", "task_id", needed=True)
    yield from _id(row, "user_id")
    yield from _moments(row, "created_at")
    yield from _word(row, "old_status", STATES, needed=False)
    yield from _word(row, "new_status", STATES, needed=False)
    if bool(row["old_status"]) != bool(row["new_status"]):
        yield "Cột old_status và new_status phải cùng có hoặc cùng trống."
    if not row["body"].strip() and not row["new_status"]:
        yield "Cột body để trống."


_JUDGES: dict[str, Callable[[dict[str, str]], Iterator[str]]] = {
    "agencies": _agency,
    "users": _user,
    "plans": _plan,
    "plan_agencies": _plan_agency,
    "tasks": _task,
    "task_agencies": _task_agency,
    "comments": _comment,
}

# What must not stand twice: the table, the columns together, how the sentence calls them.
_ONCE = (
    ("agencies", ("id",), "Mã số (id) {0} đã có ở dòng trên."),
    ("agencies", ("code",), "Mã cơ quan «{0}» đã có ở dòng trên."),
    ("users", ("id",), "Mã số (id) {0} đã có ở dòng trên."),
    ("users", ("login",), "Tên đăng nhập «{0}» đã có ở dòng trên."),
    ("plans", ("id",), "Mã số (id) {0} đã có ở dòng trên."),
    ("plans", ("code",), "Mã kế hoạch «{0}» đã có ở dòng trên."),
    ("plan_agencies", ("plan_id", "agency_id"), "Cơ quan {1} đã có trong kế hoạch {0} ở dòng trên."),
    ("tasks", ("id",), "Mã số (id) {0} đã có ở dòng trên."),
    ("tasks", ("plan_id", "seq"), "Kế hoạch {0} đã có nhiệm vụ số thứ tự {1} ở dòng trên."),
    ("task_agencies", ("task_id", "agency_id", "role"), "Cơ quan {1} đã có vai {2} trong nhiệm vụ {0} ở dòng trên."),
    ("comments", ("id",), "Mã số (id) {0} đã có ở dòng trên."),
)
# What must stand elsewhere: the table and column, and the table where it must be an id.
_ELSEWHERE = (
    ("users", "agency_id", "agencies"),
    ("plans", "parent_id", "plans"),
    ("plans", "owner_agency_id", "agencies"),
    ("plan_agencies", "plan_id", "plans"),
    ("plan_agencies", "agency_id", "agencies"),
    ("tasks", "plan_id", "plans"),
    ("tasks", "parent_id", "tasks"),
    ("tasks", "lead_agency_id", "agencies"),
    ("tasks", "assignee_user_id", "users"),
    ("task_agencies", "task_id", "tasks"),
    ("task_agencies", "agency_id", "agencies"),
    ("comments", "task_id", "tasks"),
    ("comments", "user_id", "users"),
)


def _check_together(rows: Scratch, findings: _Findings, known: Known) -> None:
    for table, columns, sentence in _ONCE:
        together = ", ".join(columns)
        seen = "" if table != "tasks" or len(columns) == 1 else "WHERE plan_id <> ''"
        twice = (
            f"SELECT line, {together} FROM (SELECT line, {together}, ROW_NUMBER() OVER "  # noqa: S608 -- our names
            f"(PARTITION BY {together} ORDER BY line) AS place FROM {table} {seen}) WHERE place > 1 "
            f"LIMIT {MOST_PROBLEMS}"
        )
        for line, *found in rows.ask(twice):
            findings.add(table, line, sentence.format(*found))
    for table, column, elsewhere in _ELSEWHERE:
        missing = (
            f"SELECT line, {column} FROM {table} WHERE {column} <> '' AND {column} NOT IN "  # noqa: S608 -- our names
            f"(SELECT id FROM {elsewhere}) LIMIT {MOST_PROBLEMS}"
        )
        for line, found in rows.ask(missing):
            findings.add(table, line, f"Cột {column} chỉ đến {found}, không có trong {elsewhere}.csv.")
    if not findings.found:
        _check_trees(rows, findings)
        _check_names(rows, findings)
        _check_people(rows, findings, known)
        _check_moments(rows, findings)


def _check_trees(rows: Scratch, findings: _Findings) -> None:
    strays = "SELECT t.line FROM tasks t JOIN tasks p ON p.id = t.parent_id WHERE t.plan_id <> p.plan_id LIMIT 100"
    for (line,) in rows.ask(strays):
        findings.add("tasks", line, "Nhiệm vụ cha thuộc kế hoạch khác.")
    for table in ("plans", "tasks"):
        loops = (
            f"WITH RECURSIVE sound(id) AS (SELECT id FROM {table} WHERE parent_id = '' UNION "  # noqa: S608 -- our names
            f"SELECT t.id FROM {table} t JOIN sound ON t.parent_id = sound.id) "
            f"SELECT line FROM {table} WHERE id NOT IN (SELECT id FROM sound) LIMIT {MOST_PROBLEMS}"
        )
        for (line,) in rows.ask(loops):
            findings.add(table, line, "Cột parent_id đi vòng: dòng này là cha, ông của chính nó hoặc nằm dưới vòng đó.")
    doubled = (
        "SELECT a.line FROM task_agencies a JOIN tasks t ON t.id = a.task_id "
        "WHERE a.role = 'lead' AND a.agency_id = t.lead_agency_id LIMIT 100"
    )
    for (line,) in rows.ask(doubled):
        findings.add("task_agencies", line, "Cơ quan này đã là cơ quan chủ trì trong tasks.csv.")


def _check_names(rows: Scratch, findings: _Findings) -> None:
    known: dict[str, str] = {}
    for line, name, code in rows.ask("SELECT line, name, code FROM agencies ORDER BY line"):
        key = matching_key(name)
        if key in known:
            findings.add("agencies", line, f"Tên «{name}» trùng với cơ quan mang mã {known[key]}.")
        known.setdefault(key, code)


def _check_people(rows: Scratch, findings: _Findings, known: Known) -> None:
    people = known({login for (login,) in rows.ask("SELECT login FROM users")})
    for line, login, first, last, email in rows.ask("SELECT line, login, first_name, last_name, email FROM users"):
        said = nfc(full_name(first, last, login)), email
        if people.get(login, said) != said:
            findings.add(
                "users", line, f"Tên đăng nhập «{login}» ở đây đã là của người khác (họ tên hoặc thư điện tử khác)."
            )


def _check_moments(rows: Scratch, findings: _Findings) -> None:
    question = "SELECT line, created_at, updated_at FROM tasks"
    for line, created, updated in rows.ask(question):
        if cells.moment_of(created) > cells.moment_of(updated):
            findings.add("tasks", line, "Cột updated_at có trước created_at.")
    question = "SELECT c.line, c.created_at, t.created_at FROM comments c JOIN tasks t ON t.id = c.task_id"
    for line, said, made in rows.ask(question):
        if cells.moment_of(said) < cells.moment_of(made):
            findings.add("comments", line, "Ý kiến có trước khi nhiệm vụ được lập.")


def full_name(first: str, last: str, login: str) -> str:
    """Return a person's name as it is said here: family name first; the login of who has none."""
    return " ".join(f"{last} {first}".split()) or login
