"""From the neutral tree to the draft: the steps of the reader in their order."""

import re
from dataclasses import replace
from datetime import date

from dondoc.papers.tree import Tree
from dondoc.plans.reader.agencies import find_lists, split_names
from dondoc.plans.reader.draft import Draft, Party, Question, Span, TaskDraft
from dondoc.plans.reader.fields import leading_field
from dondoc.plans.reader.genre import Genre, genre_of
from dondoc.plans.reader.head import Frame, read_frame
from dondoc.plans.reader.lines import Grid, Line, paper_lines
from dondoc.plans.reader.not_tasks import (
    holds_order,
    is_proposing_heading,
    is_reporting_heading,
    opens_conclusion,
    refuses_work,
)
from dondoc.plans.reader.outline import build_outline, split_label
from dondoc.plans.reader.parties import read_duty
from dondoc.plans.reader.questions import no_date_question, task_questions
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.rows import read_grids
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.sections import Item, read_outline
from dondoc.plans.reader.sentences import sentences
from dondoc.plans.reader.units import Given, Unit

_REPORTS = frozenset({"Báo cáo", "Tờ trình", "Biên bản"})
_UNADDRESSED = _REPORTS | {"Giấy mời"}


def read_plan(tree: Tree, *, issued_on: date | None = None) -> Draft:
    """Read head, tasks and doubts of a paper. Quotes and never invents; reading twice gives the same.

    issued_on: the day of issue, from which days without a year are counted; it goes before the day the paper prints.
    """
    lines = paper_lines(tree)
    frame = read_frame(lines)
    head = replace(frame.head, issued_on=issued_on) if issued_on and frame.head.issued_on is None else frame.head
    given = _given(frame, issued_on or head.issued_on)
    body = _body(lines, frame)
    tables = read_grids((line for line in body if isinstance(line, Grid)), given)
    items = read_outline(build_outline(body), given, tables=tables)
    _share_time(items)
    genre = genre_of(frame.head, (line.text for line in lines if isinstance(line, Line)))
    if genre is not Genre.ORDERS:
        items = [item for item in items if genre is Genre.TELLS and _counts(item.unit, given.issued_on)]
    if head.kind in _REPORTS:
        concluded = _conclusion(body) if head.kind == "Biên bản" else None
        items = [
            item
            for item in items
            if item.unit.form == "table"
            or _looks_ahead(item)
            or _proposed(item, given.issued_on)
            or (concluded is not None and item.unit.line.block >= concluded)
        ]
    tasks = tuple(_task(number, item, given) for number, item in enumerate(items, start=1))
    return Draft(head, tasks, _paper_questions(tasks), _missed(body, items))


def _given(frame: Frame, issued_on: date | None) -> Given:
    addressee = tuple(
        Party(mention.name, line.span(mention.start, mention.end), "Kính gửi")
        for line in frame.addressees
        for mention in split_names(Text(line.text))
    )
    ordered = addressee and frame.head.kind not in _UNADDRESSED
    roles = Roles(addressee, kinds=frozenset({"named"})) if ordered else Roles()
    return Given(
        roles=roles,
        addressee=addressee,
        issued_on=issued_on,
        issuer=frame.head.issuer,
        bound=bool(roles),
        form="letter" if roles else "prose",
    )


def _body(lines: list[Line | Grid], frame: Frame) -> list[Line | Grid]:
    annex = lines[frame.annex :] if frame.annex is not None else []
    return [*lines[frame.first : frame.after], *annex]


def _counts(unit: Unit, issued_on: date | None) -> bool:
    """Whether work counts in a paper that tells: it was ordered, stands in a table or is still to be done by a day."""
    due = unit.deadline.due if unit.deadline else None
    ahead = due is not None and issued_on is not None and due >= issued_on and not _pressed(unit)
    return unit.spoken or unit.form == "table" or ahead


def _pressed(unit: Unit) -> bool:
    """Whether the day has no year of its own: in the news it is as likely past as to come."""
    return unit.deadline is not None and not re.search(r"\d{4}", unit.deadline.text)


def _share_time(items: list[Item]) -> None:
    """«…: (1) rà soát …; (2) dặm vá …. Hoàn thành trước ngày 31/8.»: the time behind the last item is that of all."""
    for order, item in enumerate(items):
        if not item.unit.timed_behind:
            continue
        for before in items[:order]:
            if before.unit.line.block == item.unit.line.block and before.unit.deadline is None:
                before.unit.deadline = item.unit.deadline


def _looks_ahead(item: Item) -> bool:
    """In a report only the part about coming work and proposals assigns anything."""
    return any(is_reporting_heading(shadow(title)) for title in item.section)


def _proposed(item: Item, issued_on: date | None) -> bool:
    """Whether a report's part of proposals asks somebody for work by a day that is still to come."""
    asks = any(is_proposing_heading(shadow(title)) for title in item.section)
    return asks and item.unit.spoken and _counts(item.unit, issued_on) and item.unit.deadline is not None


def _conclusion(body: list[Line | Grid]) -> int | None:
    """Return the block where minutes come to what was concluded; before it people only speak."""
    lines = (line for line in body if isinstance(line, Line))
    return next((line.block for line in lines if opens_conclusion(shadow(split_label(line)[2].text))), None)


def _task(number: int, item: Item, given: Given) -> TaskDraft:
    unit = item.unit
    deadline = unit.deadline
    quote = unit.line.text[unit.first : unit.after]
    lead = _once(unit.roles.lead)
    return TaskDraft(
        number=number,
        label=item.label,
        section=item.section,
        text=unit.text,
        lead=lead,
        coordinating=_once(unit.roles.coordinating, without=lead),
        appraising=_once(unit.roles.appraising),
        deadline_text=deadline.text if deadline else None,
        due=deadline.due if deadline else None,
        from_on=deadline.from_on if deadline else None,
        recurring=bool(deadline and deadline.recurring),
        event=deadline.event if deadline else None,
        product=unit.product,
        questions=task_questions(unit, lead=lead, quote=quote, issuer=given.issuer, issued_on=given.issued_on),
        source=unit.line.span(unit.start, unit.end),
        quote=quote,
        form=unit.form,
    )


def _once(parties: tuple[Party, ...], *, without: tuple[Party, ...] = ()) -> tuple[Party, ...]:
    """Return each agency once, in the order of the paper."""
    seen = {shadow(party.name) for party in without}
    kept = []
    for party in parties:
        if shadow(party.name) not in seen:
            kept.append(party)
            seen.add(shadow(party.name))
    return tuple(kept)


def _paper_questions(tasks: tuple[TaskDraft, ...]) -> tuple[Question, ...]:
    dateless = [task.text for task in tasks if task.deadline_text is None]
    return (no_date_question(dateless),) if dateless else ()


def _missed(body: list[Line | Grid], items: list[Item]) -> tuple[Span, ...]:
    read = {(span.block, span.start) for item in items for span in _spans(item.unit)}
    blocks = {block for block, _ in read}
    return tuple(
        line.span() for line in body if isinstance(line, Line) and line.block not in blocks and _orders_unread(line)
    )


def _orders_unread(line: Line) -> bool:
    bare = split_label(line)[2]
    if bare.text.isupper() or bare.text.endswith(":") or leading_field(bare) or not holds_order(shadow(bare.text)):
        return False
    text = Text(bare.text)
    if bare.text[-1:] not in ".;/" and not find_lists(text):
        return False
    return any(not _refused(text, first, after) for first, after in sentences(text))


def _refused(text: Text, first: int, after: int) -> bool:
    duty = read_duty(text, first, after)
    start, end = text.slice(first, after)
    if not holds_order(text.low[start:end]) or duty.told:
        return True
    return duty.work[0] >= duty.work[1] or refuses_work(text.low[slice(*text.slice(*duty.work))])


def _spans(unit: Unit) -> list[Span]:
    parties = (*unit.roles.lead, *unit.roles.coordinating, *unit.roles.appraising)
    return [unit.line.span(unit.start, unit.end), *(party.span for party in parties if party.span)]
