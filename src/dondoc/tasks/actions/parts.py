"""What becomes of one agency's part: taken, refused, ticked, given to a person, handed over to another agency."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.kit.words import searchable
from dondoc.people.actions.refusals import ActionRefused
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions import progress
from dondoc.tasks.actions.keeping import label_of, local_day
from dondoc.tasks.actions.tallying import count_leads
from dondoc.tasks.actions.telling import tell_agency, tell_secretariat
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.models import Part, PastPart, Task
from dondoc.tasks.queries.recount import lead_ids_of
from dondoc.tasks.rules.parts import CLOSED, PartProblem, refuse_part
from dondoc.web.db import locked, save_version


class PartRefused(ActionRefused):
    """Raised when a part cannot be answered for or handed over like this."""


@transaction.atomic
def answer_part(
    *, part: Part, state: PartState, by_id: int, now: datetime, expected_ver: int | None = None, reason: str = ""
) -> None:
    """Keep what an agency says of its own part; the same answer again changes nothing.

    The first lead that takes its part takes the task. A refusal goes back to the secretariat with its reason. Raises
    PartRefused, and StaleVersion when the part was changed in between.
    """
    task = locked(Task.objects.filter(pk=part.task_id).select_related("congress")).get()
    held = locked(Part.objects.filter(pk=part.pk)).get()
    words = one_line(reason)[:1000]
    if held.state == state and held.note == words:
        return
    problem = refuse_part(role=held.role, now_in=held.state, next_state=state, task_state=task.state, reason=words)
    if problem is not None:
        raise PartRefused(_words(problem), field="reason" if problem == PartProblem.NO_REASON else "")
    save_version(
        held,
        expected_ver=held.ver if expected_ver is None else expected_ver,
        changes={
            "state": state,
            "note": words,
            "answered_at": now,
            "done_on": local_day(now) if state == PartState.DONE else None,
        },
    )
    if held.role == PartyRole.LEAD and state == PartState.ACCEPTED and task.state == TaskState.ASSIGNED:
        progress.accept_task(task=task, by_id=by_id, now=now)
    if state == PartState.REFUSED:
        tell_secretariat(
            task,
            kind="tasks.refused",
            title=f"Trả lại phần việc: {task.title}",
            text=f"{task.code}, {PartyRole(held.role).label.lower()}: {words}",
            by_id=by_id,
            now=now,
        )
    _note(task, f"tasks.part.{state.value}", held, by_id, now, {"reason": words} if words else {})


@transaction.atomic
def put_in_charge(
    *, part: Part, person_id: int | None, reason: str, by_id: int, now: datetime, expected_ver: int | None = None
) -> None:
    """Put another person in charge of a part; who had it before is kept. Naming the same person changes nothing."""
    task = locked(Task.objects.filter(pk=part.task_id).select_related("congress")).get()
    held = locked(Part.objects.filter(pk=part.pk)).get()
    if held.person_id == person_id:
        return
    if held.person_id is not None:
        _keep_past(held, ended_on=local_day(now), reason=reason, person_changed=True)
    save_version(
        held,
        expected_ver=held.ver if expected_ver is None else expected_ver,
        changes={"person_id": person_id},
    )
    _note(task, "tasks.part.person_changed", held, by_id, now, {"person": person_id})


@transaction.atomic
def change_party(
    *,
    task: Task,
    leaving: Part | None,
    coming_id: int | None,
    role: PartyRole,
    reason: str,
    expected_ver: int,
    by_id: int,
    now: datetime,
    coming_name: str = "",
) -> None:
    """Replace, take out or add an agency of a task; who had the part before is kept with the reason.

    Raises PartRefused when nobody would lead or appraise what needs it, StaleVersion when the task was changed since.
    """
    held = locked(Task.objects.filter(pk=task.pk).select_related("congress")).get()
    parts = list(locked(Part.objects.filter(task=held).order_by("position", "pk")))
    _refuse_change(held, parts, leaving=leaving, coming_id=coming_id, role=role)
    save_version(held, expected_ver=expected_ver, changes={"updated_at": now})
    if role == PartyRole.LEAD:
        leads = {part.agency_id for part in parts if part.role == PartyRole.LEAD}
        left, came = {leaving and leaving.agency_id}, {coming_id} - {None}
        count_leads(held, before=leads, after=(leads - left) | came)
    if leaving is not None:
        own = next(part for part in parts if part.pk == leaving.pk)
        _keep_past(own, ended_on=local_day(now), reason=reason)
        Part.objects.filter(pk=own.pk).delete()
    if coming_id is not None:
        _give(held, coming_id, role, parts, now=now)
        held.folded = searchable(held.folded, coming_name)
        Task.objects.filter(pk=held.pk).update(folded=held.folded)
        tell_agency(
            held,
            coming_id,
            kind="tasks.assigned",
            title=f"Việc mới: {held.title}",
            text=f"{held.code}, vai trò: {role.label.lower()}.",
            by_id=by_id,
            now=now,
        )
    journal.record(
        congress_id=held.congress_id,
        verb="tasks.part.changed",
        target=held,
        label=label_of(held),
        by_id=by_id,
        now=now,
        details={
            "role": str(role),
            "left": leaving and leaving.agency_id,
            "came": coming_id,
            "reason": reason,
        },
    )


@transaction.atomic
def follow_succession(*, agency: Any, successor: Any, on: date, by_id: int | None, now: datetime) -> int:
    """Hand the parts of open tasks over to the agency that carries on; return how many.

    The state of the work stays; who had it until that day stands in the history. Where the successor already has the
    same role in a task, the two parts become one.
    """
    tasks = Task.objects.filter(congress_id=agency.congress_id, parts__agency=agency).exclude(state__in=CLOSED)
    held = list(locked(Task.objects.filter(pk__in=tasks.values("pk")).order_by("pk")))
    own = Part.objects.filter(agency=agency, task__in=held)
    moving = list(locked(own.select_related("task").order_by("task_id", "pk")))
    taken = set(
        Part.objects.filter(agency=successor, task_id__in=[part.task_id for part in moving]).values_list(
            "task_id", "role"
        )
    )
    leads = lead_ids_of([part.task_id for part in moving])
    for part in moving:
        if part.role == PartyRole.LEAD:
            led = leads[part.task_id]
            count_leads(part.task, before=led, after=(led - {agency.pk}) | {successor.pk})
        _keep_past(part, ended_on=on, reason=f"{successor.name} kế tục")
        if (part.task_id, part.role) in taken:
            part.delete()
            continue
        Part.objects.filter(pk=part.pk).update(
            agency=successor, person=None, given_on=max(on, part.given_on or on), ver=F("ver") + 1
        )
    _find_by([part.task for part in moving], successor)
    journal.record_many(
        congress_id=agency.congress_id,
        verb="tasks.part.handed_over",
        about=[
            (
                part.task,
                label_of(part.task),
                {"role": part.role, "from": None, "agency": agency.pk, "successor": successor.pk},
            )
            for part in moving
        ],
        by_id=by_id,
        now=now,
    )
    return len(moving)


@transaction.atomic
def follow_renaming(*, agency: Any) -> None:
    """Let the search find the tasks in which an agency has a part by its new name, and by the old one as before."""
    own = Part.objects.filter(agency=agency).values("task_id")
    _find_by(locked(Task.objects.filter(congress_id=agency.congress_id, pk__in=own).order_by("pk")), agency)


def _find_by(tasks: Iterable[Task], agency: Any) -> None:
    for task in {task.pk: task for task in tasks}.values():
        folded = searchable(task.folded, agency.name, agency.short_name)
        Task.objects.filter(pk=task.pk).update(folded=folded)


def _give(task: Task, agency_id: int, role: PartyRole, parts: list[Part], *, now: datetime) -> None:
    last = max((part.position for part in parts if part.role == role), default=100 * list(PartyRole).index(role))
    Part.objects.create(
        congress_id=task.congress_id,
        task=task,
        agency_id=agency_id,
        role=role,
        position=last + 1,
        given_on=local_day(now),
    )


def _refuse_change(
    task: Task, parts: list[Part], *, leaving: Part | None, coming_id: int | None, role: PartyRole
) -> None:
    if task.state in CLOSED:
        raise PartRefused(_words(PartProblem.TASK_CLOSED))
    if leaving is None and coming_id is None:
        raise PartRefused(_("Chọn cơ quan thôi giữ vai hoặc cơ quan nhận vai"), field="coming")
    if leaving is not None and leaving.role != role:
        raise PartRefused(_("Cơ quan thôi giữ vai phải đang giữ đúng vai đã chọn"), field="leaving")
    staying = [part for part in parts if part.role == role and (leaving is None or part.pk != leaving.pk)]
    if coming_id is not None and coming_id in {part.agency_id for part in staying}:
        raise PartRefused(_("Cơ quan này đã giữ vai đó trong nhiệm vụ"), field="coming")
    if coming_id is None and not staying and role == PartyRole.LEAD:
        raise PartRefused(_("Nhiệm vụ cần một cơ quan chủ trì. Chọn cơ quan nhận vai"), field="coming")
    if coming_id is None and not staying and role == PartyRole.APPRAISING and task.state == TaskState.IN_APPRAISAL:
        raise PartRefused(_("Kết quả đang chờ thẩm định. Chọn cơ quan thẩm định thay thế"), field="coming")


def _keep_past(part: Part, *, ended_on: date, reason: str, person_changed: bool = False) -> None:
    PastPart.objects.create(
        congress_id=part.congress_id,
        task_id=part.task_id,
        agency_id=part.agency_id,
        person_id=part.person_id,
        person_changed=person_changed,
        role=part.role,
        given_on=part.given_on,
        ended_on=ended_on,
        reason=reason[:300],
    )


def _note(task: Task, verb: str, part: Part, by_id: int, now: datetime, details: dict[str, Any]) -> None:
    journal.record(
        congress_id=task.congress_id,
        verb=verb,
        target=task,
        label=label_of(task),
        by_id=by_id,
        now=now,
        details={"role": part.role, "agency": part.agency_id, **details},
    )


def _words(problem: PartProblem) -> str:
    return {
        PartProblem.TASK_CLOSED: _("Nhiệm vụ đã hoàn thành hoặc đã hủy nên không đổi phần việc nữa."),
        PartProblem.REFUSED_BEFORE: _("Phần việc đã được trả lại Tiểu ban. Chờ Thư ký giao lại."),
        PartProblem.NO_REASON: _("Nhập lý do trả lại"),
        PartProblem.BEGUN: _("Việc đã bắt đầu nên không trả lại được. Nêu vướng mắc hoặc đề nghị gia hạn."),
        PartProblem.LEAD_REPORTS: _("Cơ quan chủ trì báo cáo bằng biểu mẫu báo cáo, cơ quan thẩm định bằng kết luận."),
    }[problem]
