"""Reads assignment tables: one task per row, group rows as headings, merged and repeated cells resolved."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.papers.tree import Cell, Table
from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.columns import Column, Header, find_header, is_header_again
from dondoc.plans.reader.deadlines import Deadline, read_time_field
from dondoc.plans.reader.draft import QuestionCode
from dondoc.plans.reader.fields import Field, cut, fields_in
from dondoc.plans.reader.lines import Grid, Line, cell_line, cell_lines
from dondoc.plans.reader.mentions import Mention
from dondoc.plans.reader.outline import split_label
from dondoc.plans.reader.prose import read_line
from dondoc.plans.reader.roles import Roles, names_in, roles_from_fields
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.sections import Item
from dondoc.plans.reader.units import Given, Unit

_SAME = re.compile(r"(?:-?\s?nt\s?-?|n/t|như trên|nhu tren|như (?:dòng|mục|ý) trên|\"|''|//|-\s?\"\s?-|″|〃)\W*")
_EMPTY = re.compile(r"[\s\-–_.…/*]*")
_ROMAN_OR_LETTER = re.compile(r"\W*(?:[ivx]{1,6}|[a-h])\W*")
_PARTS = {
    Column.LEAD: Field.LEAD, Column.COORDINATING: Field.COORDINATING, Column.BOTH: Field.BOTH, Column.DOER: Field.DOER,
    Column.APPRAISING: Field.APPRAISING,
}  # fmt: skip


@dataclass(slots=True)
class _State:
    """What carries from row to row."""

    header: Header
    section: tuple[str, ...] = ()
    group: Roles = field(default_factory=Roles)
    above: dict[int, Line] = field(default_factory=dict)
    lead_above: Roles = field(default_factory=Roles)
    label_above: str = ""


def read_grids(grids: Iterable[Grid], given: Given) -> dict[int, list[Item]]:
    """Return the items of each table's block; a table without headings goes on where one of equal width stopped."""
    found: dict[int, list[Item]] = {}
    state: _State | None = None
    for grid in grids:
        header = find_header(grid.table)
        if header is not None:
            same = state is not None and state.header.columns == header.columns
            state = replace(state, header=header) if same and state is not None else _State(header)
        elif state is None or not _continues(grid.table, state.header):
            state = None
            continue
        else:
            state = replace(state, header=replace(state.header, first_row=0))
        found[grid.block] = _read(grid, state, given)
    return found


def _continues(table: Table, header: Header) -> bool:
    return bool(table.rows) and len(table.rows[0]) == len(header.columns)


def _read(grid: Grid, state: _State, given: Given) -> list[Item]:
    items: list[Item] = []
    for index in range(state.header.first_row, len(grid.table.rows)):
        row = grid.table.rows[index]
        if is_header_again(grid.table, index, state.header) or not any(cell.text.strip() for cell in row):
            continue
        if _enters_group(grid, row, state):
            continue
        item = _task(grid, row, state, given)
        if item is not None:
            items.append(item)
    return items


def _enters_group(grid: Grid, row: tuple[Cell, ...], state: _State) -> bool:
    """Take a heading row into the state: one text over the whole row, or a title with nothing beside it; else False."""
    number, task = state.header.first(Column.NUMBER), state.header.first(Column.TASK)
    texts = {cell.text.strip() for k, cell in enumerate(row) if k != number and cell.text.strip()}
    filled = [k for k, cell in enumerate(row) if cell.text.strip() and k != number]
    label = row[number].text.strip() if number is not None else ""
    spread = len(filled) > 1 and len(texts) == 1
    title = filled == [task] and (
        _ROMAN_OR_LETTER.fullmatch(shadow(label)) or row[task or 0].bold or row[task or 0].text.isupper() or not label
    )
    if not spread and not title and not (number is not None and filled == [] and len(label) > 3):
        return False
    line = cell_line(grid.block, row[filled[0] if filled else number or 0])
    name, style, _ = split_label(line)
    heading = f"{label} {line.text}".strip() if label and not name and label != line.text else line.text
    deeper = bool(state.section) and not _outranks(label or name, state.section[-1])
    state.section = (*state.section[:1], heading) if deeper else (heading,)
    named = names_in(line, "nhóm")
    whole = len(named) == 1 and named[0][1].kind.value != "generic" and _is_agency(line, named[0][1])
    state.group = Roles((named[0][0],), kinds=frozenset({named[0][1].kind.value})) if whole else Roles()
    state.above, state.lead_above = {}, Roles()
    return True


def _outranks(label: str, heading: str) -> bool:
    """Whether a group row stands at least as high as the group before it."""
    roman = re.compile(r"\W*[IVX]+\b")
    return bool(roman.match(label)) or not roman.match(heading)


def _is_agency(line: Line, mention: Mention) -> bool:
    text = Text(line.text)
    found = list_at(text, text.word_at(mention.start))
    alone = not line.text[: mention.start].strip(" -.:") and not line.text[mention.end :].strip(" -.:")
    return mention.kind.value == "class" or (alone and found is not None and found.mentions[0].end == mention.end)


def _task(grid: Grid, row: tuple[Cell, ...], state: _State, given: Given) -> Item | None:
    header = state.header
    task = header.first(Column.TASK)
    number = header.first(Column.NUMBER)
    if task is None or _EMPTY.fullmatch(row[task].text):
        return None
    whole = cell_line(grid.block, row[task])
    if not re.search(r"\w", whole.text):
        return None
    own_label, _, bare = split_label(whole)
    line = bare if re.search(r"\w", bare.text) else whole
    label = (row[number].text.strip().strip(".)") if number is not None else "") or own_label
    doubts: set[QuestionCode] = set()
    cells = {
        k: _resolved(grid, row, k, state, doubts)
        for k, column in enumerate(header.columns)
        if column in _PARTS or column is Column.TIME
    }
    roles = _roles(cells, header, doubts)
    roles = _led(roles, state, label, doubts, line, given)
    if not roles.lead:
        return None
    deadline = _deadline(cells, header, given.issued_on)
    product = header.first(Column.PRODUCT)
    unit = Unit(
        line=line, start=0, end=len(line.text.rstrip(" ;")), first=0, after=len(line.text), roles=roles,
        deadline=deadline, form="table", doubts=doubts | roles.doubts, own=True,
        product=cell_line(grid.block, row[product]).text if product is not None else "",
    )  # fmt: skip
    state.lead_above, state.label_above = roles, label
    section = state.section
    return Item(unit, label, section)


def _resolved(grid: Grid, row: tuple[Cell, ...], index: int, state: _State, doubts: set[QuestionCode]) -> list[Line]:
    """Return the lines of a cell; «nt» and «như trên» repeat the cell above."""
    lines = cell_lines(grid.block, row[index])
    if len(lines) == 1 and _SAME.fullmatch(shadow(lines[0].text)):
        above = state.above.get(index)
        if above is None:
            doubts.add(QuestionCode.LIST_UNCLEAR)
            return lines
        return [above]
    if lines and not _EMPTY.fullmatch(row[index].text):
        state.above[index] = cell_line(grid.block, row[index]) if len(lines) == 1 else _joined(grid.block, row[index])
        return lines
    return []


def _joined(block: int, cell: Cell) -> Line:
    """Return a cell of several lines as one, line breaks as semicolons so that they part names."""
    lines = cell_lines(block, cell)
    text = "; ".join(line.text.rstrip(" ;,") for line in lines)
    origin: list[int] = []
    for line in lines:
        kept = line.text.rstrip(" ;,")
        origin += [*line.origin[: len(kept)], line.origin[-1], line.origin[-1]]
    return Line(block, cell.place, text, origin[: len(text)])


def _roles(cells: dict[int, list[Line]], header: Header, doubts: set[QuestionCode]) -> Roles:
    values: list[tuple[Field, Line]] = []
    for index, lines in cells.items():
        column = header.columns[index]
        if column in _PARTS:
            values += _values(_PARTS[column], lines)
    roles = roles_from_fields(values)
    columns = set(header.columns)
    if not roles.lead and roles.coordinating and Column.LEAD not in columns and Column.DOER not in columns:
        roles = replace(roles, lead=roles.coordinating, coordinating=())
    if QuestionCode.WHO_LEADS in roles.doubts:
        doubts.add(QuestionCode.WHO_LEADS)
    return roles


def _values(field: Field, lines: list[Line]) -> list[tuple[Field, Line]]:
    """Split a cell that says «Chủ trì: A; phối hợp: B», or in a shared column A over B or A / B."""
    values: list[tuple[Field, Line]] = []
    for line in lines:
        inside = list(fields_in(line.text))
        if inside and not line.text[: inside[0].caption].strip(" -+"):
            values += [(value.field, cut(line, value.start, value.end)) for value in inside]
            field = inside[-1].field
            continue
        _, _, bare = split_label(line)
        slash = bare.text.find("/") if field is Field.BOTH else -1
        if slash > 0:
            values += [(Field.LEAD, cut(bare, 0, slash)), (Field.COORDINATING, cut(bare, slash + 1, len(bare.text)))]
        else:
            values.append((field, bare))
    return values


def _led(roles: Roles, state: _State, label: str, doubts: set[QuestionCode], line: Line, given: Given) -> Roles:
    """Find who leads a row whose own cell is empty: its group, the words of the task, the row it is a part of."""
    if roles.lead:
        return roles
    if state.group.lead:
        return replace(roles, lead=state.group.lead, kinds=state.group.kinds)
    spoken = next((unit for unit in read_line(line, replace(given, bound=False, roles=Roles())) if unit.own), None)
    if spoken is not None:
        return spoken.roles.over(roles)
    if state.lead_above.lead:
        doubts.add(QuestionCode.LIST_UNCLEAR)
        above = state.lead_above
        return replace(roles, lead=above.lead, coordinating=roles.coordinating or above.coordinating, kinds=above.kinds)
    if roles.coordinating:
        doubts.add(QuestionCode.WHO_LEADS)
        return replace(roles, lead=roles.coordinating[:1], coordinating=roles.coordinating[1:])
    return roles


def _deadline(cells: dict[int, list[Line]], header: Header, issued_on: date | None) -> Deadline | None:
    index = header.first(Column.TIME)
    if index is None:
        return None
    text = " ; ".join(line.text for line in cells.get(index, []))
    single = cells.get(index, [])
    return read_time_field(single[0].text if len(single) == 1 else text, issued_on=issued_on) if text else None
