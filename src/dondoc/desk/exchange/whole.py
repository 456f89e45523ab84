"""A whole congress: the neutral tables, the tables of every room, and the stored files."""

import csv
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from dondoc.archive.actions.loading import keep_file
from dondoc.archive.queries import stored_files
from dondoc.desk.exchange import cells
from dondoc.desk.exchange.carried import LOADERS, PEOPLE, whole
from dondoc.desk.exchange.checking import MOST_PROBLEMS, Problem
from dondoc.desk.exchange.exporting import user_numbers, write_neutral
from dondoc.desk.exchange.importing import (
    Imported,
    ImportRefused,
    keep_comments,
    note_folder,
    refuse_second,
)
from dondoc.desk.exchange.manifest import NAME, Manifest, ManifestRefused, digest_of, list_folder, read_manifest
from dondoc.editions.actions import CARRIED as CONGRESS_COLUMNS
from dondoc.editions.actions import load_congress
from dondoc.journal.queries import entries_in_order
from dondoc.people.actions.loading import ACCOUNT, load_accounts
from dondoc.people.queries import accounts, names_of_logins
from dondoc.tasks.actions.loading import count_loaded, tell_every_standing
from dondoc.web.carrying import CellRefused, Ids, Table, cells_of, count_rows, people_in, reserve, values_of, written
from dondoc.web.db import gather_statistics

TABLES, FILES, JOURNAL = "tables", "files", "journal.csv"
_CONGRESS = "editions.congress"
_AT_ONCE = 2000
_JOURNAL = ("sequence", "at", "actor_id", "verb", "target_kind", "target_id", "target_label", "previous_hash", "hash")
_MOST_LETTERS = 50_000_000


class ExportRefused(Exception):
    """Raised when a congress cannot be told truthfully; carries a sentence."""


def write_whole(congress: Any, folder: Path, *, journal: bool = False) -> None:
    """Write a whole congress into a folder. journal: its history too, to be read; an import does not take it.

    Raises ExportRefused when a stored file is missing or was changed.
    """
    write_neutral(congress.pk, folder)
    carried = whole()
    (folder / TABLES).mkdir()
    people_ids = people_in(carried, congress.pk)
    ids = count_rows(carried, congress.pk, people_ids=people_ids)
    rows = {_CONGRESS: 1, PEOPLE: len(people_ids)} | {label: len(held) for label, held in ids.of_table.items()}
    _write_table(folder, _CONGRESS, CONGRESS_COLUMNS, [[_plain(congress, name) for name in CONGRESS_COLUMNS]])
    _write_table(folder, PEOPLE, ("id", *ACCOUNT), _people_rows(people_ids))
    for label, table in carried.tables.items():
        texts = {place for place, column in enumerate(table.columns, start=1) if column.is_text}
        found = cells_of(carried, table, congress.pk, ids)
        _write_table(folder, label, table.header, (_guarded(row, texts) for row in found))
    _write_files(congress.pk, folder)
    if journal:
        _write_journal(congress.pk, folder)
    (folder / NAME).write_text(list_folder(folder, rows).text(), encoding="utf-8")


def _plain(row: Any, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else cells.guarded(written(value, row._meta.get_field(name)))


def _guarded(row: list[str], texts: set[int]) -> list[str]:
    return [cells.guarded(cell) if place in texts else cell for place, cell in enumerate(row)]


def _people_rows(ids: set[int]) -> Iterator[list[str]]:
    for number, user in enumerate(accounts(ids), start=1):
        yield [str(number), *(_plain(user, name) for name in ACCOUNT)]


def _write_table(folder: Path, label: str, header: Sequence[str], rows: Any) -> None:
    with _path(folder, label).open("w", encoding="utf-8", newline="") as file:
        writer = cells.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _path(folder: Path, label: str) -> Path:
    return folder / TABLES / f"{label}.csv"


def _write_files(congress_id: int, folder: Path) -> None:
    (folder / FILES).mkdir()
    for sha256, path in stored_files(congress_id):
        if not path.is_file():
            raise ExportRefused(f"Kho tệp thiếu tệp {sha256}. Khôi phục từ bản sao lưu rồi xuất lại.")
        shutil.copyfile(path, folder / FILES / sha256)
        if digest_of(folder / FILES / sha256) != sha256:
            raise ExportRefused(f"Tệp {sha256} trong kho đã bị thay đổi. Khôi phục từ bản sao lưu rồi xuất lại.")


def _write_journal(congress_id: int, folder: Path) -> None:
    with (folder / JOURNAL).open("w", encoding="utf-8", newline="") as file:
        writer = cells.writer(file)
        writer.writerow((*_JOURNAL, "details"))
        for entry in entries_in_order(congress_id=congress_id):
            writer.writerow([_plain(entry, name) for name in (*_JOURNAL, "details")])


def import_whole(folder: Path, *, name: str, slug: str, by_id: int | None, now: datetime) -> Imported:
    """Make a congress of a folder an export wrote, whole or not at all; the name is the folder's unless given.

    Raises ImportRefused, with nothing written, for a folder that is not as it was exported, and for one that was
    imported before.
    """
    try:
        manifest = read_manifest(folder)
    except ManifestRefused as refused:
        raise ImportRefused(f"Chưa nhập gì. {refused}") from None
    digest = digest_of(folder / NAME)
    refuse_second(digest)
    problems = _problems(folder, manifest)
    if problems:
        raise ImportRefused("Chưa nhập gì. Thư mục có dòng không đúng.", tuple(problems))
    for sha256 in _files(manifest):
        keep_file(folder / FILES / sha256, sha256=sha256)
    try:
        with transaction.atomic():
            values = _congress_values(folder)
            if name:
                values["name"] = name
            congress = load_congress(values=values, slug=slug, by_id=by_id, now=now)
            note_folder(congress, digest, by_id=by_id, now=now)
            _load(folder, manifest, congress, by_id=by_id, now=now)
            if digest_of(folder / NAME) != digest or read_manifest(folder) != manifest:
                raise ImportRefused("Chưa nhập gì. Thư mục bị thay đổi trong khi nhập.")
    except ManifestRefused as refused:
        raise ImportRefused(f"Chưa nhập gì. {refused}") from None
    except IntegrityError as broken:
        refuse_second(digest)
        raise ImportRefused(f"Chưa nhập gì. Cơ sở dữ liệu từ chối: {broken}") from broken
    gather_statistics()
    return Imported(congress=congress, counts={label: count for label, count in manifest.rows.items() if count})


def _files(manifest: Manifest) -> list[str]:
    return [path.partition("/")[2] for path in manifest.digests if path.startswith(f"{FILES}/")]


def _problems(folder: Path, manifest: Manifest) -> list[Problem]:
    """Return what stands in the way: tables of another version, cells that are no values, people who are others."""
    carried = whole()
    wanted = {*carried.tables, PEOPLE, _CONGRESS}
    found: list[Problem] = []
    for label in sorted(wanted):
        if f"{TABLES}/{label}.csv" not in manifest.digests:
            found.append(Problem(f"{label}.csv", 0, "Thư mục do phiên bản khác của dondoc xuất, không có bảng này."))
    strange = set(manifest.rows) - wanted
    found += [Problem(f"{label}.csv", 0, "Thư mục do phiên bản khác của dondoc xuất.") for label in sorted(strange)]
    if found:
        return found
    ids = Ids({label: range(1, manifest.rows.get(label, 0) + 1) for label in wanted})
    for label, header in ((_CONGRESS, CONGRESS_COLUMNS), (PEOPLE, ("id", *ACCOUNT))):
        found += _shape_problems(folder, label, header, manifest.rows.get(label, 0))
    for table in carried.tables.values():
        found += _shape_problems(folder, table.label, table.header, manifest.rows.get(table.label, 0))
    if found:
        return found[:MOST_PROBLEMS]
    for table in carried.tables.values():
        for line, row in enumerate(_rows(folder, table.label), start=2):
            try:
                values_of(carried, table, row, ids)
            except CellRefused as refused:
                found.append(Problem(f"{table.label}.csv", line, str(refused)))
                if len(found) >= MOST_PROBLEMS:
                    return found
    return found + _people_problems(folder) + _file_problems(folder, manifest)


def _shape_problems(folder: Path, label: str, header: Sequence[str], count: int) -> list[Problem]:
    place = f"{label}.csv"
    if _header(folder, label) != tuple(header):
        return [Problem(place, 1, f"Dòng đầu phải là: {','.join(header)}")]
    numbered = label != _CONGRESS
    rows = 0
    for rows, row in enumerate(_rows(folder, label), start=1):
        if len(row) != len(header) or (numbered and row[0] != str(rows)):
            return [Problem(place, rows + 1, "Dòng sai số ô hoặc sai số thứ tự.")]
    return [] if rows == count else [Problem(place, 0, f"Có {rows} dòng, {NAME} ghi {count}.")]


def _people_problems(folder: Path) -> list[Problem]:
    people = [dict(zip(ACCOUNT, row[1:], strict=True)) for row in _rows(folder, PEOPLE)]
    known = names_of_logins({one["username"] for one in people})
    return [
        Problem(f"{PEOPLE}.csv", line, f"Tên đăng nhập «{one['username']}» ở đây đã là của người khác.")
        for line, one in enumerate(people, start=2)
        if known.get(one["username"], (one["full_name"], one["email"])) != (one["full_name"], one["email"])
    ]


def _file_problems(folder: Path, manifest: Manifest) -> list[Problem]:
    header = _header(folder, "archive.version")
    place, held = header.index("sha256"), set(_files(manifest))
    misnamed = [sha256 for sha256 in held if manifest.digests[f"{FILES}/{sha256}"] != sha256]
    return [Problem(f"{FILES}/{name}", 0, "Tên tệp không phải SHA-256 của nội dung.") for name in sorted(misnamed)] + [
        Problem("archive.version.csv", line, f"Thư mục không có tệp {row[place]}.")
        for line, row in enumerate(_rows(folder, "archive.version"), start=2)
        if row[place] not in held
    ]


def _load(folder: Path, manifest: Manifest, congress: Any, *, by_id: int | None, now: datetime) -> None:
    carried = whole()
    ids = reserve(carried, manifest.rows)
    people = [dict(zip(ACCOUNT, row[1:], strict=True)) for row in _rows(folder, PEOPLE)]
    ids.of_table[PEOPLE] = load_accounts(people=people, by_id=by_id, now=now)
    for table in carried.tables.values():
        _load_table(folder, table, congress.pk, ids)
    tell_every_standing(congress_id=congress.pk)
    count_loaded(congress_id=congress.pk)
    _load_comments(folder, congress.pk)


def _load_table(folder: Path, table: Table, congress_id: int, ids: Ids) -> None:
    carried, rows, first = whole(), _rows(folder, table.label), 1
    while batch := list(islice(rows, _AT_ONCE)):
        values = [values_of(carried, table, row, ids) for row in batch]
        LOADERS[table.room](table=table, rows=values, first=first, congress_id=congress_id, ids=ids)
        first += len(batch)


def _load_comments(folder: Path, congress_id: int) -> None:
    """Words said of tasks stand in the journal alone, so they come from the neutral table."""
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        next(rows)
        users = {str(number): pk for pk, number in user_numbers(congress_id).items()}
        said = (tuple(cells.unguarded(cell) for cell in row) for row in rows)
        while batch := list(islice(said, _AT_ONCE)):
            keep_comments(congress_id, batch, users=users)


def _congress_values(folder: Path) -> dict[str, str]:
    return dict(zip(CONGRESS_COLUMNS, next(_rows(folder, _CONGRESS)), strict=True))


def _header(folder: Path, label: str) -> tuple[str, ...]:
    with _path(folder, label).open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file, strict=True), ()))


def _rows(folder: Path, label: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MOST_LETTERS)
    with _path(folder, label).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        next(reader, None)
        for row in reader:
            yield [cells.unguarded(cell) for cell in row]


def is_whole(folder: Path) -> bool:
    """Say whether a folder holds a whole congress and not the neutral tables alone."""
    return (folder / NAME).is_file()
