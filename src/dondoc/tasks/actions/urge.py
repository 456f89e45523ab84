"""Urge agencies, settle what became of a message, and note what was answered. A person begins every one of these."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.notices.actions.queue import Recipient, send_letter
from dondoc.notices.actions.settle import drop, mark_sent, send_again
from dondoc.notices.enums import Channel, DeliveryState
from dondoc.people.actions.refusals import ActionRefused
from dondoc.tasks.actions.obstacles import raise_obstacle
from dondoc.tasks.enums import Ask, UrgeAnswer, UrgeChannel, UrgeState
from dondoc.tasks.models import Task, Urge, UrgeTask
from dondoc.tasks.queries.owed import OwedTask, owed_ids, owed_tasks
from dondoc.tasks.queries.past_urges import UNHEARD, state_of
from dondoc.tasks.queries.urging import Desk, desk, holidays_of, ladder_of
from dondoc.tasks.queries.urging_drafts import BY_HAND, Draft, Sender, drafts, tasks_path
from dondoc.tasks.rules.escalation import Quiet, Verdict, sight_until
from dondoc.web.db import locked, save_version

_WAYS = {
    UrgeChannel.EMAIL: Channel.EMAIL,
    UrgeChannel.IN_APP: Channel.IN_APP,
    UrgeChannel.WEBHOOK: Channel.WEBHOOK,
}


class UrgeRefused(ActionRefused):
    """Raised when nobody may be urged now, or an urge no longer asks for this decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one press of the button did. left_out: agencies not urged after all, because something changed meanwhile."""

    batch: UUID
    urged: int
    left_out: tuple[int, ...]


@transaction.atomic
def send_urges(
    *,
    congress_id: int,
    agency_ids: Collection[int],
    channel: UrgeChannel | None,
    sender: Sender,
    instance_id: UUID,
    by_id: int,
    now: datetime,
    is_demo: bool = False,
    has_left: bool = False,
) -> Sent:
    """Urge these agencies, each once: what goes by machine is queued, what goes by hand waits for a person.

    now: a moment in local time. channel: None for the one of each agency's step. has_left: a person has just sent the
    text by hand. Agencies that were urged, reported or promised since the page was shown are left out and named, as are
    those whose step is an official letter that nobody has sent by hand.
    Pressed twice with one instance_id it acts once. Raises UrgeRefused in quiet hours, SubmissionRefused.
    """
    asked = {"agencies": sorted(agency_ids), "channel": channel or "", "left": has_left}
    submission, is_new = journal.accept_once(
        instance_id=instance_id, congress_id=congress_id, by_id=by_id, purpose="tasks.urge", content=asked, now=now
    )
    if not is_new:
        return Sent(
            batch=instance_id, urged=submission.receipt["urged"], left_out=tuple(submission.receipt["left_out"])
        )
    _lock_tasks(congress_id, agency_ids, now=now)
    seen = desk(congress_id, now=now, agency_ids=agency_ids)
    if not is_demo and not has_left:
        _refuse_quiet(seen)
    ready = [row for row in seen.rows if row.place.verdict == Verdict.URGE]
    common = {"desk": seen, "sender": sender, "now": now, "channel": channel}
    written = drafts(congress_id, ready, with_letters=has_left, **common)
    try:
        with transaction.atomic():
            urges = _kept_urges(
                written, congress_id=congress_id, batch=instance_id, by_id=by_id, now=now, has_left=has_left
            )
    except IntegrityError:
        raise UrgeRefused(_("Cơ quan vừa được người khác đôn đốc. Tải lại trang để xem.")) from None
    for urge, draft in zip(urges, written, strict=True):
        _hand_over(urge, draft, sender=sender, now=now)
    left_out = tuple(sorted(_left_out(agency_ids, urges)))
    journal.give_receipt(submission, {"urged": len(urges), "left_out": left_out})
    _record_many("tasks.agency.urged", urges, congress_id=congress_id, by_id=by_id, now=now)
    return Sent(batch=instance_id, urged=len(urges), left_out=left_out)


@transaction.atomic
def answer_urge(
    *,
    congress_id: int,
    agency: Any,
    urge: Urge | None,
    answer: UrgeAnswer,
    instance_id: UUID,
    by_id: int,
    now: datetime,
    promised_until: date | None = None,
    note: str = "",
    task_id: int | None = None,
    ask: Ask = Ask.OTHER_AGENCY,
) -> Urge:
    """Note what an agency answered; without `urge` it was a call, which is kept as one more time it was urged.

    An answer that reached nobody lets the agency be urged again the same day. An obstacle with a task is raised with
    it. Raises UrgeRefused for an urge answered already, SubmissionRefused.
    """
    asked = {"agency": agency.pk, "urge": urge and urge.pk, "answer": answer.value, "note": note}
    asked |= {"until": promised_until and promised_until.isoformat(), "task": task_id}
    submission, is_new = journal.accept_once(
        instance_id=instance_id, congress_id=congress_id, by_id=by_id, purpose="tasks.answer", content=asked, now=now
    )
    if not is_new:
        return Urge.objects.get(pk=submission.receipt["urge"])
    if task_id is not None and answer == UrgeAnswer.OBSTACLE:
        task = Task.objects.get(congress_id=congress_id, pk=task_id)
        raised = {"text": note, "ask": ask, "ask_text": note, "is_urgent": False, "by_id": by_id, "now": now}
        raise_obstacle(task=task, agency_id=agency.pk, **raised)
    held = _held(urge) if urge is not None else _call(congress_id, agency, by_id=by_id, now=now)
    changes: dict[str, Any] = {"answer": answer, "answered_at": now, "answered_by_id": by_id, "note": note[:300]}
    if answer == UrgeAnswer.PROMISED:
        changes["promised_until"] = promised_until
    if answer in UNHEARD:
        changes["held_on"] = None
    save_version(held, expected_ver=held.ver, changes=changes)
    journal.give_receipt(submission, {"urge": held.pk})
    label = f"{agency.name}: {answer.label}"
    details = {"agency": agency.pk, "answer": answer.value, "promised_until": asked["until"]}
    _record(held, "tasks.agency.answered", label, details, by_id=by_id, now=now)
    return held


@transaction.atomic
def mark_left(*, urge: Urge, expected_ver: int, by_id: int, now: datetime) -> None:
    """Note that a message arrived: a person sent it by hand, or asked. Raises UrgeRefused, StaleVersion."""
    held = _settled(urge, (UrgeState.BY_HAND, UrgeState.UNKNOWN, UrgeState.FAILED))
    if held.delivery is not None:
        mark_sent(delivery=held.delivery, expected_ver=held.delivery.ver, by_id=by_id, now=now)
    save_version(held, expected_ver=expected_ver, changes={"left_at": now})
    _record(held, "tasks.urge.left", held.agency.name, {"agency": held.agency_id}, by_id=by_id, now=now)


@transaction.atomic
def resend(*, urge: Urge, expected_ver: int, by_id: int, now: datetime) -> None:
    """Send a message again that a person knows has not arrived. Raises UrgeRefused, StaleVersion."""
    held = _settled(urge, (UrgeState.UNKNOWN, UrgeState.FAILED))
    if held.delivery is None:
        raise UrgeRefused(_("Tin này gửi tay, hệ thống không gửi lại được."))
    send_again(delivery=held.delivery, expected_ver=held.delivery.ver, by_id=by_id, now=now)
    save_version(held, expected_ver=expected_ver, changes={})
    _record(held, "tasks.urge.resent", held.agency.name, {"agency": held.agency_id}, by_id=by_id, now=now)


@transaction.atomic
def give_up(*, urge: Urge, expected_ver: int, by_id: int, now: datetime) -> None:
    """Leave a message unsent, so that the agency may be urged in another way. Raises UrgeRefused, StaleVersion."""
    held = _settled(urge, (UrgeState.BY_HAND, UrgeState.UNKNOWN, UrgeState.FAILED, UrgeState.WAITING))
    if held.delivery is not None:
        drop(delivery=held.delivery, expected_ver=held.delivery.ver, by_id=by_id, now=now)
    save_version(held, expected_ver=expected_ver, changes={"dropped": True, "held_on": None})
    _record(held, "tasks.urge.dropped", held.agency.name, {"agency": held.agency_id}, by_id=by_id, now=now)


@transaction.atomic
def record_urge(
    *,
    congress_id: int,
    agency: Any,
    channel: UrgeChannel,
    rung: int,
    by_id: int | None,
    now: datetime,
    note: str = "",
    promised_until: date | None = None,
    answer: UrgeAnswer | None = None,
) -> Urge:
    """Keep one time an agency was urged outside the system, with the tasks it owed then. Nothing is sent."""
    urge = Urge.objects.create(
        congress_id=congress_id,
        agency=agency,
        at=now,
        left_at=now,
        channel=channel,
        rung=rung,
        by_id=by_id,
        note=note[:300],
        promised_until=promised_until,
        answer=answer or "",
        answered_at=now if answer else None,
        answered_by_id=by_id if answer else None,
    )
    _keep_owed(urge, congress_id, agency.pk, now=now)
    details = {"agency": agency.pk, "rung": rung, "promised_until": promised_until and promised_until.isoformat()}
    _record(urge, "tasks.agency.urged", f"{agency.name}: {note or channel.label}", details, by_id=by_id, now=now)
    return urge


def _lock_tasks(congress_id: int, agency_ids: Collection[int], *, now: datetime) -> None:
    """Lock what these agencies owe, by id, so that two people who press at once urge one after the other."""
    owed = owed_ids(congress_id, agency_ids=agency_ids, until=_sight(congress_id, now=now))
    list(locked(Task.objects.filter(pk__in=owed)).order_by("pk").values_list("pk", flat=True))


def _owed(congress_id: int, agency_id: int, *, now: datetime) -> list[OwedTask]:
    return owed_tasks(congress_id, agency_ids=[agency_id], until=_sight(congress_id, now=now), now=now)


def _sight(congress_id: int, *, now: datetime) -> date:
    holidays = holidays_of(congress_id, year=now.year)
    return sight_until(ladder=ladder_of(congress_id), today=now.date(), holidays=holidays)


def _refuse_quiet(seen: Desk) -> None:
    if seen.quiet == Quiet.HOLIDAY:
        raise UrgeRefused(_("Hôm nay là ngày nghỉ theo lịch của đại hội nên không gửi tin đôn đốc."))
    if seen.quiet == Quiet.HOURS:
        raise UrgeRefused(_("Từ 21:00 đến 06:30 không gửi tin đôn đốc. Gửi lại sau 06:30."))


def _kept_urges(
    written: Sequence[Draft], *, congress_id: int, batch: UUID, by_id: int, now: datetime, has_left: bool
) -> list[Urge]:
    """Keep the urges with the tasks they speak of; the database refuses a second one of the day for an agency."""
    ids = [draft.row.agency_id for draft in written]
    # A message the log of deliveries has dropped no longer holds its agency.
    let_go = Urge.objects.filter(agency_id__in=ids, held_on=now.date(), delivery__state=DeliveryState.DROPPED)
    let_go.update(held_on=None, dropped=True)
    urges = Urge.objects.bulk_create(
        [
            Urge(
                congress_id=congress_id,
                agency_id=draft.row.agency_id,
                at=now,
                channel=draft.channel,
                rung=draft.step.position,
                addressee=draft.step.addressee,
                addressed_to=draft.addressed_to,
                subject=draft.message.subject[:300],
                text=draft.message.text,
                batch=batch,
                held_on=now.date(),
                left_at=now if has_left and draft.channel in BY_HAND else None,
                by_id=by_id,
            )
            for draft in written
        ]
    )
    UrgeTask.objects.bulk_create(
        [
            UrgeTask(urge=urge, task_id=task_id, due_on=line.due_on, days_late=line.days_late)
            for urge, draft in zip(urges, written, strict=True)
            for task_id, line in zip(draft.task_ids, draft.lines, strict=True)
        ],
        batch_size=500,
    )
    return urges


def _hand_over(urge: Urge, draft: Draft, *, sender: Sender, now: datetime) -> None:
    """Queue what goes by machine; the delivery keeps it from being sent twice."""
    way = _WAYS.get(draft.channel)
    if way is None:
        return
    # The text of a letter ends with the address of the list already.
    path = "" if way == Channel.EMAIL else tasks_path(sender.congress_slug)
    [urge.delivery] = send_letter(
        congress_id=urge.congress_id,
        letter=f"tasks.urge:{urge.pk}",
        recipients=[Recipient(way, draft.address, draft.row.contact.user_id)],
        subject=draft.message.subject,
        text=draft.message.text,
        now=now,
        agency_id=urge.agency_id,
        path=path,
    )
    urge.save(update_fields=["delivery"])


def _left_out(agency_ids: Collection[int], urges: Sequence[Urge]) -> set[int]:
    return set(agency_ids) - {urge.agency_id for urge in urges}


def _call(congress_id: int, agency: Any, *, by_id: int, now: datetime) -> Urge:
    """Keep a call as one more urge, on the step the agency stands on or the first one."""
    seen = desk(congress_id, now=now, agency_ids=[agency.pk])
    place = seen.rows[0].place if seen.rows else None
    step = place and (place.next or place.stands)
    urge = Urge.objects.create(
        congress_id=congress_id,
        agency_id=agency.pk,
        at=now,
        left_at=now,
        channel=UrgeChannel.CALL,
        rung=step.position if step else 1,
        by_id=by_id,
    )
    _keep_owed(urge, congress_id, agency.pk, now=now)
    return urge


def _keep_owed(urge: Urge, congress_id: int, agency_id: int, *, now: datetime) -> None:
    rows = [
        UrgeTask(urge=urge, task_id=task.task_id, due_on=task.due_on, days_late=(now.date() - task.due_on).days)
        for task in _owed(congress_id, agency_id, now=now)
    ]
    UrgeTask.objects.bulk_create(rows, batch_size=500)


def _held(urge: Urge) -> Urge:
    held = locked(Urge.objects.filter(pk=urge.pk)).get()
    if held.answer:
        raise UrgeRefused(
            _("Lần đôn đốc này vừa được ghi kết quả: %(answer)s.") % {"answer": held.get_answer_display()}
        )
    return held


def _settled(urge: Urge, states: tuple[UrgeState, ...]) -> Urge:
    held = locked(Urge.objects.filter(pk=urge.pk)).select_related("agency", "delivery").get()
    state = state_of(held)
    if state not in states:
        raise UrgeRefused(
            _("Tin này đang ở trạng thái «%(state)s», không cần quyết định nữa.") % {"state": state.label}
        )
    return held


def _record(urge: Urge, verb: str, label: str, details: Mapping[str, Any], *, by_id: int | None, now: datetime) -> None:
    journal.record(
        congress_id=urge.congress_id, verb=verb, target=urge, label=label, by_id=by_id, now=now, details=details
    )


def _record_many(verb: str, urges: Sequence[Urge], *, congress_id: int, by_id: int, now: datetime) -> None:
    about = [
        (
            urge,
            f"{urge.agency.name}: {UrgeChannel(urge.channel).label}",
            {"agency": urge.agency_id, "rung": urge.rung, "channel": urge.channel, "batch": str(urge.batch)},
        )
        for urge in Urge.objects.filter(pk__in=[one.pk for one in urges]).select_related("agency").order_by("pk")
    ]
    if about:
        journal.record_many(congress_id=congress_id, verb=verb, about=about, by_id=by_id, now=now)
