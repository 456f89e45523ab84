"""Raise an obstacle, answer it, hand it to somebody, put it to decision, clear it, merge it with an earlier one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Role
from dondoc.people.queries import user_ids_with
from dondoc.tasks.actions.keeping import keep_task
from dondoc.tasks.actions.new_task import give_new_task
from dondoc.tasks.enums import Ask, DecisionVerdict, ObstacleState
from dondoc.tasks.models import Decision, DecisionEffect, DecisionOption, Obstacle, ObstacleAnswer, Task
from dondoc.tasks.rules.obstacles import MOST_WORDS_ON_A_CARD, answer_due_at, may_move, words_of_card
from dondoc.web.db import locked, save_version

MOST_ATTEMPTS = 20


class ObstacleRefused(ActionRefused):
    """Raised when an obstacle cannot go on like this; carries a sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way out as it is put on a card."""

    text: str
    cost_vnd: int | None = None
    consequence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWork:
    """Work that an agreed card gives to agencies: one task each."""

    title: str
    agency_ids: tuple[int, ...]
    due_on: date | None = None


@transaction.atomic
def raise_obstacle(
    *,
    task: Task | None,
    agency_id: int,
    text: str,
    ask: Ask,
    ask_text: str,
    is_urgent: bool,
    by_id: int | None,
    now: datetime,
    congress_id: int | None = None,
    instance_id: UUID | None = None,
) -> Obstacle:
    """Note what stands in the way and what is asked for; numbers follow each other without a gap.

    congress_id: needed where no task is named. The same submission again returns the obstacle it made.
    """
    home = task.congress_id if task is not None else congress_id
    if home is None:
        raise ValueError("an obstacle without a task names its congress")

    def make() -> Obstacle:
        obstacle = _numbered(
            congress_id=home,
            task=task,
            agency_id=agency_id,
            text=text,
            ask=ask,
            ask_text=ask_text[:300],
            is_urgent=is_urgent,
            opened_at=now,
            answer_due_at=answer_due_at(opened_at=now),
            folded=fold(f"{text} {ask_text}"),
        )
        _tell(obstacle, user_ids_with(home, [Role.SECRETARIAT]), _("Vướng mắc mới"), now=now)
        _record(obstacle, "tasks.obstacle.raised", by_id, now)
        return obstacle

    return make_once(
        make,
        model=Obstacle,
        instance_id=instance_id,
        congress_id=home,
        by_id=by_id,
        purpose="tasks.obstacle.raised",
        content={"task": task and task.pk, "agency": agency_id, "text": text, "ask": str(ask), "ask_text": ask_text},
        now=now,
    )


@transaction.atomic
def answer_obstacle(
    *, obstacle: Obstacle, text: str, by_id: int | None, now: datetime, handler_id: int | None = None
) -> ObstacleAnswer:
    """Answer those who raised it, and say which agency is to clear it; the first answer stops the clock.

    Raises ObstacleRefused when it is cleared already.
    """
    held = _open(obstacle)
    answer = ObstacleAnswer.objects.create(congress_id=held.congress_id, obstacle=held, text=text, by_id=by_id, at=now)
    changes: dict[str, Any] = {"answered_at": held.answered_at or now}
    if held.state == ObstacleState.NEW:
        changes["state"] = ObstacleState.IN_HAND
    if handler_id is not None and handler_id != held.handler_id:
        changes["handler_id"] = handler_id
        _tell(
            held,
            user_ids_with(held.congress_id, [Role.FOCAL], agency_ids=[handler_id]),
            _("Giao tháo gỡ vướng mắc"),
            now=now,
        )
    save_version(held, expected_ver=held.ver, changes=changes)
    _tell(
        held,
        user_ids_with(held.congress_id, [Role.FOCAL], agency_ids=[held.agency_id]),
        _("Vướng mắc đã được trả lời"),
        now=now,
    )
    _bring_up_to_date(obstacle, held)
    _record(held, "tasks.obstacle.answered", by_id, now, {"answer": text})
    return answer


@transaction.atomic
def move_obstacle(
    *, obstacle: Obstacle, state: ObstacleState, by_id: int | None, now: datetime, resolution: str = ""
) -> None:
    """Note that an obstacle is in hand, waits for a decision, or is cleared. Raises ObstacleRefused."""
    held = _open(obstacle)
    if not may_move(now_in=held.state, next_state=state):
        raise ObstacleRefused(_("Vướng mắc đã ở trạng thái này. Tải lại trang để xem."))
    changes: dict[str, Any] = {"state": state, "answered_at": held.answered_at or now}
    if state == ObstacleState.RESOLVED:
        changes |= {"resolved_at": now, "resolution": resolution}
        Decision.objects.filter(obstacle=held, decided_at__isnull=True).delete()
        _tell(
            held,
            user_ids_with(held.congress_id, [Role.FOCAL], agency_ids=[held.agency_id]),
            _("Vướng mắc đã được tháo gỡ"),
            now=now,
        )
    save_version(held, expected_ver=held.ver, changes=changes)
    _bring_up_to_date(obstacle, held)
    _record(held, f"tasks.obstacle.{state.value}", by_id, now, {"resolution": resolution} if resolution else None)


@transaction.atomic
def put_to_decision(
    *,
    obstacle: Obstacle,
    card: str,
    ways: Sequence[Way] = (),
    new_due_on: date | None = None,
    new_work: NewWork | None = None,
    by_id: int | None,
    now: datetime,
) -> Decision:
    """Make the card the head decides on, with what follows from a yes; a card that waits is replaced by the new one.

    new_due_on: the later deadline of the task that waits. Raises ObstacleRefused.
    """
    held = _open(obstacle)
    if words_of_card(card) > MOST_WORDS_ON_A_CARD:
        raise ObstacleRefused(
            _("Thẻ quyết định dài %(words)s từ. Rút còn %(most)s từ.")
            % {"words": words_of_card(card), "most": MOST_WORDS_ON_A_CARD},
            field="card",
        )
    if new_due_on is not None and held.task_id is None:
        raise ObstacleRefused(_("Vướng mắc này không gắn với nhiệm vụ nào để dời hạn."), field="new_due_on")
    Decision.objects.filter(obstacle=held, decided_at__isnull=True).delete()
    decision = Decision.objects.create(
        congress_id=held.congress_id, obstacle=held, card=card, asked_by_id=by_id, asked_at=now
    )
    DecisionOption.objects.bulk_create(
        DecisionOption(
            congress_id=held.congress_id,
            decision=decision,
            position=position,
            text=way.text[:300],
            cost_vnd=way.cost_vnd,
            consequence=way.consequence[:300],
        )
        for position, way in enumerate(ways, start=1)
    )
    DecisionEffect.objects.bulk_create(_effects(decision, held, new_due_on, new_work))
    if held.state != ObstacleState.AWAITS_DECISION:
        save_version(
            held,
            expected_ver=held.ver,
            changes={"state": ObstacleState.AWAITS_DECISION, "answered_at": held.answered_at or now},
        )
    _tell(held, user_ids_with(held.congress_id, [Role.HEAD]), _("Chờ đồng chí quyết định"), now=now)
    _bring_up_to_date(obstacle, held)
    _record(held, "tasks.obstacle.awaits_decision", by_id, now, {"card": card})
    return decision


@transaction.atomic
def decide(
    *,
    decision: Decision,
    verdict: DecisionVerdict,
    chosen_id: int | None = None,
    note: str = "",
    expected_ver: int,
    by_id: int | None,
    now: datetime,
) -> list[Task]:
    """Write down what the head decided and do what follows from it; return the new tasks.

    A yes moves the deadline with a note, gives the new work and clears the obstacle; a no hands it back to be worked
    on; what is to be discussed stays open for the meeting. Raises StaleVersion when the card was changed or decided
    since it was shown, ObstacleRefused when a choice is missing.
    """
    held = _open(decision.obstacle)
    settled = verdict != DecisionVerdict.TO_MEETING
    options = {option.pk: option for option in decision.options.order_by("position")}
    chosen = options.get(chosen_id) if chosen_id else None
    if verdict == DecisionVerdict.AGREED and len(options) > 1 and chosen is None:
        raise ObstacleRefused(_("Chọn phương án được đồng ý."), field="chosen")
    save_version(
        decision,
        expected_ver=expected_ver,
        changes={
            "verdict": verdict,
            "chosen": chosen,
            "note": note,
            "decided_by_id": by_id if settled else None,
            "decided_at": now if settled else None,
        },
    )
    made: list[Task] = []
    if verdict == DecisionVerdict.AGREED:
        made = _carry_out(decision, held, by_id=by_id, now=now)
        sentence = str(chosen) if chosen else note or _("Đồng ý theo đề nghị")
        save_version(
            held,
            expected_ver=held.ver,
            changes={"state": ObstacleState.RESOLVED, "resolved_at": now, "resolution": sentence},
        )
    elif verdict == DecisionVerdict.DECLINED:
        save_version(held, expected_ver=held.ver, changes={"state": ObstacleState.IN_HAND})
    _tell(
        held,
        [
            *user_ids_with(held.congress_id, [Role.FOCAL], agency_ids=[held.agency_id]),
            *user_ids_with(held.congress_id, [Role.SECRETARIAT]),
        ],
        _("Đã có quyết định: %(verdict)s") % {"verdict": str(verdict.label).lower()},
        now=now,
    )
    _record(held, f"tasks.decision.{verdict.value}", by_id, now, {"card": decision.card, "note": note})
    return made


@transaction.atomic
def merge_obstacle(*, obstacle: Obstacle, into: Obstacle, by_id: int | None, now: datetime) -> None:
    """Deal with an obstacle in another one that says the same; both keep their numbers, who raised it is told.

    Raises ObstacleRefused for one that is cleared, or the obstacle itself.
    """
    if obstacle.pk == into.pk or obstacle.congress_id != into.congress_id:
        raise ObstacleRefused(_("Chọn một vướng mắc khác để gộp vào."), field="into")
    held, home = _open(obstacle), _open(into)
    resolution = _("Gộp vào %(name)s") % {"name": str(home)}
    Obstacle.objects.filter(merged_into=held).update(merged_into=home)
    Decision.objects.filter(obstacle=held, decided_at__isnull=True).delete()
    save_version(
        held,
        expected_ver=held.ver,
        changes={
            "state": ObstacleState.RESOLVED,
            "resolved_at": now,
            "resolution": resolution,
            "merged_into": home,
            "answered_at": held.answered_at or now,
        },
    )
    _tell(held, user_ids_with(held.congress_id, [Role.FOCAL], agency_ids=[held.agency_id]), resolution, now=now)
    _bring_up_to_date(obstacle, held)
    _record(held, "tasks.obstacle.merged", by_id, now, {"into": home.number})


@transaction.atomic
def climb_unanswered(*, congress_id: int, now: datetime) -> int:
    """Pass on to the head what nobody answered in time; return how many. Each climbs once, however often this runs."""
    found = Obstacle.objects.filter(
        congress_id=congress_id, answered_at__isnull=True, climbed_at__isnull=True, answer_due_at__lte=now
    ).exclude(state=ObstacleState.RESOLVED)
    climbed = 0
    for obstacle in found.order_by("number"):
        claimed = Obstacle.objects.filter(pk=obstacle.pk, climbed_at__isnull=True).update(climbed_at=now)
        if claimed != 1:
            continue
        climbed += 1
        heads = user_ids_with(congress_id, [Role.HEAD])
        _tell(obstacle, heads, _("Quá 24 giờ chưa ai trả lời vướng mắc"), now=now)
        _record(obstacle, "tasks.obstacle.climbed", None, now)
    return climbed


def _numbered(*, congress_id: int, **values: Any) -> Obstacle:
    """Return a new obstacle with the next number; one that another took in the meantime is left to it."""
    for _attempt in range(MOST_ATTEMPTS):
        last = Obstacle.objects.filter(congress_id=congress_id).aggregate(last=Max("number"))["last"] or 0
        try:
            with transaction.atomic():
                return Obstacle.objects.create(congress_id=congress_id, number=last + 1, **values)
        except IntegrityError:
            continue
    raise ObstacleRefused(_("Nhiều người đang nêu vướng mắc cùng lúc. Gửi lại sau ít phút."))


def _carry_out(decision: Decision, obstacle: Obstacle, *, by_id: int | None, now: datetime) -> list[Task]:
    made = []
    effects = decision.effects.select_related("task", "agency").order_by("pk")
    for place, effect in enumerate(effects, start=1):
        if effect.task is not None:
            _move_date(effect, obstacle, by_id=by_id, now=now)
        else:
            made.append(
                give_new_task(
                    congress_id=obstacle.congress_id,
                    code=f"VM{obstacle.number}-{place}",
                    title=effect.title,
                    lead=effect.agency,
                    due_on=effect.new_due_on,
                    workstream_id=obstacle.task.workstream_id if obstacle.task else None,
                    by_id=by_id,
                    now=now,
                    reason=_("Theo quyết định về %(name)s") % {"name": str(obstacle)},
                )
            )
    return made


def _move_date(effect: DecisionEffect, obstacle: Obstacle, *, by_id: int | None, now: datetime) -> None:
    task = locked(Task.objects.filter(pk=effect.task_id)).get()
    before = task.due_on
    if before == effect.new_due_on:
        return
    keep_task(
        task,
        changes={"due_on": effect.new_due_on, "original_due_on": task.original_due_on or before or effect.new_due_on},
        verb="tasks.task.extended",
        by_id=by_id,
        now=now,
        details={
            "from": before and before.isoformat(),
            "to": effect.new_due_on.isoformat() if effect.new_due_on else None,
            "reason": _("Theo quyết định về %(name)s") % {"name": str(obstacle)},
        },
    )


def _effects(
    decision: Decision, obstacle: Obstacle, new_due_on: date | None, new_work: NewWork | None
) -> list[DecisionEffect]:
    effects = []
    if new_due_on is not None:
        effects.append(
            DecisionEffect(
                congress_id=obstacle.congress_id, decision=decision, task_id=obstacle.task_id, new_due_on=new_due_on
            )
        )
    if new_work is not None:
        effects += [
            DecisionEffect(
                congress_id=obstacle.congress_id,
                decision=decision,
                title=new_work.title[:300],
                agency_id=agency_id,
                new_due_on=new_work.due_on,
            )
            for agency_id in dict.fromkeys(new_work.agency_ids)
        ]
    return effects


def _open(obstacle: Obstacle) -> Obstacle:
    held = locked(Obstacle.objects.filter(pk=obstacle.pk)).get()
    if held.state == ObstacleState.RESOLVED:
        raise ObstacleRefused(_("%(name)s đã được tháo gỡ. Nêu vướng mắc mới nếu chưa xong.") % {"name": str(held)})
    return held


def _bring_up_to_date(shown: Obstacle, held: Obstacle) -> None:
    for field in Obstacle._meta.concrete_fields:
        setattr(shown, field.attname, getattr(held, field.attname))


def _tell(obstacle: Obstacle, recipient_ids: Sequence[int], title: str, *, now: datetime) -> None:
    post(
        congress_id=obstacle.congress_id,
        kind="tasks.obstacle",
        about=f"tasks.obstacle:{obstacle.pk}:{obstacle.ver}:{now.isoformat()}",
        recipient_ids=recipient_ids,
        title=f"{title}: {obstacle} – {obstacle.text}",
        text=obstacle.ask_text,
        path=reverse("tasks:obstacle", args=[obstacle.congress.slug, obstacle.number]),
        group=Group.OBSTACLES,
        is_urgent=obstacle.is_urgent,
        now=now,
    )


def _record(
    obstacle: Obstacle, verb: str, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None
) -> None:
    journal.record(
        congress_id=obstacle.congress_id,
        verb=verb,
        target=obstacle.task or obstacle,
        label=f"{obstacle} {obstacle.text}",
        by_id=by_id,
        now=now,
        details={"obstacle": obstacle.number, "ask": obstacle.ask, **(details or {})},
    )
