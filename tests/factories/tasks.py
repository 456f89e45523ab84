"""Tasks and what belongs to them, written straight into the tables. Set in the test what the test is about."""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import transaction

from dondoc.archive import files
from dondoc.archive.models import Intake, Paper, Version
from dondoc.congress.models import Workstream
from dondoc.editions.models import Congress
from dondoc.kit.vietnamese import fold
from dondoc.kit.words import searchable
from dondoc.people.models import Agency
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Item, Plan
from dondoc.tasks.actions.tallying import count_in
from dondoc.tasks.enums import Ask, ObstacleState, Situation, TaskState, UrgeChannel
from dondoc.tasks.models import Obstacle, Part, Report, ReportLine, Task, Urge
from tests.factories.people import NOW, TODAY, make_user

_numbers = count(1)


def make_task(
    congress: Congress,
    *,
    lead: Agency | Sequence[Agency] | None = None,
    coordinating: Sequence[Agency] = (),
    appraising: Sequence[Agency] = (),
    title: str = "Treo pano trên các tuyến phố chính",
    state: TaskState = TaskState.IN_PROGRESS,
    due_on: date | None = None,
    **values: Any,
) -> Task:
    """Return a task with its parts; a finished one was handed in and accepted today unless said otherwise."""
    number = next(_numbers)
    code = values.pop("code", f"NV-{number}")
    if state == TaskState.DONE:
        values.setdefault("done_on", TODAY)
        values.setdefault("closed_on", values["done_on"])
    given = {"original_due_on": due_on, "position": number, "created_at": NOW, "updated_at": NOW} | values
    task = Task.objects.create(
        congress=congress, code=code, title=title, state=state, due_on=due_on, folded=searchable(code, title), **given
    )
    leads = [lead] if isinstance(lead, Agency) else list(lead or ())
    parts = [
        Part.objects.create(congress=congress, task=task, agency=agency, role=role, position=position)
        for role, agencies in (
            (PartyRole.LEAD, leads),
            (PartyRole.COORDINATING, coordinating),
            (PartyRole.APPRAISING, appraising),
        )
        for position, agency in enumerate(agencies)
    ]
    with transaction.atomic():
        count_in([task], parts)
    return task


def make_plan(congress: Congress, code: str = "06", **values: Any) -> Plan:
    """Return a plan in force, with the paper and the intake it came from."""
    user = make_user()
    paper = Paper.objects.create(congress=congress, title="Kế hoạch", created_at=NOW)
    version = Version.objects.create(
        congress=congress,
        paper=paper,
        position=1,
        file_name="ke-hoach.docx",
        kind="docx",
        sha256=files.keep(f"Kế hoạch {next(_numbers)}".encode()),
        size_bytes=1,
        uploaded_at=NOW,
    )
    intake = Intake.objects.create(
        congress=congress,
        instance_id=uuid.uuid4(),
        version=version,
        sha256=version.sha256,
        reading={},
        created_by=user,
        created_at=NOW,
    )
    given = {"title": f"Kế hoạch {code} về công tác tuyên truyền", "created_at": NOW} | values
    return Plan.objects.create(congress=congress, code=code, version=version, intake=intake, **given)


def make_item(plan: Plan, **values: Any) -> Item:
    """Return an item of a plan."""
    number = next(_numbers)
    given = {"position": number, "code": f"MUC-{number}", "text": "Treo pano"} | values
    return Item.objects.create(congress_id=plan.congress_id, plan=plan, **given)


def make_workstream(congress: Congress, name: str = "Cổ động trực quan", **values: Any) -> Workstream:
    """Return a field of work."""
    number = next(_numbers)
    given = {"code": f"mang-{number}", "position": number} | values
    return Workstream.objects.create(congress=congress, name=name, folded=fold(name), **given)


def make_obstacle(task: Task, agency: Agency, **values: Any) -> Obstacle:
    """Return an open obstacle of a task."""
    given = {
        "number": next(_numbers),
        "text": "Chưa có kinh phí thuê màn hình",
        "ask": Ask.FUNDING,
        "ask_text": "Bổ sung 200 triệu đồng",
        "opened_at": NOW,
    } | values
    if given.get("state") == ObstacleState.RESOLVED:
        given.setdefault("resolved_at", NOW)
    return Obstacle.objects.create(congress_id=task.congress_id, task=task, agency=agency, **given)


def make_urge(agency: Agency, *, at: datetime = datetime(2015, 10, 6, 2, 0, tzinfo=UTC), **values: Any) -> Urge:
    """Return one time an agency was urged."""
    given = {"channel": UrgeChannel.CALL, "left_at": at} | values
    return Urge.objects.create(congress_id=agency.congress_id, agency=agency, at=at, **given)


def make_report(task: Task, *, agency: Agency, at: datetime, percent: int | None = None, **values: Any) -> ReportLine:
    """Return what an agency said of a task in a report of its own."""
    number = next(_numbers)
    report = Report.objects.create(congress=task.congress, number=number, code=f"BC-{number}", at=at)
    given = {"situation": Situation.ON_TRACK} | values
    return ReportLine.objects.create(
        congress=task.congress, report=report, task=task, agency=agency, percent=percent, **given
    )
