"""The pages after a meeting: check, issue, read, receive, remind, correct; who may, and how much they ask the database."""

import re
from datetime import date

import pytest
from django.urls import reverse

from dondoc.meetings.actions.notice import draft_notice, issue_notice
from dondoc.meetings.models import MeetingNotice, NoticeReceiver
from dondoc.people.enums import Role
from dondoc.tasks.models import Task
from tests.factories.meetings import conclude, make_agenda_item, make_body, make_closed
from tests.factories.people import NOW, browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    made = make_congress()
    make_body(made)
    return made


@pytest.fixture
def agencies(congress):
    return [make_agency(congress, name, kind="state") for name in ("Sở Y tế", "Công an tỉnh", "Sở Nội vụ")]


@pytest.fixture
def meeting(congress, agencies):
    held = make_closed(congress)
    conclude(held, "@Sở Y tế #Công an tỉnh trực cấp cứu /15-10")
    conclude(held, "@Công an tỉnh bảo vệ hội trường /15-10")
    return held


def url(route: str, *args) -> str:
    return reverse(f"meetings:{route}", args=["dh", *args])


def issued(meeting) -> MeetingNotice:
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    return issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)


def shown(client, meeting) -> dict[str, str]:
    """Return what the form on the check page would send."""
    page = client.get(url("check", meeting.number)).content.decode()
    form = page[page.index(f'action="{url("meeting", meeting.number)}/check"') :]
    fields = dict(re.findall(r'<input type="hidden" name="(ver|draft_ver)" value="(\d+)"', form))
    fields |= dict(re.findall(r'name="([a-z]+-\d+)" value="([^"]+)" id="[^"]+" checked', form))
    return fields


def test_the_secretary_drafts_checks_and_issues(congress, meeting):
    secretary = browser_of(congress)

    drafted = secretary.post(url("notice-draft", meeting.number))
    page = secretary.get(drafted.url)
    done = secretary.post(drafted.url, {**shown(secretary, meeting), "act": "issue"}, follow=True)

    assert "Tạo 2 nhiệm vụ cho 2 cơ quan" in page.content.decode()
    assert "Ban hành và giao 2 nhiệm vụ cho 2 cơ quan" in page.content.decode()
    assert "Đã ban hành Thông báo 01-TB/TBPV." in done.content.decode()
    assert Task.objects.count() == 2


def test_a_second_press_leads_to_what_was_issued(congress, meeting):
    secretary = browser_of(congress)
    secretary.post(url("notice-draft", meeting.number))
    sent = {**shown(secretary, meeting), "act": "issue"}

    first, again = (secretary.post(url("check", meeting.number), sent) for _ in range(2))

    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url == url("after", meeting.number)
    assert Task.objects.count() == 2


def test_what_another_secretary_changed_is_shown_before_it_goes_out(congress, meeting, agencies):
    line = conclude(meeting, "gv: chuẩn bị xe")
    first, second = browser_of(congress), browser_of(congress)
    first.post(url("notice-draft", meeting.number))
    seen = shown(second, meeting)
    first.post(
        url("check", meeting.number),
        {**shown(first, meeting), f"other-who-{line.pk}": agencies[0].pk, "act": "answer"},
    )

    answer = second.post(url("check", meeting.number), {**seen, f"other-who-{line.pk}": agencies[1].pk, "act": "issue"})

    assert answer.status_code == 409
    assert "Người khác vừa sửa câu trả lời hoặc dự thảo" in answer.content.decode()
    assert not Task.objects.exists()


def test_answers_that_could_not_be_kept_stay_chosen(congress, meeting, agencies):
    mine, theirs = conclude(meeting, "gv: chuẩn bị xe"), conclude(meeting, "gv: chuẩn bị nước")
    first, second = browser_of(congress), browser_of(congress)
    first.post(url("notice-draft", meeting.number))
    seen = shown(second, meeting)
    first.post(
        url("check", meeting.number),
        {**shown(first, meeting), f"other-who-{theirs.pk}": agencies[0].pk, "act": "answer"},
    )

    answer = second.post(url("check", meeting.number), {**seen, f"other-who-{mine.pk}": agencies[1].pk, "act": "issue"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'<option value="{agencies[1].pk}" selected>' in page
    assert page.count(" selected>") == 1


def test_issuing_with_open_questions_says_what_is_missing(congress, meeting):
    conclude(meeting, "gv: chuẩn bị xe")
    secretary = browser_of(congress)
    secretary.post(url("notice-draft", meeting.number))

    answer = secretary.post(url("check", meeting.number), {**shown(secretary, meeting), "act": "issue"})

    assert answer.status_code == 422
    assert "Còn 1 câu hỏi chưa trả lời" in answer.content.decode()
    assert "Ai chủ trì?" in answer.content.decode()


def test_one_press_answers_and_issues(congress, meeting, agencies):
    line = conclude(meeting, "gv: chuẩn bị xe")
    secretary = browser_of(congress)
    secretary.post(url("notice-draft", meeting.number))

    secretary.post(
        url("check", meeting.number),
        {**shown(secretary, meeting), f"who-{line.pk}": agencies[2].pk, "act": "issue"},
    )

    assert Task.objects.get(title="Chuẩn bị xe").parts.get().agency == agencies[2]


@pytest.mark.parametrize(
    "sent", [{"ver": "x"}, {"ver": "1", "draft_ver": "99"}, {f"who-{'9' * 30}": "1", "ver": "1"}, {}]
)
def test_a_hostile_form_changes_nothing(congress, meeting, sent):
    secretary = browser_of(congress)
    secretary.post(url("notice-draft", meeting.number))

    answer = secretary.post(url("check", meeting.number), {**sent, "act": "issue"})

    assert answer.status_code in (409, 422)
    assert not Task.objects.exists()


@pytest.mark.parametrize("act", ["notice-acknowledge", "notice-urge"])
def test_an_agency_no_directory_could_hold_is_nobody(congress, meeting, act):
    notice = issued(meeting)

    answer = browser_of(congress).post(url(act, notice.pk), {"agency": "9" * 20})

    assert answer.status_code in (302, 403)
    assert not NoticeReceiver.objects.filter(acknowledged_at__isnull=False).exists()


def test_the_focal_point_reads_its_own_sentences_first_and_says_received(congress, meeting, agencies):
    notice = issued(meeting)
    focal = make_member(congress, Role.FOCAL, agencies[0])
    client = client_of(focal)

    page = client.get(url("notice", notice.pk)).content.decode()
    after = client.post(url("notice-acknowledge", notice.pk), follow=True).content.decode()
    client.post(url("notice-acknowledge", notice.pk))

    card = page[page.index("Giao cơ quan: 1 việc") : page.index("Toàn văn")]
    assert "trực cấp cứu" in card
    assert "bảo vệ hội trường" not in card
    assert "TB01-1" in card
    assert "Sở Y tế đã nhận lúc" in after
    row = NoticeReceiver.objects.get(agency=agencies[0])
    assert row.acknowledged_by == focal
    assert NoticeReceiver.objects.get(agency=agencies[1]).acknowledged_at is None


def test_an_agency_that_is_not_addressed_does_not_know_of_the_notice(congress, meeting, agencies):
    notice = issued(meeting)
    client = browser_of(congress, Role.FOCAL, agencies[2])

    assert client.get(url("notice", notice.pk)).status_code == 404
    assert client.post(url("notice-acknowledge", notice.pk)).status_code == 404
    assert client.get(url("notice-file", notice.pk, "docx")).status_code == 404
    assert client.get(url("notice", notice.pk + 1)).status_code == 404


def test_a_draft_is_nobodys_notice(congress, meeting, agencies):
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    assert browser_of(congress).get(url("notice", notice.pk)).status_code == 404
    assert browser_of(congress, Role.FOCAL, agencies[0]).get(url("notice", notice.pk)).status_code == 404


def test_its_file_is_sent_as_issued(congress, meeting, agencies):
    notice = issued(meeting)
    client = browser_of(congress, Role.FOCAL, agencies[0])

    sent = client.get(url("notice-file", notice.pk, "docx"))

    assert sent["Content-Disposition"].endswith("01-TB-TBPV.docx") or "01-TB-TBPV.docx" in sent["Content-Disposition"]
    assert b"".join(sent.streaming_content)[:2] == b"PK"
    assert client.get(url("notice-file", notice.pk, "exe")).status_code == 404


def test_the_secretary_notes_a_call_and_reminds_the_rest_once_a_day(congress, meeting, agencies):
    notice = issued(meeting)
    secretary = browser_of(congress)

    secretary.post(url("notice-acknowledge", notice.pk), {"agency": agencies[0].pk})
    everybody = [agency.pk for agency in agencies]
    first = secretary.post(url("notice-urge", notice.pk), {"agency": everybody}, follow=True).content.decode()
    again = secretary.post(url("notice-urge", notice.pk), {"agency": everybody}, follow=True).content.decode()

    assert "1/2 cơ quan đã nhận" in first
    assert "Đã nhắc 1 cơ quan." in first
    assert "mỗi cơ quan chưa nhận được nhắc mỗi ngày một lần" in again
    assert "đã nhắc" in again


def test_the_text_for_zalo_says_what_the_agency_is_given(congress, meeting):
    notice = issued(meeting)

    page = browser_of(congress).get(url("notice", notice.pk)).content.decode()

    assert "Kính gửi Sở Y tế: Thông báo 01-TB/TBPV ngày 08/10/2015 giao cơ quan:\n1. Sở Y tế chủ trì" in page
    assert (
        f"bấm «Đã nhận» tại: http://localhost:8000{url('notice', notice.pk)}" in page
        or "bấm «Đã nhận» tại: http" in page
    )


def test_an_issued_notice_is_set_right_by_another(congress, meeting):
    issued(meeting)
    secretary = browser_of(congress)
    line = meeting.conclusions.order_by("position").first()
    page = secretary.get(url("correct", meeting.number)).content.decode()
    instance = re.search(r'name="instance_id" value="([^"]+)"', page).group(1)
    sent = {"reason": "Do thay đổi chương trình", f"due_on-{line.pk}": "17/10/2015", "instance_id": instance}

    first, again = (secretary.post(url("correct", meeting.number), sent) for _ in range(2))
    draft = MeetingNotice.objects.get(corrects__isnull=False)
    done = secretary.post(url("notice-issue", draft.pk), {"ver": draft.outgoing.ver}, follow=True).content.decode()

    assert (first.status_code, again.status_code) == (302, 302)
    assert "Đính chính Thông báo 01-TB/TBPV ngày 08/10/2015." in done
    assert Task.objects.get(code="TB01-1").due_on == date(2015, 10, 17)


def test_a_correction_of_nothing_is_sent_back_with_what_was_typed(congress, meeting):
    issued(meeting)
    secretary = browser_of(congress)
    page = secretary.get(url("correct", meeting.number)).content.decode()
    instance = re.search(r'name="instance_id" value="([^"]+)"', page).group(1)

    answer = secretary.post(url("correct", meeting.number), {"reason": "Do nhầm lẫn", "instance_id": instance})

    assert answer.status_code == 422
    assert "Chưa có nội dung nào thay đổi" in answer.content.decode()
    assert "Do nhầm lẫn" in answer.content.decode()


def test_the_task_says_at_which_meeting_it_was_given(congress, meeting, agencies):
    issued(meeting)
    path = reverse("tasks:task", args=["dh", "TB01-1"])

    for client in (browser_of(congress), browser_of(congress, Role.FOCAL, agencies[0])):
        page = client.get(path).content.decode()
        assert "Giao tại cuộc họp" in page
        assert "kết luận 1, Thông báo 01-TB/TBPV" in page


@pytest.mark.parametrize(
    ("state", "route", "count"),
    [("drafted", "after", 11), ("issued", "after", 12), ("drafted", "check", 12), ("issued", "correct", 11)],
)
def test_pages_ask_the_database_as_often_at_one_as_at_three(
    congress, agencies, django_assert_num_queries, state, route, count
):
    secretary = browser_of(congress)
    for number in (1, 3):
        meeting = make_closed(congress)
        task = make_task(congress, lead=agencies[0])
        item = make_agenda_item(meeting, about=f"tasks.task:{task.pk}")
        for _ in range(number):
            conclude(meeting, "@Sở Y tế #Công an tỉnh trực cấp cứu /15-10", agenda_item=item)
            conclude(meeting, "@các sở, ban, ngành báo cáo /16-10")
        draft_notice(meeting=meeting, by_id=None, now=NOW) if state == "drafted" else issued(meeting)
        secretary.get(url(route, meeting.number))

        with django_assert_num_queries(count):
            assert secretary.get(url(route, meeting.number)).status_code == 200


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.FOCAL])
def test_a_notice_asks_the_database_as_often_at_one_as_at_three(congress, agencies, django_assert_num_queries, role):
    client = browser_of(congress, role, agencies[0] if role is Role.FOCAL else None)
    for number in (1, 3):
        meeting = make_closed(congress)
        for agency in agencies[:number]:
            conclude(meeting, f"@{agency.name} trực /15-10")
        notice = issued(meeting)
        client.get(url("notice", notice.pk))

        with django_assert_num_queries(9):
            assert client.get(url("notice", notice.pk)).status_code == 200
