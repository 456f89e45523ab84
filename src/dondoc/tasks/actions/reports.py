"""Take a report of an agency in: on one task or on several, once, with one receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dondoc.archive.actions import store_paper
from dondoc.archive.queries import files_of_user_since, stored_bytes
from dondoc.journal import actions as journal
from dondoc.kit.numbers import file_size
from dondoc.people.actions.refusals import ActionRefused
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions import progress
from dondoc.tasks.actions.keeping import local_day
from dondoc.tasks.actions.numbers import take_number
from dondoc.tasks.actions.obstacles import raise_obstacle
from dondoc.tasks.actions.telling import tell_appraisers
from dondoc.tasks.enums import Ask, PartState, Situation, TaskState
from dondoc.tasks.evidence import EvidenceFile
from dondoc.tasks.models import AppraisalPoint, Evidence, Part, Report, ReportLine, Task
from dondoc.tasks.rules.parts import all_finished
from dondoc.tasks.rules.progress import ReportProblem, receipt_code, refuse_report, states_after
from dondoc.web.db import locked

_PURPOSE = "tasks.report"
MOST_FILES_A_DAY = 200
MOST_BYTES_OF_A_CONGRESS = 2 * 1024**3


class ReportRefused(ActionRefused):
    """Raised when a report cannot be taken; `task_code` says on which task."""

    def __init__(self, sentence: str, *, task_code: str) -> None:
        super().__init__(sentence)
        self.task_code = task_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """What stands in the way, said together with a report."""

    text: str
    ask: Ask
    ask_text: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an agency says of one task it leads."""

    task_id: int
    agency_id: int
    situation: Situation
    text: str = ""
    percent: int | None = None
    files: tuple[EvidenceFile, ...] = ()
    hindrance: Hindrance | None = None


@transaction.atomic
def submit_report(
    *, congress_id: int, answers: Sequence[Answer], instance_id: UUID, by_id: int | None, now: datetime
) -> tuple[Report, bool]:
    """Take a report in whole or not at all; return it and whether it is new.

    The same submission again returns the same report. Raises SubmissionRefused for the same id with other content,
    ReportRefused for a task that takes no report.
    """
    submission, is_new = journal.accept_once(
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose=_PURPOSE,
        content={"answers": [_plain(answer) for answer in answers]},
        now=now,
    )
    if not is_new:
        return Report.objects.get(pk=submission.receipt["report"]), False
    tasks = _locked_tasks(congress_id, answers)
    parts = _parts(tasks)
    _refuse_what_takes_none(tasks, answers)
    _refuse_too_many_files(congress_id, answers, by_id=by_id, now=now)
    number = take_number(congress_id, "report")
    code = receipt_code(number=number, at=localtime(now))
    report = Report.objects.create(congress_id=congress_id, number=number, code=code, by_id=by_id, at=now)
    for answer in answers:
        _take(report, tasks[answer.task_id], parts[answer.task_id], answer, now=now)
    journal.give_receipt(submission, {"report": report.pk, "code": code})
    return report, True


def _take(report: Report, task: Task, parts: list[Part], answer: Answer, *, now: datetime) -> None:
    obstacle = _raise(task, answer, by_id=report.by_id, now=now) if answer.hindrance else None
    line = ReportLine.objects.create(
        congress_id=report.congress_id,
        report=report,
        task=task,
        agency_id=answer.agency_id,
        situation=answer.situation,
        text=answer.text,
        percent=answer.percent,
        obstacle=obstacle,
    )
    for file in answer.files:
        _keep_file(line, task, file, by_id=report.by_id, now=now)
    _answer_part(parts, answer, now=now)
    _move(task, parts, answer, report=report, now=now)


def _move(task: Task, parts: list[Part], answer: Answer, *, report: Report, now: datetime) -> None:
    leads = [part for part in parts if part.role == PartyRole.LEAD and part.agency_id != answer.agency_id]
    appraising = [part for part in parts if part.role == PartyRole.APPRAISING and part.state != PartState.REFUSED]
    others = [part.state for part in leads if part.state != PartState.REFUSED]
    through = states_after(
        state=task.state,
        situation=answer.situation,
        has_appraiser=bool(appraising),
        others_finished=not others or all_finished(others),
    )
    common: dict[str, Any] = {"task": task, "by_id": report.by_id, "now": now}
    for state in through:
        if state == TaskState.ACCEPTED:
            progress.accept_task(**common)
        elif state == TaskState.IN_PROGRESS:
            progress.begin_task(**common)
        else:
            progress.report_done(done_on=local_day(now), **common)
    if not through:
        progress.report_progress(note=f"{report.code} {answer.text}".strip(), **common)
    if TaskState.IN_APPRAISAL in through:
        tell_appraisers(
            task,
            kind="tasks.handed_in",
            title=f"Chờ thẩm định: {task.title}",
            text=f"{task.code}, lần {task.returned_count + 1}. Báo cáo {report.code}.",
            by_id=report.by_id,
            now=now,
        )


def _answer_part(parts: list[Part], answer: Answer, *, now: datetime) -> None:
    """Bring the agency's own part to what it says; nobody else's."""
    is_finished = answer.situation == Situation.FINISHED
    word = PartState.ACCEPTED if answer.situation == Situation.NOT_STARTED else PartState.WORKING
    state = PartState.DONE if is_finished else word
    for part in parts:
        if part.role == PartyRole.LEAD and part.agency_id == answer.agency_id:
            part.state = state
            Part.objects.filter(pk=part.pk).update(
                state=state,
                answered_at=now,
                done_on=local_day(now) if is_finished else None,
                note=answer.text[:1000],
                ver=F("ver") + 1,
            )


def _keep_file(line: ReportLine, task: Task, file: EvidenceFile, *, by_id: int | None, now: datetime) -> None:
    version = store_paper(
        congress_id=task.congress_id,
        content=file.content,
        file_name=file.file_name,
        file_kind=file.kind,
        title=f"{task.code}: {file.file_name}",
        kind="evidence",
        by_id=by_id,
        now=now,
    )
    Evidence.objects.create(congress_id=task.congress_id, task=task, line=line, version=version, is_photo=file.is_photo)


def _raise(task: Task, answer: Answer, *, by_id: int | None, now: datetime) -> Any:
    said = answer.hindrance
    if said is None:
        raise ValueError("nothing stands in the way")
    return raise_obstacle(
        task=task,
        agency_id=answer.agency_id,
        text=said.text,
        ask=said.ask,
        ask_text=said.ask_text,
        is_urgent=said.is_urgent,
        by_id=by_id,
        now=now,
    )


def _locked_tasks(congress_id: int, answers: Sequence[Answer]) -> dict[int, Task]:
    wanted = sorted({answer.task_id for answer in answers})
    if len(wanted) != len(answers) or not wanted:
        raise ValueError("a report answers for each of its tasks once, and for one at least")
    rows = locked(Task.objects.filter(congress_id=congress_id, pk__in=wanted).select_related("congress").order_by("pk"))
    tasks = {task.pk: task for task in rows}
    if len(tasks) != len(wanted):
        raise ValueError("a task of this report belongs to another congress")
    return tasks


def _parts(tasks: dict[int, Task]) -> dict[int, list[Part]]:
    parts: dict[int, list[Part]] = {task_id: [] for task_id in tasks}
    for part in Part.objects.filter(task_id__in=tasks).order_by("position", "pk"):
        parts[part.task_id].append(part)
    return parts


def _refuse_what_takes_none(tasks: dict[int, Task], answers: Sequence[Answer]) -> None:
    unopened = AppraisalPoint.objects.filter(appraisal__task_id__in=tasks, opened_at__isnull=True)
    waiting = list(unopened.values_list("appraisal__task_id", flat=True))
    for answer in answers:
        task = tasks[answer.task_id]
        problem = refuse_report(state=task.state, situation=answer.situation, unopened_points=waiting.count(task.pk))
        if problem is not None:
            raise ReportRefused(_words(problem) % {"code": task.code}, task_code=task.code)


def _refuse_too_many_files(congress_id: int, answers: Sequence[Answer], *, by_id: int | None, now: datetime) -> None:
    """Keep one person, and one congress, from filling the disk."""
    files = [file for answer in answers for file in answer.files]
    if not files:
        return
    midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if by_id is not None and files_of_user_since(by_id, since=midnight) + len(files) > MOST_FILES_A_DAY:
        words = _("Mỗi người tải lên nhiều nhất %(most)s tệp một ngày. Hôm nay gửi báo cáo không kèm tệp.")
        raise ReportRefused(words % {"most": MOST_FILES_A_DAY}, task_code="")
    if stored_bytes(congress_id) + sum(len(file.content) for file in files) > MOST_BYTES_OF_A_CONGRESS:
        words = _("Kho tệp của đại hội đã đầy (%(most)s). Gửi báo cáo không kèm tệp và báo Trực thư ký.")
        raise ReportRefused(words % {"most": file_size(MOST_BYTES_OF_A_CONGRESS)}, task_code="")


def _words(problem: ReportProblem) -> str:
    return {
        ReportProblem.IN_APPRAISAL: _("%(code)s đang chờ thẩm định, chưa nhận báo cáo mới. Chờ kết luận thẩm định."),
        ReportProblem.CLOSED: _("%(code)s đã hoàn thành hoặc đã hủy nên không nhận báo cáo nữa."),
        ReportProblem.POINTS_UNOPENED: _("Mở danh sách điểm cần bổ sung của %(code)s trước khi đề nghị thẩm định lại."),
    }[problem]


def _plain(answer: Answer) -> dict[str, Any]:
    said = answer.hindrance
    return {
        "task": answer.task_id,
        "agency": answer.agency_id,
        "situation": str(answer.situation),
        "text": answer.text,
        "percent": answer.percent,
        "files": [file.came_sha256 for file in answer.files],
        "hindrance": said and [said.text, str(said.ask), said.ask_text, said.is_urgent],
    }
