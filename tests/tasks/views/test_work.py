"""What agencies, appraisers and the secretariat do on the pages of the room."""

import io
import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.reports import Answer, submit_report
from dondoc.tasks.enums import ExtensionState, PartState, Situation, TaskState
from dondoc.tasks.models import Appraisal, Evidence, Extension, Obstacle, Report
from tests.factories.people import NOW, TODAY, browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
DUE = date(2015, 10, 12)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Văn hóa")


@pytest.fixture
def focal(congress, agency):
    return browser_of(congress, Role.FOCAL, agency)


def url(name: str, congress, *args) -> str:
    return reverse(f"tasks:{name}", args=[congress.slug, *args])


def weekly(browser, congress, tasks, **answers):
    """Send the weekly form with one situation for every task unless said otherwise."""
    posted = {"instance_id": str(uuid4())}
    for task in tasks:
        posted |= {f"t{task.pk}-asked": "1", f"t{task.pk}-situation": "on_track"}
    return browser.post(url("report", congress), posted | answers)


def last_report(congress, agency, *tasks, situation=Situation.ON_TRACK, at=NOW) -> Report:
    answers = [Answer(task_id=task.pk, agency_id=agency.pk, situation=situation) for task in tasks]
    by_id = make_member(congress, Role.FOCAL, agency).pk
    return submit_report(congress_id=congress.pk, answers=answers, instance_id=uuid4(), by_id=by_id, now=at)[0]


def test_the_weekly_minute_ends_with_a_receipt(congress, agency, focal):
    tasks = [make_task(congress, lead=agency, title=f"Việc {place}") for place in range(3)]

    answer = weekly(focal, congress, tasks)

    assert answer.status_code == 302
    page = focal.get(answer["Location"]).content.decode()
    assert "BC-0810-001" in page
    assert all(f"Việc {place}" in page for place in range(3))
    assert "Cơ quan đã báo cáo đủ 3 việc" in focal.get(url("report", congress)).content.decode()


def test_last_weeks_answer_is_chosen_already(congress, agency, focal):
    task = make_task(congress, lead=agency)
    last_report(congress, agency, task, situation=Situation.AT_RISK, at=NOW.replace(day=1))

    page = focal.get(url("report", congress)).content.decode()

    assert re.search(r'value="at_risk"[^>]* checked', page)
    assert "Giống lần trước, gửi 1 việc" in page


def test_without_a_last_answer_nothing_is_chosen(congress, agency, focal):
    make_task(congress, lead=agency)

    page = focal.get(url("report", congress)).content.decode()

    assert not re.search(r'value="\w+"[^>]* checked', page)
    assert "Giống lần trước" not in page


def test_a_question_left_open_keeps_what_was_typed(congress, agency, focal):
    first, second = (make_task(congress, lead=agency) for _each in range(2))

    answer = weekly(
        focal, congress, [first, second], **{f"t{first.pk}-situation": "", f"t{second.pk}-text": "Đã treo 3 pano"}
    )

    page = answer.content.decode()
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert f"{first.code}: Chọn tình hình" in page
    assert "Đã treo 3 pano" in page


def test_the_weekly_form_sent_twice_is_one_report(congress, agency, focal):
    task = make_task(congress, lead=agency)
    posted = {"instance_id": str(uuid4()), f"t{task.pk}-asked": "1", f"t{task.pk}-situation": "on_track"}

    first, again = (focal.post(url("report", congress), posted) for _each in range(2))

    assert first["Location"] == again["Location"]
    assert Report.objects.count() == 1


def test_the_weekly_form_sent_with_other_words_is_a_clash_and_both_are_kept(congress, agency, focal):
    task = make_task(congress, lead=agency)
    posted = {"instance_id": str(uuid4()), f"t{task.pk}-asked": "1", f"t{task.pk}-situation": "on_track"}
    focal.post(url("report", congress), posted)

    clash = focal.post(url("report", congress), posted | {f"t{task.pk}-text": "Đã treo 3 pano"})

    page = clash.content.decode()
    assert clash.status_code == 409
    assert "BC-0810-001" in page
    assert "Đã treo 3 pano" in page
    assert posted["instance_id"] not in page


def test_the_same_as_last_time_takes_back_what_was_chosen_otherwise(congress, agency, focal):
    task = make_task(congress, lead=agency)
    last_report(congress, agency, task, situation=Situation.AT_RISK, at=NOW.replace(day=1))

    weekly(focal, congress, [task], act="same")

    assert task.report_lines.latest("pk").situation == Situation.AT_RISK


def test_a_coordinating_part_is_taken_from_the_weekly_page(congress, agency, focal):
    task = make_task(congress, lead=make_agency(congress, "Sở Y tế"), coordinating=[agency])
    part = task.parts.get(role=PartyRole.COORDINATING)
    assert "Phần phối hợp chưa xác nhận (1)" in focal.get(url("report", congress)).content.decode()

    answer = focal.post(
        url("task-part", congress, task.code), {"part": part.pk, "ver": 1, "act": "accept", "back": "report"}
    )

    assert answer["Location"] == url("report", congress)
    assert "Phần phối hợp chưa xác nhận" not in focal.get(url("report", congress)).content.decode()


def test_work_of_others_cannot_be_slipped_into_the_weekly_form(congress, agency, focal):
    own = make_task(congress, lead=agency)
    foreign = make_task(congress, lead=make_agency(congress, "Sở Y tế"))

    weekly(focal, congress, [own, foreign])

    assert not foreign.report_lines.exists()
    assert own.report_lines.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_weekly_page_is_eight_queries(congress, agency, focal, number, django_assert_num_queries):
    tasks = [make_task(congress, lead=agency, due_on=DUE) for _each in range(number)]
    last_report(congress, agency, *tasks, at=NOW.replace(day=1))

    # session, user, membership, notices; questions; last words; unopened points; coordinating parts
    with django_assert_num_queries(8):
        focal.get(url("report", congress))


@pytest.mark.parametrize("number", [1, 3])
def test_a_receipt_is_seven_queries(congress, agency, focal, number, django_assert_num_queries):
    report = last_report(congress, agency, *(make_task(congress, lead=agency) for _each in range(number)))

    with django_assert_num_queries(7):
        focal.get(url("receipt", congress, report.code))


def test_a_receipt_is_nobody_elses(congress, agency):
    report = last_report(congress, agency, make_task(congress, lead=agency))
    stranger = browser_of(congress, Role.FOCAL, make_agency(congress, "Sở Y tế"))

    assert stranger.get(url("receipt", congress, report.code)).status_code == 404
    assert browser_of(congress, Role.SECRETARIAT).get(url("receipt", congress, report.code)).status_code == 200


def photo_file() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, "JPEG")
    return SimpleUploadedFile("pano.jpg", out.getvalue())


def test_a_photograph_comes_with_the_report_and_leaves_by_the_tasks_door(congress, agency, focal):
    task = make_task(congress, lead=agency)

    focal.post(
        url("task-report", congress, task.code),
        {"instance_id": str(uuid4()), "situation": "on_track", "files": [photo_file(), photo_file()]},
    )

    kept = Evidence.objects.first()
    assert Evidence.objects.count() == 2
    sent = focal.get(url("evidence", congress, task.code, kept.pk))
    assert sent["Content-Type"] == "image/jpeg"
    assert sent["Content-Disposition"].startswith("attachment")
    stranger = browser_of(congress, Role.FOCAL, make_agency(congress, "Sở Y tế"))
    assert stranger.get(url("evidence", congress, task.code, kept.pk)).status_code == 404
    other = make_task(congress, lead=agency)
    assert focal.get(url("evidence", congress, other.code, kept.pk)).status_code == 404


def test_a_file_that_is_not_taken_says_why_and_nothing_typed_is_lost(congress, agency, focal):
    task = make_task(congress, lead=agency)
    broken = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff rac")

    answer = focal.post(
        url("task-report", congress, task.code),
        {"instance_id": str(uuid4()), "situation": "on_track", "text": "Đã treo 3 pano", "files": [broken]},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "anh.jpg: " in page
    assert "Đã treo 3 pano" in page
    assert not Report.objects.exists()


def test_an_obstacle_needs_what_is_asked_for(congress, agency, focal):
    task = make_task(congress, lead=agency)
    posted = {"instance_id": str(uuid4()), "situation": "at_risk", "hindered": "on", "obstacle": "Thiếu kinh phí"}

    refused = focal.post(url("task-report", congress, task.code), posted)
    assert (refused.status_code, Obstacle.objects.count()) == (422, 0)
    focal.post(url("task-report", congress, task.code), posted | {"ask": "funding", "ask_text": "20 triệu"})

    assert Obstacle.objects.get().text == "Thiếu kinh phí"


def test_only_a_coordinating_agency_ticks_its_part(congress, agency, focal):
    helper = make_agency(congress, "Công an tỉnh")
    task = make_task(congress, lead=agency, coordinating=[helper])
    part = task.parts.get(role=PartyRole.COORDINATING)
    posted = {"part": part.pk, "ver": 1, "act": "done"}

    assert focal.post(url("task-part", congress, task.code), posted).status_code == 403
    secretary = browser_of(congress, Role.SECRETARIAT)
    assert secretary.post(url("task-part", congress, task.code), posted).status_code == 403
    own = browser_of(congress, Role.FOCAL, helper)
    assert own.post(url("task-part", congress, task.code), posted).status_code == 302

    part.refresh_from_db()
    assert part.state == PartState.DONE
    assert own.post(url("task-part", congress, task.code), posted | {"act": "working"}).status_code == 409


def appraised(congress, agency, **values):
    appraising = make_agency(congress, "Ban Tuyên giáo")
    given = {"state": TaskState.IN_APPRAISAL, "done_on": date(2015, 10, 5), "due_on": DUE} | values
    return make_task(congress, lead=agency, appraising=[appraising], **given), appraising


def test_from_the_queue_to_the_verdict(congress, agency):
    task, appraising = appraised(congress, agency)
    appraiser = browser_of(congress, Role.APPRAISER, appraising)
    assert task.code in appraiser.get(url("appraisal", congress)).content.decode()
    posted = {"instance_id": str(uuid4()), "ver": task.ver, "act": "returned"}

    refused = appraiser.post(url("task-verdict", congress, task.code), posted)
    assert refused.status_code == 422
    assert "Nêu ít nhất một điểm" in refused.content.decode()
    given = posted | {"points": "Thiếu ảnh 3/12 điểm", "new_due_on": "12/10"}
    assert appraiser.post(url("task-verdict", congress, task.code), given).status_code == 302

    assert Appraisal.objects.get().new_due_on == DUE
    assert "Không có việc chờ thẩm định" in appraiser.get(url("appraisal", congress)).content.decode()


def test_a_verdict_on_an_old_version_shows_both(congress, agency):
    task, appraising = appraised(congress, agency)
    appraiser = browser_of(congress, Role.APPRAISER, appraising)

    answer = appraiser.post(
        url("task-verdict", congress, task.code),
        {"instance_id": str(uuid4()), "ver": task.ver + 1, "act": "passed"},
    )

    assert answer.status_code == 409
    assert not Appraisal.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_appraisal_queue_is_eight_queries(congress, agency, number, django_assert_num_queries):
    appraising = make_agency(congress, "Ban Tuyên giáo")
    for _each in range(number):
        make_task(congress, lead=agency, appraising=[appraising], state=TaskState.IN_APPRAISAL, done_on=TODAY)
    appraiser = browser_of(congress, Role.APPRAISER, appraising)

    # session, user, membership, notices; count; tasks; leads; files
    with django_assert_num_queries(8):
        appraiser.get(url("appraisal", congress))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_returned_work_is_thirteen_queries(congress, agency, focal, number, django_assert_num_queries):
    task, appraising = appraised(congress, agency)
    appraiser = browser_of(congress, Role.APPRAISER, appraising)
    points = "\n".join(f"Điểm {place}" for place in range(number))
    posted = {"instance_id": str(uuid4()), "ver": task.ver, "act": "returned", "points": points, "new_due_on": "12/10"}
    appraiser.post(url("task-verdict", congress, task.code), posted)

    with django_assert_num_queries(13):
        page = focal.get(url("task", congress, task.code)).content.decode()

    assert "Mở danh sách điểm cần bổ sung" in page
    assert "Điểm 0" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_course_of_a_task_is_eleven_queries(congress, agency, focal, number, django_assert_num_queries):
    task = make_task(congress, lead=agency, due_on=DUE)
    for _each in range(number):
        last_report(congress, agency, task)

    with django_assert_num_queries(11):
        focal.get(url("task-rounds", congress, task.code))


def test_the_course_tells_rounds_dates_and_former_agencies(congress, agency, focal):
    task, appraising = appraised(congress, agency)
    appraiser = browser_of(congress, Role.APPRAISER, appraising)
    posted = {"ver": task.ver, "act": "returned", "points": "Thiếu ảnh", "new_due_on": "12/10"}
    appraiser.post(url("task-verdict", congress, task.code), posted | {"instance_id": str(uuid4())})
    focal.post(url("task-extension", congress, task.code), {"wanted_on": "15/10", "reason": "Mưa kéo dài"})

    page = focal.get(url("task-rounds", congress, task.code)).content.decode()

    assert "Lần 1: Yêu cầu bổ sung" in page
    assert "Mưa kéo dài" in page


def test_a_request_for_a_later_date_reaches_the_secretary_and_is_answered(congress, agency, focal):
    task = make_task(congress, lead=agency, due_on=DUE)
    secretary = browser_of(congress, Role.SECRETARIAT)
    focal.post(url("task-extension", congress, task.code), {"wanted_on": "15/10", "reason": "Mưa kéo dài"})
    asked = Extension.objects.get()
    assert "Mưa kéo dài" in secretary.get(url("requests", congress)).content.decode()

    page = url("request", congress, asked.pk)
    assert secretary.post(page, {"ver": 1, "act": "refuse"}).status_code == 422
    assert secretary.post(page, {"ver": 1, "act": "grant", "granted_on": "14/10"}).status_code == 302
    assert secretary.post(page, {"ver": 1, "act": "grant", "granted_on": "16/10"}).status_code == 409

    task.refresh_from_db()
    asked.refresh_from_db()
    assert (task.due_on, task.original_due_on, asked.state) == (date(2015, 10, 14), DUE, ExtensionState.GRANTED)


@pytest.mark.parametrize("number", [1, 3])
def test_the_requests_are_eight_queries(congress, agency, number, django_assert_num_queries):
    by_id = make_member(congress).pk
    for _each in range(number):
        task = make_task(congress, lead=agency, due_on=DUE)
        Extension.objects.create(
            congress=congress,
            task=task,
            agency=agency,
            from_due_on=DUE,
            wanted_on=date(2015, 10, 14),
            reason="Mưa",
            asked_by_id=by_id,
            asked_at=NOW,
        )
    secretary = browser_of(congress, Role.SECRETARIAT)

    # session, user, membership, notices; requests; parts given back; three numbers; answers counted
    with django_assert_num_queries(8):
        secretary.get(url("requests", congress))


def test_two_secretaries_move_one_date(congress, agency):
    task = make_task(congress, lead=agency, due_on=DUE)
    secretary = browser_of(congress, Role.SECRETARIAT)
    posted = {"ver": task.ver, "due_on": "14/10", "reason": "Theo kết luận họp"}

    assert secretary.post(url("task-due", congress, task.code), posted).status_code == 302
    clash = secretary.post(url("task-due", congress, task.code), posted | {"due_on": "15/10"})

    assert clash.status_code == 409
    assert "14/10/2015" in clash.content.decode()
    assert "15/10/2015" in clash.content.decode()


def test_roles_are_changed_and_a_task_cancelled_with_a_reason(congress, agency):
    task, other = make_task(congress, lead=agency), make_agency(congress, "Sở Xây dựng")
    secretary = browser_of(congress, Role.SECRETARIAT)
    lead = task.parts.get()

    secretary.post(
        url("task-roles", congress, task.code),
        {"ver": 1, "role": "lead", "leaving": lead.pk, "coming": other.pk, "reason": "Đúng chức năng"},
    )
    assert task.parts.get().agency == other
    page = url("task-cancel", congress, task.code)
    assert secretary.post(page, {"ver": 2, "reason": ""}).status_code == 422
    secretary.post(page, {"ver": 2, "reason": "Đổi chương trình"})

    task.refresh_from_db()
    assert task.state == TaskState.CANCELLED


def test_a_person_of_the_agency_is_put_in_charge(congress, agency, focal):
    task = make_task(congress, lead=agency)
    part, colleague = task.parts.get(), make_member(congress, Role.FOCAL, agency)
    page = url("task-person", congress, task.code, part.pk)

    assert focal.post(page, {"ver": 1, "person": make_member(congress).pk}).status_code == 422
    assert focal.post(page, {"ver": 1, "person": colleague.pk}).status_code == 302

    assert task.parts.get().person == colleague
    assert colleague.full_name in focal.get(url("task", congress, task.code)).content.decode()


def test_others_read_the_page_without_any_control(congress, agency):
    task, _appraising = appraised(congress, agency)

    page = client_of(make_member(congress, Role.HEAD)).get(url("task", congress, task.code)).content.decode()

    assert "Gửi báo cáo" not in page
    assert "Yêu cầu bổ sung" not in page
    assert "Đổi hạn" not in page
