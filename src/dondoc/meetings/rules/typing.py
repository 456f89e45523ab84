"""Reads one line typed in a meeting: `@` lead, `#` coordinating, `!` appraising, `/` deadline, «qd:» and the like.

A mark stands before a word and behind a blank; «15/9», «06-KH/TB» and «và/hoặc» hold none. What the marks do not say is
read as a sentence of a plan is. Nothing is invented: a name or a day that is not certain becomes a doubt.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.kit.vietnamese import fold, nfc
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.typed import Calendar, Choice, Doubt, DoubtCode, Names, Typed, TypedDue, TypedParty
from dondoc.meetings.rules.typed_days import DueFound, due_at, due_of
from dondoc.meetings.rules.typed_names import NameFound, name_of, names_at
from dondoc.papers.tree import Kind, Paragraph, Place, Tree
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import read_plan
from dondoc.plans.reader.deadlines import STRONG, find_deadlines
from dondoc.plans.reader.draft import Party, QuestionCode, TaskDraft

LONGEST_LINE = 2000
MOST_MARKS = 40
ROLE_OF_MARK = {"@": PartyRole.LEAD, "#": PartyRole.COORDINATING, "!": PartyRole.APPRAISING}
_MARK = re.compile(r"(?<![^\s(,;])[@#!/](?=[^\s@#!/.,;:?)(])")
_PREFIXES = {
    "qd": ConclusionKind.DECIDE, "gv": ConclusionKind.ASSIGN, "gn": ConclusionKind.NOTE, "tl": ConclusionKind.RETURN,
}  # fmt: skip
_PREFIX = re.compile(r"\s*(?P<word>q[dđ]|gv|gn|tl)\s*:\s*", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_LOOSE_STOPS = re.compile(r"\s+(?=[,;.:])")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
_DOUBLE_STOPS = re.compile(r"([,;])(?:\s*[,;])+")
_EDGES = " ,;-–"
_QUOTES = "\"“«'"
# A sentence that ends with one of these waits for the name behind the mark.
_OPEN_ENDS = re.compile(
    r"(?:giao|giao cho|de nghi|yeu cau|phan cong|chi dao|uy quyen|ui quyen|cho|voi|cung|do|cua|phoi hop|thuoc|bao cao)$"
)
_RANK = {PartyRole.LEAD: 0, PartyRole.APPRAISING: 1, PartyRole.COORDINATING: 2}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the line: words of the sentence, a name in a role, or a deadline. inside: it stays in the text."""

    start: int
    end: int
    role: PartyRole | None = None
    name: NameFound | None = None
    due: DueFound | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """What the plan reader adds to the marks of a line."""

    parties: tuple[TypedParty, ...] = ()
    due: TypedDue | None = None
    doubts: tuple[Doubt, ...] = ()


def read_typed(line: str, *, names: Names, calendar: Calendar, kind: ConclusionKind | None = None) -> Typed:
    """Say what a typed line means. Never raises; every word of it stands in the text, in a name or in the deadline.

    kind: what a button said; it goes before a prefix, and a prefix before what the line itself tells: it assigns when
    it names somebody or gives a deadline, since work with a date waits for somebody to do it, else it decides. Days without a year are the next ones on or after the meeting.
    """
    typed = cleaned(line)
    prefix = _PREFIX.match(typed)
    pieces = _placed(typed, _pieces(typed, prefix.end() if prefix else 0, names, calendar))
    text = _sentence(typed, pieces)
    marked = tuple(_party(piece.role, piece.name, inside=piece.inside) for piece in pieces if piece.role and piece.name)
    dues = [piece.due for piece in pieces if piece.due]
    read = _as_plans_are_read(typed, text, marked, names, calendar, dated=bool(dues))
    parties, twice = _once((*marked, *read.parties))
    said = kind or (_PREFIXES[fold(prefix["word"])] if prefix else None)
    due = dues[-1].due if dues else read.due
    found_kind = said or (ConclusionKind.ASSIGN if parties or due else ConclusionKind.DECIDE)
    doubts = (
        *(doubt for piece in pieces for doubt in _doubts_of(piece)),
        *read.doubts,
        *twice,
        *_about_the_line(typed, text, found_kind, parties, dues),
    )
    return Typed(typed, found_kind, text, parties, due, tuple(sorted(doubts, key=lambda one: one.start)))


def cleaned(line: str) -> str:
    """Return a line as it is kept: composed letters, single blanks."""
    return _BLANKS.sub(" ", nfc(line)).strip()


def answered(line: str, doubt: Doubt, choice: Choice) -> str:
    """Return the line with an answer typed where the doubt stands; a day that stands nowhere is put at the end."""
    at_end = doubt.start == doubt.end == len(line)
    return line[: doubt.start] + (" /" if at_end and choice.day else "") + choice.replacement + line[doubt.end :]


# --- marks


def _pieces(line: str, at: int, names: Names, calendar: Calendar) -> list[_Piece]:
    """Cut the line into words, names and deadlines, each mark reaching as far as its name or day goes."""
    pieces: list[_Piece] = []
    marks = [found.start() for found in _MARK.finditer(line, at) if _may_be_mark(line, found.start())][:MOST_MARKS]
    for order, mark in enumerate(marks):
        if mark < at:
            continue
        quoted = line[mark + 1] in _QUOTES
        stop = marks[order + 1] if order + 1 < len(marks) and not quoted else len(line)
        found = _behind(line, mark, stop, names, calendar)
        if found:
            pieces += [_Piece(at, mark), *found]
            at = found[-1].end
    pieces.append(_Piece(at, len(line)))
    return [piece for piece in pieces if piece.start < piece.end]


def _may_be_mark(line: str, at: int) -> bool:
    """«phòng #3» and «! Khẩn» are no marks."""
    follows = line[at + 1 : at + 2]
    return line[at] in "@/" or follows.isalpha() or follows in _QUOTES


def _behind(line: str, mark: int, stop: int, names: Names, calendar: Calendar) -> list[_Piece]:
    if line[mark] == "/":
        due = due_at(line, mark + 1, stop, calendar)
        return [_Piece(mark, due.end, due=due)] if due else []
    found = names_at(line, mark + 1, stop, names)
    starts = [mark, *(one.end for one in found[:-1])]
    role = ROLE_OF_MARK[line[mark]]
    return [_Piece(start, one.end, role, one) for start, one in zip(starts, found, strict=True)]


def _placed(line: str, pieces: list[_Piece]) -> list[_Piece]:
    """Say of each name whether it is a word of the sentence: it is when the sentence goes on around it.

    «@Sở Y tế trực cấp cứu #Công an tỉnh» names both beside the sentence; «Đề nghị @Sở Y tế trực cấp cứu» within it.
    """
    spoken = [order for order, piece in enumerate(pieces) if _is_words(line, piece)]
    if not spoken:
        return pieces
    first, last = spoken[0], spoken[-1]
    waits = bool(_OPEN_ENDS.search(fold(line[pieces[last].start : pieces[last].end].strip(_EDGES))))
    upto = next((k for k in range(last + 1, len(pieces)) if pieces[k].name), last) if waits else last
    return [
        replace(piece, inside=True) if piece.name and first < order <= upto else piece
        for order, piece in enumerate(pieces)
    ]


def _is_words(line: str, piece: _Piece) -> bool:
    return piece.name is None and piece.due is None and any(map(str.isalnum, line[piece.start : piece.end]))


def _sentence(line: str, pieces: Sequence[_Piece]) -> str:
    """Return the words of the sentence, a capital at its beginning and no stop at its end."""
    said = []
    for piece in pieces:
        if piece.due is not None:
            said.append(" ")
        elif piece.name is None:
            said.append(line[piece.start : piece.end])
        elif piece.inside:
            said.append(line[piece.start : piece.name.start].lstrip("@#!") + piece.name.words)
        else:
            said.append(" ")
    text = _LOOSE_STOPS.sub("", _BLANKS.sub(" ", _EMPTY_BRACKETS.sub(" ", "".join(said))))
    text = _DOUBLE_STOPS.sub(r"\1", text).lstrip(" ,;:.").rstrip(" ,;:.–-")
    capital = text[:1].upper()
    return capital + text[1:] if capital.lower() == text[:1] else text


def _party(role: PartyRole, found: NameFound, *, inside: bool) -> TypedParty:
    return TypedParty(
        role, found.words, found.start, found.end, found.agency_id, found.name, found.group, found.agency_kind, inside
    )


def _doubts_of(piece: _Piece) -> Iterable[Doubt]:
    if piece.name is not None and piece.name.doubt:
        yield Doubt(piece.name.doubt, piece.name.words, piece.name.start, piece.name.end, piece.name.choices)
    if piece.due is not None and piece.due.doubt:
        yield Doubt(piece.due.doubt, piece.due.due.words, piece.start + 1, piece.end, piece.due.choices)


# --- sentences


def _as_plans_are_read(
    line: str, text: str, marked: Sequence[TypedParty], names: Names, calendar: Calendar, *, dated: bool
) -> _Read:
    """Read the sentence as a plan's, for what no mark says: roles nobody was given, and the deadline."""
    lead = next((party for party in marked if party.role == PartyRole.LEAD and not party.inside), None)
    said = f"Giao {lead.name} {text[:1].lower()}{text[1:]}" if lead else text
    tree = Tree(Kind.TXT, (Paragraph(said, Place(paragraph=1)),))
    tasks = read_plan(tree, issued_on=calendar.meeting_on).tasks if text else ()
    given = {party.role for party in marked}
    parties, doubts = [], []
    for role, said_parties in _said_roles(tasks):
        if role in given or (role != PartyRole.COORDINATING and lead is not None and role == PartyRole.LEAD):
            continue
        for party in said_parties:
            found = _found_in(line, party.name, names)
            parties.append(_party(role, found, inside=True))
            if found.doubt:
                doubts.append(Doubt(found.doubt, found.words, found.start, found.end, _unquoted(found.choices)))
    if len(tasks) > 1:
        doubts.append(Doubt(DoubtCode.SEVERAL_WORKS, str(len(tasks)), len(line), len(line)))
    if any(question.code == QuestionCode.WHO_LEADS for task in tasks for question in task.questions) and not parties:
        doubts.append(Doubt(DoubtCode.NOBODY, "", len(line), len(line)))
    due = None if dated else _said_due(text, tasks, calendar)
    if due is not None and due.doubt:
        doubts.append(Doubt(due.doubt, due.due.words, len(line), len(line), due.choices))
    return _Read(tuple(parties), replace(due.due, inside=True) if due else None, tuple(doubts))


def _said_roles(tasks: Sequence[TaskDraft]) -> Iterable[tuple[PartyRole, list[Party]]]:
    for role, attribute in (
        (PartyRole.LEAD, "lead"), (PartyRole.COORDINATING, "coordinating"), (PartyRole.APPRAISING, "appraising"),
    ):  # fmt: skip
        yield role, [party for task in tasks for party in getattr(task, attribute)]


def _found_in(line: str, name: str, names: Names) -> NameFound:
    """Return whom a name of the sentence means, and the letters of the line it stands on."""
    at = line.lower().find(name.lower())
    found = name_of(name, names)
    start, end = (at, at + len(name)) if at >= 0 else (len(line), len(line))
    return replace(found, start=start, end=end)


def _unquoted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """An answer inside a sentence is the name itself; quotes are for marks."""
    return tuple(replace(choice, replacement=choice.label) for choice in choices)


def _said_due(text: str, tasks: Sequence[TaskDraft], calendar: Calendar) -> DueFound | None:
    """Return the deadline the plan reader gives the work; where it finds no work, the only certain one of the words."""
    found = find_deadlines(text, issued_on=calendar.meeting_on)
    words = [task.deadline_text for task in tasks if task.deadline_text]
    governing = [deadline for deadline in found if deadline.text in words]
    certain = [deadline for deadline in found if deadline.strength == STRONG and deadline.dated]
    chosen = governing or certain
    if not chosen:
        return None
    return due_of(max(chosen, key=lambda one: (one.due or date.min, one.start)), calendar)


# --- the line as a whole


def _once(parties: Sequence[TypedParty]) -> tuple[tuple[TypedParty, ...], list[Doubt]]:
    """Keep an agency in its first role, leading before appraising before coordinating, and say when it had another."""
    kept: dict[object, TypedParty] = {}
    doubts = []
    for party in sorted(parties, key=lambda one: _RANK[one.role]):
        who = party.agency_id or fold(party.group or party.words)
        if who in kept and kept[who].role != party.role:
            doubts.append(Doubt(DoubtCode.NAMED_TWICE, party.name or party.words, party.start, party.end))
        first = kept.setdefault(who, party)
        if party.words not in first.words:
            kept[who] = replace(first, words=f"{first.words}, {party.words}")
    return tuple(sorted(kept.values(), key=lambda one: one.start)), doubts


def _about_the_line(
    line: str, text: str, kind: ConclusionKind, parties: Sequence[TypedParty], dues: Sequence[DueFound]
) -> Iterable[Doubt]:
    here = len(line)
    if len(dues) > 1:
        yield Doubt(DoubtCode.TWO_DAYS, ", ".join(one.due.words for one in dues), here, here)
    if line and not any(map(str.isalnum, text)):
        yield Doubt(DoubtCode.NO_WORK, "", here, here)
    if kind == ConclusionKind.ASSIGN and not any(party.role == PartyRole.LEAD for party in parties):
        yield Doubt(DoubtCode.NOBODY, "", here, here)
