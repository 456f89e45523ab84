"""The forms in which plans assign work, each as its printed blocks and as what a careful person reads out of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Block, Column, GroupRow, Heading, Table, Text

_DISTRICTS_OF = "UBND các huyện:"
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One task as the paper assigns it.

    words: the task's core, a piece of the printed text. lead, coordinating, appraising: names after expansion of lists.
    deadline: the words of the deadline as printed, None when there are none; due: the day they name, None when they
    name an event, a repetition or no day. heading: the heading or group row above it.
    """

    words: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    appraising: tuple[str, ...] = ()
    deadline: str | None = None
    due: date | None = None
    recurring: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a section. `own_deadline` is printed after the words and goes before the section's time."""

    words: str
    own_deadline: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The form "1. Nội dung / 2. Cơ quan chủ trì, phối hợp, thẩm định / 3. Thời gian thực hiện".

    lead_as_printed: how the lead is printed when that is not the names joined by "; ". due: the day of `time`.
    """

    heading: str
    items: tuple[Item, ...]
    lead: tuple[str, ...]
    lead_as_printed: str = ""
    coordinating: tuple[str, ...] = ()
    coordinating_as_printed: str = ""
    appraising: tuple[str, ...] = ()
    time: str
    due: date | None = None

    def blocks(self) -> tuple[Block, ...]:
        """Return the section as it is printed."""
        roles = [("Chủ trì", self.lead_as_printed or "; ".join(self.lead))]
        if self.coordinating:
            roles.append(("Phối hợp", self.coordinating_as_printed or "; ".join(self.coordinating)))
        if self.appraising:
            roles.append(("Thẩm định", "; ".join(self.appraising)))
        title = "2. Cơ quan chủ trì, phối hợp, thẩm định" if self.appraising else "2. Cơ quan chủ trì, phối hợp"
        return (
            Heading(self.heading),
            Heading("1. Nội dung", 2),
            *lettered([item.words + (f", {item.own_deadline}" if item.own_deadline else "") for item in self.items]),
            Heading(title, 2),
            *lettered([f"{role}: {names}" for role, names in roles]),
            Text(f"Thời gian thực hiện: {self.time}.", "3."),
        )

    def assignments(self) -> tuple[Assignment, ...]:
        """Return one assignment for each item."""
        return tuple(
            Assignment(
                words=item.words,
                lead=self.lead,
                coordinating=self.coordinating,
                appraising=self.appraising,
                deadline=item.own_deadline or self.time,
                due=item.due if item.own_deadline else self.due,
                heading=self.heading,
            )
            for item in self.items
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole printed sentence and the assignments in it; a sentence without any is printed and assigns nothing."""

    text: str
    assigns: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the assignment table; the number before it is counted by the table. Cells stand as printed."""

    words: str
    lead: str
    coordinating: str
    appraising: str
    time: str
    product: str
    due: date | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rows under one title."""

    label: str
    title: str
    rows: tuple[Row, ...]


COLUMNS = (
    Column(heading="TT", width_mm=11, align=Align.CENTER),
    Column(heading="Nội dung công việc", width_mm=70),
    Column(heading="Đơn vị chủ trì", width_mm=37),
    Column(heading="Đơn vị phối hợp", width_mm=46),
    Column(heading="Đơn vị thẩm định", width_mm=31),
    Column(heading="Thời gian hoàn thành", width_mm=31, align=Align.CENTER),
    Column(heading="Sản phẩm", width_mm=31),
)


def lettered(texts: Sequence[str]) -> tuple[Text, ...]:
    """Return the texts as items a), b), … đ), each ending in ";" and the last in "."."""
    last = len(texts) - 1
    return tuple(
        Text(text + ("." if order == last else ";"), f"{_LETTERS[order]})") for order, text in enumerate(texts)
    )


def numbered(sentences: Sequence[Sentence], *, start: int = 1) -> tuple[Text, ...]:
    """Return the sentences as items 1., 2., …"""
    return tuple(Text(sentence.text, f"{order}.") for order, sentence in enumerate(sentences, start=start))


def under(heading: str, sentences: Sequence[Sentence]) -> tuple[Assignment, ...]:
    """Return the assignments of the sentences, each with the heading it stands under."""
    return tuple(replace(one, heading=heading) for sentence in sentences for one in sentence.assigns)


def by(
    lead: str,
    words: str,
    deadline: str | None,
    due: date | None,
    *helpers: str,
    appraiser: str = "",
    recurring: bool = False,
) -> Assignment:
    """Return the assignment of one agency with its helpers and, at most, one appraiser."""
    return Assignment(
        words=words,
        lead=(lead,),
        coordinating=helpers,
        appraising=(appraiser,) if appraiser else (),
        deadline=deadline,
        due=due,
        recurring=recurring,
    )


def assignment_table(groups: Sequence[Group]) -> Table:
    """Return the groups as one table with rows numbered through."""
    rows: list[GroupRow | tuple[str, ...]] = []
    count = 0
    for group in groups:
        rows.append(GroupRow(group.label, group.title))
        for row in group.rows:
            count += 1
            rows.append((str(count), row.words, row.lead, row.coordinating, row.appraising, row.time, row.product))
    return Table(COLUMNS, tuple(rows))


def table_assignments(groups: Sequence[Group]) -> tuple[Assignment, ...]:
    """Return one assignment for each row; cells part their names by ";", and "nt" repeats the cell above."""
    found: list[Assignment] = []
    for group in groups:
        above: tuple[str, ...] = ("", "", "")
        for row in group.rows:
            written = (row.lead, row.coordinating, row.appraising)
            above = tuple(before if cell == "nt" else cell for cell, before in zip(written, above, strict=True))
            lead, coordinating, appraising = (_names(cell) for cell in above)
            found.append(
                Assignment(
                    words=row.words,
                    lead=lead,
                    coordinating=coordinating,
                    appraising=appraising,
                    deadline=row.time or None,
                    due=row.due,
                    recurring=row.recurring,
                    heading=group.title,
                )
            )
    return tuple(found)


def _names(cell: str) -> tuple[str, ...]:
    names: list[str] = []
    for part in cell.replace("\n", ";").split(";"):
        name = part.strip()
        if name.startswith(_DISTRICTS_OF):
            names.extend(f"UBND huyện {district.strip()}" for district in name[len(_DISTRICTS_OF) :].split(","))
        elif name:
            names.append(name)
    return tuple(names)
