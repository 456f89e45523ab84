"""What a meeting should speak of, read off the figures: who is heavily late, what waits for a decision, what is near.

A proposal is a list to tick. It is recognised by what it is about, so that the same thing is never proposed twice.
The sentences are what an agenda says on paper; they are not translated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from dondoc.kit.dates import weekday_name
from dondoc.kit.vietnamese import cut_after_word, one_line
from dondoc.meetings.enums import AgendaKind

HEAVILY_LATE_DAYS = 5
MILESTONE_DAYS = 10
MOST_TITLE_SIGNS = 400
_SHORT_SIGNS = 160
_MANY_TASKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A task an agency owes, past its deadline."""

    title: str
    due_on: date
    agency_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """An obstacle that waits for a decision. is_for_meeting: whoever decides wants it discussed first."""

    id: int
    name: str
    text: str
    asked: str
    agency_id: int
    agency: str
    days_open: int
    is_urgent: bool = False
    is_for_meeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """An event of the programme."""

    id: int
    title: str
    day_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A conclusion of an earlier meeting that is not done. held_on: when it was concluded."""

    id: int
    text: str
    held_on: date
    due_on: date | None = None
    agency_ids: tuple[int, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Where the work of the congress stands."""

    total: int
    done: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything an agenda is proposed from. late: the heavily late tasks, the latest first."""

    late: Sequence[Late] = ()
    stuck: Sequence[Stuck] = ()
    milestones: Sequence[Milestone] = ()
    unfinished: Sequence[Unfinished] = ()
    figures: Figures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A point as it would stand on the agenda."""

    about: str
    kind: AgendaKind
    title: str
    note: str
    presenter: str = ""
    agency_id: int | None = None
    minutes: int = 5
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an agenda already says of a thing. is_removed: it was taken off."""

    note: str
    is_removed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A proposal beside the agenda: what is new, what was taken off before, whose figures moved, what is no more."""

    new: list[Proposal] = field(default_factory=list)
    taken_off: list[Proposal] = field(default_factory=list)
    moved: list[Proposal] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def propose(situation: Situation, *, today: date, meeting_on: date) -> list[Proposal]:
    """Return the points in the order of a meeting: figures, what is late, decisions, what is near, what was left."""
    near = [one for one in situation.milestones if 0 <= (one.day_on - meeting_on).days <= MILESTONE_DAYS]
    return [
        *([_results(situation.figures, today)] if situation.figures and situation.figures.total else []),
        *_late(situation.late, today),
        *(_decision(one) for one in sorted(situation.stuck, key=_stuck_order)),
        *(_milestone(one, meeting_on) for one in sorted(near, key=lambda one: (one.day_on, one.id))),
        *(carried(one) for one in situation.unfinished),
    ]


def carried(one: Unfinished) -> Proposal:
    """Return the point that takes an unfinished conclusion on to the next meeting."""
    due = f"; hạn {one.due_on:%d/%m/%Y}" if one.due_on else ""
    return Proposal(
        about=f"meetings.conclusion:{one.id}",
        kind=AgendaKind.CARRIED,
        title=_cut(f"Kết luận chưa xong: {one.text}", MOST_TITLE_SIGNS),
        note=f"Kết luận tại cuộc họp ngày {one.held_on:%d/%m/%Y}{due}",
        presenter=_cut(", ".join(one.agencies), 200),
        agency_id=one.agency_ids[0] if one.agency_ids else None,
        minutes=3,
        carried_from_id=one.id,
    )


def compare(proposals: Iterable[Proposal], agenda: Mapping[str, Standing]) -> Comparison:
    """Return the proposals beside what the agenda says already, by what each is about."""
    wanted = {one.about: one for one in proposals}
    standing = {about: one for about, one in agenda.items() if about and not one.is_removed}
    removed = {about for about, one in agenda.items() if one.is_removed}
    return Comparison(
        new=[one for about, one in wanted.items() if about not in agenda],
        taken_off=[one for about, one in wanted.items() if about in removed],
        moved=[one for about, one in wanted.items() if about in standing and standing[about].note != one.note],
        gone=[about for about in standing if about not in wanted],
    )


def _results(figures: Figures, today: date) -> Proposal:
    return Proposal(
        about="tasks.board",
        kind=AgendaKind.RESULTS,
        title="Kết quả thực hiện nhiệm vụ phục vụ Đại hội",
        note=f"Đến {today:%d/%m/%Y}: {figures.done}/{figures.total} nhiệm vụ hoàn thành, {figures.overdue} quá hạn",
        presenter="Tổ giúp việc",
        minutes=10,
    )


def _late(late: Sequence[Late], today: date) -> Iterable[Proposal]:
    ordered = sorted(late, key=lambda one: (one.agency_id, one.due_on, one.title))
    agencies = [list(group) for _agency, group in groupby(ordered, key=lambda one: one.agency_id)]
    for work in sorted(agencies, key=lambda group: (group[0].due_on, -len(group), group[0].agency)):
        worst = work[0]
        yield Proposal(
            about=f"people.agency:{worst.agency_id}",
            kind=AgendaKind.OVERDUE,
            title=f"{worst.agency} báo cáo nhiệm vụ quá hạn",
            note=f"{len(work)} nhiệm vụ quá hạn từ {HEAVILY_LATE_DAYS} ngày; lâu nhất: "
            f"«{_cut(worst.title, _SHORT_SIGNS)}», hạn {worst.due_on:%d/%m/%Y}, "
            f"quá hạn {(today - worst.due_on).days} ngày",
            presenter=_cut(worst.agency, 200),
            agency_id=worst.agency_id,
            minutes=10 if len(work) > _MANY_TASKS else 5 if len(work) > 1 else 3,
        )


def _decision(one: Stuck) -> Proposal:
    asked = f"đề nghị {one.asked}"
    why = f"Trưởng Tiểu ban yêu cầu bàn tại cuộc họp; {asked}" if one.is_for_meeting else f"Đ{asked[1:]}"
    urgent = "; khẩn" if one.is_urgent else ""
    return Proposal(
        about=f"tasks.obstacle:{one.id}",
        kind=AgendaKind.DECISION,
        title=_cut(f"Quyết định vướng mắc {one.name}: {one.text}", MOST_TITLE_SIGNS),
        note=_cut(why, 340) + f"; mở {one.days_open} ngày{urgent}",
        presenter=_cut(one.agency, 200),
        agency_id=one.agency_id,
        minutes=10,
    )


def _milestone(one: Milestone, meeting_on: date) -> Proposal:
    days = (one.day_on - meeting_on).days
    left = f"còn {days} ngày tính từ ngày họp" if days else "trong ngày họp"
    return Proposal(
        about=f"congress.programmeblock:{one.id}",
        kind=AgendaKind.MILESTONE,
        title=_cut(f"Chuẩn bị {one.title}", MOST_TITLE_SIGNS),
        note=f"{weekday_name(one.day_on)[:1].upper()}{weekday_name(one.day_on)[1:]}, {one.day_on:%d/%m/%Y}, {left}",
        minutes=10,
    )


def _stuck_order(one: Stuck) -> tuple:
    return (not one.is_for_meeting, not one.is_urgent, -one.days_open, one.id)


def _cut(text: str, signs: int) -> str:
    return cut_after_word(one_line(text), signs)
