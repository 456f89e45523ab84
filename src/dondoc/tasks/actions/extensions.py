"""Ask for a later date, and answer; the date first given stays for ever."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.refusals import ActionRefused
from dondoc.tasks.actions.keeping import keep_task, label_of, local_day
from dondoc.tasks.actions.telling import tell_leads, tell_secretariat
from dondoc.tasks.enums import ExtensionState, TaskState
from dondoc.tasks.models import Extension, Task
from dondoc.tasks.rules.extensions import ExtensionProblem, refuse_extension, refuse_new_date
from dondoc.tasks.rules.parts import CLOSED
from dondoc.web.db import StaleVersion, locked, save_version

_DATE_FIELDS = {ExtensionProblem.NOT_LATER, ExtensionProblem.DATE_PASSED, ExtensionProblem.AFTER_LIMIT}


class ExtensionRefused(ActionRefused):
    """Raised when a later date cannot be asked for or given."""


@transaction.atomic
def ask_extension(*, task: Task, agency_id: int, wanted_on: date, reason: str, by_id: int, now: datetime) -> Extension:
    """Keep a request for a later date and tell the secretariat. Raises ExtensionRefused."""
    held = locked(Task.objects.filter(pk=task.pk).select_related("congress")).get()
    words = one_line(reason)[:1000]
    problem = refuse_extension(
        state=held.state,
        due_on=held.due_on,
        wanted_on=wanted_on,
        today=local_day(now),
        limit_on=held.congress.closing_on,
        reason=words,
        has_open_request=held.extensions.filter(state=ExtensionState.ASKED).exists(),
    )
    if problem is not None:
        raise _refused(problem, field="wanted_on")
    extension = Extension.objects.create(
        congress_id=held.congress_id,
        task=held,
        agency_id=agency_id,
        from_due_on=held.due_on,
        wanted_on=wanted_on,
        reason=words,
        asked_by_id=by_id,
        asked_at=now,
    )
    tell_secretariat(
        held,
        kind="tasks.extension_asked",
        title=f"Xin gia hạn: {held.title}",
        text=f"{held.code}, từ {held.due_on:%d/%m/%Y} đến {wanted_on:%d/%m/%Y}. {words}",
        by_id=by_id,
        now=now,
    )
    details = {"agency": agency_id, "wanted_on": wanted_on.isoformat(), "reason": words}
    _record(held, "tasks.extension.asked", by_id, now, details)
    return extension


@transaction.atomic
def settle_extension(
    *, extension: Extension, granted_on: date | None, answer: str, expected_ver: int, by_id: int, now: datetime
) -> None:
    """Grant a later date, or refuse with the reason when `granted_on` is None.

    Raises ExtensionRefused, and StaleVersion when somebody else answered in between.
    """
    task = locked(Task.objects.filter(pk=extension.task_id).select_related("congress")).get()
    held = locked(Extension.objects.filter(pk=extension.pk)).get()
    words = one_line(answer)[:1000]
    if held.ver != expected_ver or held.state != ExtensionState.ASKED:
        raise StaleVersion(held)
    if granted_on is None and not words:
        raise ExtensionRefused(_("Nhập lý do không đồng ý"), field="answer")
    if granted_on is not None:
        if task.state in CLOSED:
            raise _refused(ExtensionProblem.CLOSED, field="granted_on")
        problem = refuse_new_date(
            due_on=task.due_on, new_due_on=granted_on, today=local_day(now), limit_on=task.congress.closing_on
        )
        if problem is not None:
            raise _refused(problem, field="granted_on")
    _settle(held, granted_on=granted_on, answer=words, by_id=by_id, now=now)
    if granted_on is None:
        _tell(task, f"Không đồng ý gia hạn. {words}", by_id=by_id, now=now)
        _record(task, "tasks.extension.refused", by_id, now, {"agency": held.agency_id, "answer": words})
    else:
        _move(task, granted_on, reason=held.reason, answer=words, by_id=by_id, now=now)


@transaction.atomic
def change_deadline(*, task: Task, new_due_on: date, reason: str, expected_ver: int, by_id: int, now: datetime) -> None:
    """Give a task another date, later or earlier, with the reason; an open request for a later one is answered by it.

    Raises ExtensionRefused, StaleVersion.
    """
    held = locked(Task.objects.filter(pk=task.pk).select_related("congress")).get()
    if held.state in CLOSED:
        raise _refused(ExtensionProblem.CLOSED, field="new_due_on")
    if new_due_on < local_day(now):
        raise _refused(ExtensionProblem.DATE_PASSED, field="new_due_on")
    if held.ver != expected_ver:
        raise StaleVersion(held)
    words = one_line(reason)[:1000]
    for asked in held.extensions.filter(state=ExtensionState.ASKED):
        _settle(asked, granted_on=new_due_on, answer=words, by_id=by_id, now=now)
    _move(held, new_due_on, reason=words, answer="", by_id=by_id, now=now)


@transaction.atomic
def cancel_task(*, task: Task, reason: str, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a task back, with the reason; it counts nowhere from now on. Raises ExtensionRefused, StaleVersion."""
    held = locked(Task.objects.filter(pk=task.pk).select_related("congress")).get()
    if held.state in CLOSED:
        raise _refused(ExtensionProblem.CLOSED, field="reason")
    if held.ver != expected_ver:
        raise StaleVersion(held)
    words = one_line(reason)[:1000]
    for asked in held.extensions.filter(state=ExtensionState.ASKED):
        _settle(asked, granted_on=None, answer=words, by_id=by_id, now=now)
    tell_leads(
        held,
        kind="tasks.cancelled",
        title=f"Hủy nhiệm vụ: {held.title}",
        text=f"{held.code}: {words}",
        by_id=by_id,
        now=now,
    )
    keep_task(
        held,
        changes={"state": TaskState.CANCELLED},
        verb="tasks.task.cancelled",
        by_id=by_id,
        now=now,
        details={"reason": words},
    )


def _settle(extension: Extension, *, granted_on: date | None, answer: str, by_id: int, now: datetime) -> None:
    state = ExtensionState.REFUSED if granted_on is None else ExtensionState.GRANTED
    save_version(
        extension,
        expected_ver=extension.ver,
        changes={
            "state": state,
            "granted_on": granted_on,
            "answer": answer,
            "settled_by_id": by_id,
            "settled_at": now,
        },
    )


def _move(task: Task, new_due_on: date, *, reason: str, answer: str, by_id: int, now: datetime) -> None:
    before = task.due_on
    from_words = f"từ {before:%d/%m/%Y} " if before else ""
    _tell(task, f"Hạn mới: {from_words}đến {new_due_on:%d/%m/%Y}. {answer or reason}".strip(), by_id=by_id, now=now)
    keep_task(
        task,
        changes={"due_on": new_due_on, "original_due_on": task.original_due_on or before or new_due_on},
        verb="tasks.task.extended",
        by_id=by_id,
        now=now,
        details={"from": before and before.isoformat(), "to": new_due_on.isoformat(), "reason": reason},
    )


def _tell(task: Task, text: str, *, by_id: int, now: datetime) -> None:
    tell_leads(
        task,
        kind="tasks.extension_settled",
        title=f"Thời hạn: {task.title}",
        text=f"{task.code}. {text}",
        by_id=by_id,
        now=now,
    )


def _record(task: Task, verb: str, by_id: int, now: datetime, details: dict) -> None:
    journal.record(
        congress_id=task.congress_id,
        verb=verb,
        target=task,
        label=label_of(task),
        by_id=by_id,
        now=now,
        details=details,
    )


def _refused(problem: ExtensionProblem, *, field: str) -> ExtensionRefused:
    sentence = {
        ExtensionProblem.CLOSED: _("Nhiệm vụ đã nộp kết quả, hoàn thành hoặc đã hủy nên không đổi hạn nữa."),
        ExtensionProblem.NO_DATE_TO_MOVE: _("Nhiệm vụ chưa có hạn nên không cần gia hạn."),
        ExtensionProblem.ASKED_ALREADY: _("Đã có đề nghị gia hạn chờ trả lời."),
        ExtensionProblem.NOT_LATER: _("Hạn mới phải sau hạn đang có"),
        ExtensionProblem.DATE_PASSED: _("Hạn mới phải từ hôm nay trở đi"),
        ExtensionProblem.AFTER_LIMIT: _("Hạn mới phải trước khi đại hội bế mạc"),
        ExtensionProblem.NO_REASON: _("Nhập lý do xin gia hạn"),
    }[problem]
    place = {ExtensionProblem.NO_REASON: "reason"}.get(problem, field if problem in _DATE_FIELDS else "")
    return ExtensionRefused(sentence, field=place)
