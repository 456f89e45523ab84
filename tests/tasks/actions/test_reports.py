"""A report is taken whole or not at all, once, with one receipt; nobody hands in for others."""

import io
from datetime import date
from uuid import UUID, uuid4

import pytest
from PIL import Image

from dondoc.archive.files import path_of
from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.queries import entries_of, verify
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.progress import return_for_more
from dondoc.tasks.actions.reports import Answer, Hindrance, ReportRefused, submit_report
from dondoc.tasks.enums import Ask, PartState, Situation, TaskState
from dondoc.tasks.evidence import read_evidence
from dondoc.tasks.models import Evidence, Obstacle, Report, ReportLine, Task
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Văn hóa")


@pytest.fixture
def focal(congress, agency):
    return make_member(congress, Role.FOCAL, agency)


def said(task, agency, situation=Situation.ON_TRACK, **more) -> Answer:
    return Answer(task_id=task.pk, agency_id=agency.pk, situation=situation, **more)


def send(congress, by, *answers: Answer, instance_id: UUID | None = None) -> Report:
    report, _is_new = submit_report(
        congress_id=congress.pk, answers=answers, instance_id=instance_id or uuid4(), by_id=by.pk, now=NOW
    )
    return report


def photo() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (30, 20), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_one_report_on_three_tasks_gives_one_receipt(congress, agency, focal):
    tasks = [make_task(congress, lead=agency, state=TaskState.ASSIGNED) for _place in range(3)]

    report = send(congress, focal, *(said(task, agency) for task in tasks))

    assert report.code == "BC-0810-001"
    assert {task.state for task in Task.objects.all()} == {TaskState.IN_PROGRESS}
    assert ReportLine.objects.filter(report=report).count() == 3
    assert verify(congress_id=congress.pk) is None


def test_numbers_follow_each_other(congress, agency, focal):
    task = make_task(congress, lead=agency)

    codes = [send(congress, focal, said(task, agency)).code for _again in range(3)]

    assert codes == ["BC-0810-001", "BC-0810-002", "BC-0810-003"]


def test_the_same_submission_again_is_the_same_report(congress, agency, focal):
    task, instance_id = make_task(congress, lead=agency), uuid4()
    first = send(congress, focal, said(task, agency, text="Đã treo 3 pano"), instance_id=instance_id)

    again = send(congress, focal, said(task, agency, text="Đã treo 3 pano"), instance_id=instance_id)

    assert again == first
    assert ReportLine.objects.count() == 1


def test_the_same_id_with_other_words_is_refused(congress, agency, focal):
    task, instance_id = make_task(congress, lead=agency), uuid4()
    send(congress, focal, said(task, agency), instance_id=instance_id)

    with pytest.raises(SubmissionRefused):
        send(congress, focal, said(task, agency, text="Khác"), instance_id=instance_id)

    assert Report.objects.count() == 1


def test_one_task_that_takes_no_report_leaves_the_others_untouched(congress, agency, focal):
    open_task = make_task(congress, lead=agency, state=TaskState.ASSIGNED)
    done_task = make_task(congress, lead=agency, state=TaskState.DONE)

    with pytest.raises(ReportRefused) as refused:
        send(congress, focal, said(open_task, agency), said(done_task, agency))

    assert refused.value.task_code == done_task.code
    open_task.refresh_from_db()
    assert open_task.state == TaskState.ASSIGNED
    assert not Report.objects.exists()


def test_finished_work_goes_to_the_appraiser_who_is_told(congress, agency, focal):
    appraising = make_agency(congress, "Ban Tuyên giáo")
    appraiser = make_member(congress, Role.APPRAISER, appraising)
    task = make_task(congress, lead=agency, appraising=[appraising])

    send(congress, focal, said(task, agency, Situation.FINISHED))

    task.refresh_from_db()
    assert (task.state, task.done_on) == (TaskState.IN_APPRAISAL, TODAY)
    assert list(Notice.objects.values_list("recipient", "kind")) == [(appraiser.pk, "tasks.handed_in")]


def test_finished_work_without_an_appraiser_is_done(congress, agency, focal):
    task = make_task(congress, lead=agency)

    send(congress, focal, said(task, agency, Situation.FINISHED))

    task.refresh_from_db()
    assert (task.state, task.done_on, task.closed_on) == (TaskState.DONE, TODAY, TODAY)


def test_two_leads_hand_in_together(congress, agency, focal):
    other = make_agency(congress, "Sở Xây dựng")
    task = make_task(congress, lead=[agency, other])

    send(congress, focal, said(task, agency, Situation.FINISHED))
    task.refresh_from_db()
    states = dict(task.parts.values_list("agency__name", "state"))
    assert (task.state, states) == (
        TaskState.IN_PROGRESS,
        {"Sở Văn hóa": PartState.DONE, "Sở Xây dựng": PartState.ASSIGNED},
    )

    send(congress, make_member(congress, Role.FOCAL, other), said(task, other, Situation.FINISHED))

    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_a_report_never_ticks_a_coordinating_part(congress, agency, focal):
    helper = make_agency(congress, "Công an tỉnh")
    task = make_task(congress, lead=agency, coordinating=[helper])

    send(congress, focal, said(task, agency, Situation.FINISHED))

    assert task.parts.get(role=PartyRole.COORDINATING).state == PartState.ASSIGNED


def test_a_percentage_moves_nothing(congress, agency, focal):
    task = make_task(congress, lead=agency)

    send(congress, focal, said(task, agency, percent=100))

    task.refresh_from_db()
    assert task.state == TaskState.IN_PROGRESS


def test_a_photograph_is_kept_without_its_place_and_a_repeat_is_known(congress, agency, focal):
    task, instance_id = make_task(congress, lead=agency), uuid4()
    answer = said(task, agency, files=(read_evidence(content=photo(), file_name="pano 1.heic.JPG"),))

    send(congress, focal, answer, instance_id=instance_id)
    send(congress, focal, answer, instance_id=instance_id)

    kept = Evidence.objects.select_related("version").get()
    assert (kept.is_photo, kept.version.file_name) == (True, "pano 1.heic.jpg")
    assert dict(Image.open(path_of(kept.version.sha256)).getexif()) == {}


def test_an_obstacle_is_raised_with_the_report(congress, agency, focal):
    task = make_task(congress, lead=agency)
    hindrance = Hindrance(text="Thiếu kinh phí", ask=Ask.FUNDING, ask_text="Bổ sung 20 triệu", is_urgent=True)

    report = send(congress, focal, said(task, agency, Situation.AT_RISK, hindrance=hindrance))

    raised = Obstacle.objects.get()
    assert (raised.text, raised.is_urgent, raised.agency) == ("Thiếu kinh phí", True, agency)
    assert report.lines.get().obstacle == raised


def test_returned_work_is_handed_in_only_after_the_checklist_was_opened(congress, agency, focal):
    from dondoc.tasks.actions.appraise import open_points

    appraising = make_agency(congress, "Ban Tuyên giáo")
    task = make_task(
        congress, lead=agency, appraising=[appraising], state=TaskState.IN_APPRAISAL, done_on=date(2015, 10, 7)
    )
    return_for_more(task=task, points=["Thiếu ảnh"], by_id=None, now=NOW, new_due_on=TODAY)

    with pytest.raises(ReportRefused):
        send(congress, focal, said(task, agency, Situation.FINISHED))
    assert open_points(task=task, by_id=focal.pk, now=NOW) == 1
    assert open_points(task=task, by_id=focal.pk, now=NOW) == 0
    send(congress, focal, said(task, agency, Situation.FINISHED))

    task.refresh_from_db()
    assert (task.state, task.returned_count) == (TaskState.IN_APPRAISAL, 1)
    verbs = [entry.verb for entry in entries_of(congress_id=congress.pk, target_kind="tasks.task", target_id=task.pk)]
    assert verbs == ["tasks.task.handed_in", "tasks.points.opened", "tasks.task.returned"]


def test_a_task_of_another_congress_is_never_reported_on(congress, agency, focal):
    foreign = make_task(make_congress("khac"))

    with pytest.raises(ValueError, match="another congress"):
        send(congress, focal, said(foreign, agency))


def test_one_person_does_not_fill_the_disk(congress, agency, focal, monkeypatch):
    monkeypatch.setattr("dondoc.tasks.actions.reports.MOST_FILES_A_DAY", 2)
    task, file = make_task(congress, lead=agency), read_evidence(content=photo(), file_name="pano.jpg")
    send(congress, focal, said(task, agency, files=(file, file)))

    with pytest.raises(ReportRefused) as refused:
        send(congress, focal, said(task, agency, files=(file,)))

    assert "2 tệp một ngày" in str(refused.value)
    assert Report.objects.count() == 1
    assert send(congress, focal, said(task, agency)).code == "BC-0810-002"


def test_a_congress_does_not_fill_the_disk(congress, agency, focal, monkeypatch):
    monkeypatch.setattr("dondoc.tasks.actions.reports.MOST_BYTES_OF_A_CONGRESS", 10)
    task, file = make_task(congress, lead=agency), read_evidence(content=photo(), file_name="pano.jpg")

    with pytest.raises(ReportRefused):
        send(congress, focal, said(task, agency, files=(file,)))

    assert not Evidence.objects.exists()
