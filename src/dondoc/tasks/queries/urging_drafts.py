"""What would be sent to an agency: the step, the channel that reaches it, the tasks, the message as it will arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from dondoc.notices.queries import webhook_of
from dondoc.tasks.enums import StepKind, UrgeChannel
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.owed import OwedTask, owed_tasks
from dondoc.tasks.queries.urging import Desk, DeskRow
from dondoc.tasks.rules.escalation import Step, Verdict, sight_until
from dondoc.tasks.rules.urge_message import Facts, Line, Message, message_of

# Channels in the order in which they are offered; those by hand reach everybody.
CHANNELS = (
    UrgeChannel.EMAIL,
    UrgeChannel.ZALO,
    UrgeChannel.IN_APP,
    UrgeChannel.WEBHOOK,
    UrgeChannel.LETTER,
    UrgeChannel.MEETING,
)
BY_HAND = frozenset({UrgeChannel.ZALO, UrgeChannel.LETTER, UrgeChannel.MEETING, UrgeChannel.CALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who urges, as a message names it: the function and the congress."""

    function: str
    congress_name: str
    congress_slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message ready to be sent. wanted: the channel asked for, when this one stands in for it."""

    row: DeskRow
    step: Step
    channel: UrgeChannel
    wanted: UrgeChannel
    address: str
    addressed_to: str
    message: Message
    lines: tuple[Line, ...]
    task_ids: tuple[int, ...]

    @property
    def stands_in(self) -> bool:
        """Whether the channel asked for cannot reach the agency, so that another one is used."""
        return self.channel != self.wanted


def drafts(
    congress_id: int,
    rows: Sequence[DeskRow],
    *,
    desk: Desk,
    sender: Sender,
    now: datetime,
    channel: UrgeChannel | None = None,
    has_gateway: bool | None = None,
    with_letters: bool = False,
) -> list[Draft]:
    """Return the messages to these agencies, by the channel given or the one of the step, in two queries at most.

    has_gateway: whether the congress has one, for callers that know. An agency the channel cannot reach gets a text for
    Zalo, which a person sends. Agencies that get an official letter are left out unless asked for: `queries.letters`
    writes those.
    """
    rows = [row for row in rows if with_letters or not by_letter(row, desk, channel)]
    tasks = urged_tasks(congress_id, rows, desk=desk, now=now)
    if has_gateway is None:
        has_gateway = webhook_of(congress_id) is not None
    return [
        draft_of(
            row,
            tasks.get(row.agency_id, []),
            desk=desk,
            sender=sender,
            now=now,
            channel=channel,
            has_gateway=has_gateway,
        )
        for row in rows
    ]


def urged_tasks(congress_id: int, rows: Sequence[DeskRow], *, desk: Desk, now: datetime) -> dict[int, list[OwedTask]]:
    """Return what each agency may be urged for: late tasks, or those in sight for one that is not late."""
    is_late = {row.agency_id: row.late > 0 for row in rows}
    until = sight_until(ladder=desk.ladder, today=now.date(), holidays=desk.holidays)
    found: dict[int, list[OwedTask]] = {}
    for task in owed_tasks(congress_id, agency_ids=is_late, until=until, now=now):
        found.setdefault(task.agency_id, []).append(task)
    return {
        agency_id: urged_of(tasks, is_late=is_late[agency_id], today=now.date()) for agency_id, tasks in found.items()
    }


def urged_of(owed: Sequence[OwedTask], *, is_late: bool, today: date) -> list[OwedTask]:
    """Return those of an agency's owed tasks that a message speaks of: the late ones, or what comes if none is late."""
    open_ones = [task for task in owed if not task.is_fresh and not task.waits]
    return [task for task in open_ones if task.due_on < today or not is_late]


def refusal(row: DeskRow, channel: UrgeChannel, *, has_gateway: bool) -> str:
    """Return the key of why a channel cannot reach an agency; empty when it can."""
    if channel == UrgeChannel.EMAIL and not row.contact.email:
        return "no_email"
    if channel == UrgeChannel.IN_APP and row.contact.user_id is None:
        return "no_account"
    if channel == UrgeChannel.WEBHOOK and not has_gateway:
        return "no_gateway"
    if channel == UrgeChannel.WEBHOOK and not row.any_phone:
        return "no_phone"
    return ""


def by_letter(row: DeskRow, desk: Desk, channel: UrgeChannel | None) -> bool:
    """Say whether an agency gets an official letter: by the channel asked for, or by the one of its step."""
    return (channel or step_for(row, desk).channel) == UrgeChannel.LETTER


def step_for(row: DeskRow, desk: Desk) -> Step:
    """Return the step a message to this agency would take now, also when the ladder would still wait."""
    place = row.place
    usual = next((step for step in desk.ladder if step.kind == StepKind.FIRST), desk.ladder[0])
    return place.next or place.stands or usual


def draft_of(
    row: DeskRow,
    tasks: Sequence[OwedTask],
    *,
    desk: Desk,
    sender: Sender,
    now: datetime,
    channel: UrgeChannel | None,
    has_gateway: bool,
) -> Draft:
    """Return the message to one agency about these tasks."""
    step = step_for(row, desk)
    wanted = channel or step.channel
    taken = wanted if not refusal(row, wanted, has_gateway=has_gateway) else UrgeChannel.ZALO
    lines = tuple(_line(task, today=now.date()) for task in tasks)
    broken = row.place.promised_until if row.place.verdict != Verdict.PROMISED else None
    facts = Facts(
        agency=row.name,
        kind=step.kind,
        addressee=step.addressee,
        lines=lines,
        today=now.date(),
        url=settings.BASE_URL + tasks_path(sender.congress_slug),
        sender=sender.function,
        congress=sender.congress_name,
        holidays=desk.holidays,
        promised_until=broken,
    )
    return Draft(
        row=row,
        step=step,
        channel=taken,
        wanted=wanted,
        address=_address(row, taken),
        addressed_to=_addressed_to(row, step),
        message=message_of(facts, channel=taken),
        lines=lines,
        task_ids=tuple(task.task_id for task in tasks),
    )


def tasks_path(slug: str) -> str:
    """Return the address of the list of what the reader's own agency owes."""
    return reverse("tasks:list", args=[slug]) + query_string(TaskFilter(mine=True, owed=True))


def _address(row: DeskRow, channel: UrgeChannel) -> str:
    if channel == UrgeChannel.EMAIL:
        return row.contact.email
    return row.any_phone if channel in (UrgeChannel.WEBHOOK, UrgeChannel.ZALO, UrgeChannel.CALL) else ""


def _addressed_to(row: DeskRow, step: Step) -> str:
    return " – ".join(part for part in (str(step.addressee.label), row.contact.name) if part)[:200]


def _line(task: OwedTask, *, today: date) -> Line:
    return Line(code=task.code, title=task.title, due_on=task.due_on, days_late=(today - task.due_on).days)
