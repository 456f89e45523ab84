"""What the review page shows: the paper with marks, the doubts with their source, and every row that was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from dondoc.kit.dates import DayProblem, parse_typed_day
from dondoc.kit.vietnamese import one_line
from dondoc.papers.tree import Paragraph, Tree
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import Draft
from dondoc.plans.reader.draft import Party, Span
from dondoc.plans.rules.answers import DAY, TYPED
from dondoc.plans.rules.corrections import DROPPED, FIELDS, WITHOUT_DATE, corrections_in, key_of_row, lead_names
from dondoc.plans.rules.doubts import Doubt
from dondoc.plans.rules.marks import SheetParagraph, SheetTable, anchor_of, place_words, sheet_of
from dondoc.plans.rules.proposal import ItemProposal, Proposal

OTHER = "other"
MOST_LETTERS_OF_A_NAME = 200
MOST_DIGITS = 5
FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt with its number on the page. typed: what was typed instead of a button, as it was typed."""

    number: int
    doubt: Doubt
    place: str
    anchor: str
    typed: str = ""
    problem: str = ""

    @property
    def takes_words(self) -> bool:
        """Whether an answer of one's own can be typed."""
        return self.doubt.asks in TYPED

    @property
    def checked(self) -> str:
        """The choice that is filled in: the answer, or one proposed beforehand."""
        return self.doubt.answer or self.doubt.proposed

    @property
    def answer_words(self) -> str:
        """The choice that is filled in, as the page says it."""
        offered = {choice.value: choice.label for choice in self.doubt.choices}
        return offered.get(self.checked) or _other(self.doubt)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One task as read, with what was corrected in it."""

    number: int
    label: str
    text: str
    lead: str
    coordinating: str
    appraising: str
    deadline_text: str
    due_on: date | None
    recurring: bool
    held_back: bool
    place: str
    anchor: str
    is_corrected: bool
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class EditedRow:
    """The row that is open for correction: its values, where each was read, and why."""

    row: ReadRow
    quote: str
    reasons: Sequence[tuple[str, str, str, str]]
    lead_read: str
    due_read: str
    due_value: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A paragraph that seems to order work, but not of whom."""

    anchor: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the review page needs. sheet: None when the paper's text was not kept."""

    head: Any
    tasks: int
    held_back: int
    agencies: int
    deadlines: int
    open_doubts: Sequence[DoubtRow]
    settled_doubts: Sequence[DoubtRow]
    rows: Sequence[ReadRow]
    edited: EditedRow | None
    missed: Sequence[Missed]
    new_agencies: Sequence[str]
    warnings: Sequence[str]
    sheet: Sequence[SheetParagraph | SheetTable] | None

    @property
    def open_count(self) -> int:
        """How many doubts nobody has answered."""
        return len(self.open_doubts)


def review_of(
    draft: Draft,
    proposal: Proposal,
    *,
    warnings: Sequence[str],
    tree: Tree | None = None,
    edited: int | None = None,
    posted: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> Review:
    """Return the review page's values.

    edited: number of the row that is open for correction. posted, problems: what was typed that could not be read, and
    the sentence about it, by field; both come back as they were typed.
    """
    unread = problems or {}
    numbered = [
        DoubtRow(
            number=number,
            doubt=doubt,
            place=place_words(doubt.span.place) if doubt.span else "",
            anchor=anchor_of(doubt.span) if tree and doubt.span else "",
            typed=(posted or {}).get(f"{doubt.key}-other", "") if doubt.key in unread else _typed_before(doubt),
            problem=unread.get(doubt.key, ""),
        )
        for number, doubt in enumerate(proposal.doubts, start=1)
    ]
    read = sorted((*proposal.items, *proposal.dropped), key=lambda item: item.draft.number)
    left_out = {item.draft.number for item in proposal.dropped}
    return Review(
        head=draft.head,
        tasks=proposal.task_count,
        held_back=proposal.held_back_count,
        agencies=proposal.agency_count,
        deadlines=proposal.deadline_count,
        open_doubts=[row for row in numbered if not row.doubt.is_settled],
        settled_doubts=[row for row in numbered if row.doubt.is_settled],
        rows=[_row(item, is_dropped=item.draft.number in left_out) for item in read],
        edited=next((_edited(item, left_out) for item in read if item.draft.number == edited), None),
        missed=[_missed(span, tree) for span in draft.missed],
        new_agencies=list(proposal.new_agencies.values()),
        warnings=warnings,
        sheet=sheet_of(tree, draft, proposal.doubts) if tree else None,
    )


def answers_from(
    posted: Mapping[str, str], doubts: Sequence[Doubt], *, today: date, kept: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the answers and corrections a form holds: a button's value, or what was typed beside «Khác».

    Values that no button of the doubt offers, and unreadable days, are left out, so that nothing unasked is stored.
    Corrections of rows that the form does not show are kept as they are. today: for days typed without a year.
    """
    found = {
        key: value
        for key, value in (kept or {}).items()
        if any(
            key in {key_of_row(number, field) for field in FIELDS} and posted.get("row") != str(number)
            for number in corrections_in({key: value})
        )
    }
    for doubt in doubts:
        value = posted.get(doubt.key, "")
        if value == OTHER and doubt.asks in TYPED:
            value = _typed(doubt, posted.get(f"{doubt.key}-other", ""), today)
        if value in {choice.value for choice in doubt.choices} or (doubt.asks in TYPED and _is_typed(doubt, value)):
            found[doubt.key] = value
    return found | _corrections_from(posted, today)


def problems_in(posted: Mapping[str, str], doubts: Sequence[Doubt], *, today: date) -> dict[str, str]:
    """Return a sentence for every day that was typed and cannot be read, by the key of its doubt or its row."""
    typed = {
        doubt.key: posted.get(f"{doubt.key}-other", "")
        for doubt in doubts
        if doubt.asks == "when" and posted.get(doubt.key) == OTHER
    }
    number = posted.get("row", "")
    typed[f"row-{number}"] = posted.get(f"row-{number}-due", "") if number.isdigit() else ""
    read = {key: parse_typed_day(words, today=today) for key, words in typed.items()}
    return {
        key: str(_DAY_PROBLEMS[day])
        for key, day in read.items()
        if isinstance(day, DayProblem) and (day is not DayProblem.EMPTY or not key.startswith("row-"))
    }


def clashing_answers(
    mine: Mapping[str, str], stored: Mapping[str, str], doubts: Sequence[Doubt]
) -> list[tuple[str, str, str]]:
    """Return what two people answered differently: the question, the own answer and the stored one, in words."""
    asked = {doubt.key: doubt for doubt in doubts}
    return [
        (asked[key].text if key in asked else key, _in_words(asked.get(key), one), _in_words(asked.get(key), other))
        for key in dict.fromkeys((*mine, *stored))
        if (one := mine.get(key, "")) != (other := stored.get(key, ""))
    ]


def _in_words(doubt: Doubt | None, answer: str) -> str:
    offered = {choice.value: choice.label for choice in doubt.choices} if doubt else {}
    return offered.get(answer) or answer.partition(":")[2] or answer


_DAY_PROBLEMS = {
    DayProblem.EMPTY: gettext_lazy("Nhập ngày"),
    DayProblem.UNREADABLE: gettext_lazy("Nhập ngày trước, tháng sau, ví dụ 27/3 hoặc 5 tháng 9"),
    DayProblem.IMPOSSIBLE: gettext_lazy("Ngày này không có trong lịch. Kiểm tra lại ngày và tháng"),
    DayProblem.WRONG_WEEKDAY: gettext_lazy("Thứ và ngày chưa khớp nhau. Nhập lại một trong hai"),
}


def _typed_before(doubt: Doubt) -> str:
    return _other(doubt) if doubt.answer else ""


def _other(doubt: Doubt) -> str:
    if doubt.other and doubt.asks == "when":
        return f"{date.fromisoformat(doubt.other):%d/%m/%Y}"
    return doubt.other


def _typed(doubt: Doubt, words: str, today: date) -> str:
    if doubt.asks == "when":
        day = parse_typed_day(words, today=today)
        return "" if isinstance(day, DayProblem) else DAY + day.isoformat()
    name = one_line(words)[:MOST_LETTERS_OF_A_NAME]
    return TYPED[doubt.asks] + name if name else ""


def _is_typed(doubt: Doubt, value: str) -> bool:
    start = TYPED[doubt.asks]
    if not value.startswith(start) or value == start:
        return False
    if start != DAY:
        return True
    try:
        return date.fromisoformat(value.removeprefix(DAY)).year >= FIRST_YEAR
    except ValueError:
        return False


def _corrections_from(posted: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the correction of the row whose fields the form shows; fields left as they were read correct nothing."""
    number = posted.get("row", "")
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        return {}
    found: dict[str, str] = {}
    lead = "; ".join(lead_names(posted.get(f"row-{number}-lead", "")))
    if lead and lead != posted.get(f"row-{number}-lead-read", ""):
        found[key_of_row(int(number), "lead")] = lead
    typed = posted.get(f"row-{number}-due", "").strip()
    if typed != posted.get(f"row-{number}-due-read", ""):
        day = parse_typed_day(typed, today=today)
        if isinstance(day, date):
            found[key_of_row(int(number), "due")] = day.isoformat()
        elif day is DayProblem.EMPTY:
            found[key_of_row(int(number), "due")] = WITHOUT_DATE
    if posted.get(f"row-{number}-drop") == DROPPED:
        found[key_of_row(int(number), "drop")] = DROPPED
    return found


def _row(item: ItemProposal, *, is_dropped: bool) -> ReadRow:
    def names(role: PartyRole) -> str:
        return "; ".join(dict.fromkeys(party.name_as_written for party in item.parties if party.role == role))

    return ReadRow(
        number=item.draft.number,
        label=item.draft.label,
        text=item.draft.text,
        lead=names(PartyRole.LEAD),
        coordinating=names(PartyRole.COORDINATING),
        appraising=names(PartyRole.APPRAISING),
        deadline_text=item.draft.deadline_text or "",
        due_on=item.due_on,
        recurring=item.recurring,
        held_back=item.held_back,
        place=place_words(item.draft.source.place),
        anchor=anchor_of(item.draft.source),
        is_corrected=item.is_corrected,
        is_dropped=is_dropped,
    )


def _edited(item: ItemProposal, left_out: set[int]) -> EditedRow:
    draft = item.draft
    row = _row(item, is_dropped=draft.number in left_out)
    roles = ((PartyRole.LEAD, draft.lead), (PartyRole.COORDINATING, draft.coordinating))
    reasons = [
        _reason(role, party)
        for role, parties in (*roles, (PartyRole.APPRAISING, draft.appraising))
        for party in parties
    ]
    return EditedRow(
        row=row,
        quote=draft.quote,
        reasons=reasons,
        lead_read="; ".join(party.name for party in draft.lead) if item.is_corrected else row.lead,
        due_read=_typed_day(draft.due if item.is_corrected else item.due_on),
        due_value=_typed_day(item.due_on),
    )


def _typed_day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _reason(role: PartyRole, party: Party) -> tuple[str, str, str, str]:
    return str(role.label), party.name, party.why, place_words(party.span.place) if party.span else ""


def _missed(span: Span, tree: Tree | None) -> Missed:
    block = tree.blocks[span.block] if tree and span.block < len(tree.blocks) else None
    words = block.text[span.start : span.end] if isinstance(block, Paragraph) else ""
    return Missed(anchor=anchor_of(span), text=words, place=place_words(span.place))
