"""The pages before a meeting: who sees what, what two at once get, how many queries a page takes."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from dondoc.congress.actions import add_committee, add_seat
from dondoc.congress.enums import EventCode
from dondoc.meetings.models import AgendaItem, Attendee, ConclusionParty, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.people.enums import AgencyKind, Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import ObstacleState
from tests.factories.congress import make_block
from tests.factories.meetings import (
    STARTS_AT,
    make_agenda_item,
    make_attendee,
    make_closed,
    make_conclusion,
    make_meeting,
    make_running,
)
from tests.factories.people import NOW, TODAY, browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task
from tests.support.papers import docx_bytes

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["dh", *args])


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def meeting(congress):
    return make_meeting(congress)


def fill(congress, meeting, number: int = 1) -> None:
    """Put one more of everything before a meeting, with an own cause for each kind of proposal."""
    agency = make_agency(congress, f"Sở Y tế {number}")
    user = make_member(congress, Role.FOCAL, agency)
    item = make_agenda_item(meeting, f"Nội dung {number}", agency=agency)
    make_agenda_item(meeting, f"Đã bỏ {number}", removed_at=NOW)
    make_attendee(meeting, agency=agency, told_at=NOW)
    upload = {"name": f"bao-cao-{number}.pdf", "item": item, "by": user}
    lay(meeting, upload)
    task = make_task(congress, lead=agency, due_on=TODAY - timedelta(days=6))
    make_obstacle(task, agency, state=ObstacleState.AWAITS_DECISION)
    committee = add_committee(congress_id=congress.pk, name=f"Tiểu ban {number}", **BY)
    add_seat(committee=committee, function_title="Thành viên", agency_id=agency.pk, **BY)
    earlier = make_closed(congress, starts_at=STARTS_AT - timedelta(days=number))
    conclusion = make_conclusion(earlier)
    ConclusionParty.objects.create(congress=congress, conclusion=conclusion, role=PartyRole.LEAD, agency=agency)


def lay(meeting, upload) -> None:
    from dondoc.meetings.actions.papers import lay_paper
    from dondoc.tasks.evidence import EvidenceFile

    file = EvidenceFile(b"tai lieu", upload["name"], "pdf", is_photo=False, came_sha256=uuid.uuid4().hex)
    lay_paper(meeting=meeting, file=file, title="", agenda_item_id=upload["item"].pk, **BY)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("list", 7),
        ("meeting", 10),
        ("proposals", 12),
        ("called", 10),
        ("attendance", 6),
        ("invitation", 11),
        ("item-new", 6),
        ("paper-new", 6),
    ],
)
def test_pages_take_the_same_queries_for_one_and_three(congress, meeting, name, count, django_assert_num_queries):
    browser = browser_of(congress)
    address = url(name) if name == "list" else url(name, meeting.number)
    fill(congress, meeting)
    browser.get(address)

    with django_assert_num_queries(count):
        assert browser.get(address).status_code == 200
    fill(congress, meeting, 2)
    fill(congress, meeting, 3)
    with django_assert_num_queries(count):
        browser.get(address)


def test_a_called_agency_takes_the_same_queries_for_one_and_three(congress, meeting, django_assert_num_queries):
    fill(congress, meeting)
    browser = client_of(make_member(congress, Role.FOCAL, Attendee.objects.get().agency))
    address = url("meeting", meeting.number)
    browser.get(address)

    with django_assert_num_queries(8):
        assert browser.get(address).status_code == 200
    fill(congress, meeting, 2)
    fill(congress, meeting, 3)
    with django_assert_num_queries(8):
        browser.get(address)


def test_an_empty_congress_has_a_page_that_says_so_and_nothing_to_propose(congress):
    browser = browser_of(congress)
    assert "Chưa có cuộc họp nào sắp tới" in browser.get(url("list")).content.decode()

    meeting = make_meeting(congress)

    assert "Không có nội dung mới để đề xuất" in browser.get(url("proposals", meeting.number)).content.decode()
    assert "Danh bạ chưa có cơ quan nào" in browser.get(url("called", meeting.number)).content.decode()
    assert "Chưa có cơ quan nào để báo" in browser.get(url("invitation", meeting.number)).content.decode()


def typed(**values) -> dict[str, object]:
    given = {
        "instance_id": str(uuid.uuid4()),
        "title": "Họp Tiểu ban",
        "day_on": "thứ năm 15/10",
        "starts": "8h",
        "ends": "10 giờ",
        "place": "Phòng họp số 1",
    }
    return given | values


def test_a_meeting_is_typed_the_vietnamese_way_and_twice_is_once(congress):
    browser = browser_of(congress)
    form = typed()

    answers = [browser.post(url("new"), form) for _twice in range(2)]

    assert {answer.url for answer in answers} == {url("meeting", 1)} and Meeting.objects.count() == 1
    page = browser.get(url("list")).content.decode()
    assert "Cuộc họp tới: thứ Năm, 15/10/2015, 08:00" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends": "7h"}, "Giờ kết thúc phải sau giờ bắt đầu"),
        ({"place": ""}, "Chọn địa điểm hoặc nhập nơi họp"),
        ({"day_on": "31/2"}, "không có trong lịch"),
        ({"starts": "sáng"}, "Nhập giờ và phút"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(congress, wrong, words):
    answer = browser_of(congress).post(url("new"), typed(title="Họp giao ban", **wrong))

    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and "Họp giao ban" in page


def test_a_meeting_on_a_day_off_is_warned_about_and_held_all_the_same(congress):
    browser = browser_of(congress)
    browser.post(url("new"), typed(day_on="17/10"))

    assert "17/10/2015 là thứ Bảy" in browser.get(url("meeting", 1)).content.decode()


def test_proposals_come_from_what_is_late_stuck_near_and_left(congress, meeting):
    agency = make_agency(congress, "Sở Y tế")
    late = make_task(congress, lead=agency, title="Lập phương án", due_on=TODAY - timedelta(days=5))
    make_task(congress, lead=make_agency(congress, "Sở Nội vụ"), due_on=TODAY - timedelta(days=4))
    obstacle = make_obstacle(late, agency, state=ObstacleState.AWAITS_DECISION)
    make_obstacle(late, agency, state=ObstacleState.IN_HAND)
    block = make_block(congress, date(2015, 10, 20), EventCode.OPENING)
    make_block(congress, date(2015, 10, 20), title="Ăn trưa")
    conclusion = make_conclusion(make_closed(congress, starts_at=STARTS_AT - timedelta(days=7)))
    browser = browser_of(congress)
    page = browser.get(url("proposals", meeting.number))
    abouts = [row.about for group in page.context["groups"] for row in group["rows"]]

    assert abouts == [
        "tasks.board",
        f"people.agency:{agency.pk}",
        f"tasks.obstacle:{obstacle.pk}",
        f"congress.programmeblock:{block.pk}",
        f"meetings.conclusion:{conclusion.pk}",
    ]
    browser.post(url("proposals", meeting.number), {"take": [*abouts[1:3], "tasks.obstacle:999999"]})

    assert [item.about for item in items_of(meeting)] == abouts[1:3]
    again = browser.get(url("proposals", meeting.number)).context["groups"]
    assert [row.about for group in again for row in group["rows"]] == [abouts[0], *abouts[3:]]


@pytest.mark.writes_tasks_by_hand
def test_what_disappeared_since_is_said_and_taken_off_when_ticked(congress, meeting):
    agency = make_agency(congress, "Sở Y tế")
    task = make_task(congress, lead=agency, due_on=TODAY - timedelta(days=6))
    browser, address, about = browser_of(congress), url("proposals", meeting.number), f"people.agency:{agency.pk}"
    browser.post(address, {"take": about})
    type(task).objects.update(due_on=TODAY)

    assert [one["about"] for one in browser.get(address).context["gone"]] == [about]
    browser.post(address, {"drop": about})

    assert list(items_of(meeting)) == []
    assert browser.get(address).context["gone"] == []


def item_form(item: AgendaItem, **values) -> dict[str, object]:
    return {"title": item.title, "presenter": "", "minutes": "5", "note": "", "ver": "1"} | values


def test_two_who_edit_a_point_at_once_see_both_texts_and_can_keep_theirs(congress, meeting):
    item = make_agenda_item(meeting, "Phương án y tế")
    address = url("item", meeting.number, item.pk)
    browser_of(congress).post(address, item_form(item, title="Phương án y tế, dịch tễ"))

    mine = browser_of(congress)
    answer = mine.post(address, item_form(item, title="Phương án cấp cứu", minutes="15"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Phương án cấp cứu" in page and "Phương án y tế, dịch tễ" in page
    assert mine.post(address, item_form(item, title="Phương án cấp cứu", ver="2")).status_code == 302
    assert items_of(meeting)[0].title == "Phương án cấp cứu"


def test_two_who_move_a_meeting_at_once_see_both_times(congress, meeting):
    address = url("edit", meeting.number)
    form = {key: value for key, value in typed().items() if key != "instance_id"}
    browser_of(congress).post(address, form | {"ver": "1", "starts": "7h"})

    answer = browser_of(congress).post(address, form | {"ver": "1", "starts": "9h"})

    assert answer.status_code == 409
    assert "09:00" in answer.content.decode() and "07:00" in answer.content.decode()


def test_a_point_moves_without_a_script_and_with_one(congress, meeting):
    first, second = make_agenda_item(meeting, "A"), make_agenda_item(meeting, "B")
    browser = browser_of(congress)

    plain = browser.post(url("item-move", meeting.number, second.pk), {"position": 2, "to": "up"})
    assert plain.url == f"{url('meeting', meeting.number)}#item-{second.pk}"
    assert [item.title for item in items_of(meeting)] == ["B", "A"]
    part = browser.post(
        url("item-move", meeting.number, first.pk), {"position": 2, "to": "up"}, headers={"HX-Request": "true"}
    )

    page = part.content.decode()
    assert "<html" not in page and 'data-said="A: thứ 1 trong 2 nội dung"' in page
    assert [item.title for item in items_of(meeting)] == ["A", "B"]


def test_a_point_of_another_meeting_is_not_found(congress, meeting):
    foreign = make_agenda_item(make_meeting(congress), "A")
    browser = browser_of(congress)

    for name in ("item", "item-move", "item-remove", "item-restore"):
        assert browser.post(url(name, meeting.number, foreign.pk), {"ver": 1, "position": 1}).status_code == 404


def test_whole_groups_are_called_and_single_ones_taken_out_again(congress, meeting):
    areas = [make_agency(congress, f"Huyện {place}", kind=AgencyKind.AREA) for place in range(3)]
    other = make_agency(congress, "Sở Y tế", kind=AgencyKind.STATE)
    make_agenda_item(meeting, "Phương án y tế", agency=other)
    browser, address = browser_of(congress), url("called", meeting.number)

    browser.post(address, {"shown": "", "group": ["area", "agenda"]})
    assert Attendee.objects.count() == 4
    shown = ",".join(f"a{one.pk}" for one in [*areas, other])
    browser.post(address, {"shown": shown, "who": [f"a{one.pk}" for one in areas[:2]]})

    assert set(Attendee.objects.values_list("agency_id", flat=True)) == {areas[0].pk, areas[1].pk}


def test_two_who_choose_at_once_lose_nothing(congress, meeting):
    first, second = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    browser, address = browser_of(congress), url("called", meeting.number)

    for agency in (first, second):
        browser.post(address, {"shown": "", "who": f"a{agency.pk}"})

    assert Attendee.objects.count() == 2


def test_members_of_the_committee_are_called_by_function(congress, meeting):
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban", **BY)
    place = add_seat(committee=committee, function_title="Phó Trưởng Tiểu ban", **BY)
    browser = browser_of(congress)

    browser.post(url("called", meeting.number), {"shown": "", "who": f"s{place.pk}"})

    assert Attendee.objects.get().function_title == "Phó Trưởng Tiểu ban"
    assert "Tiểu ban: đã mời 1/1" in browser.get(url("called", meeting.number)).content.decode()


@pytest.mark.parametrize("hostile", [{"who": "a999999"}, {"who": "s0"}, {"who": "x"}, {"shown": "a1,<script>"}])
def test_ticks_nobody_was_shown_change_nothing(congress, meeting, hostile):
    assert browser_of(congress).post(url("called", meeting.number), hostile).status_code == 302
    assert Attendee.objects.count() == 0


def test_attendance_is_noted_for_150_agencies_in_one_form(congress, meeting):
    Attendee.objects.bulk_create(
        Attendee(congress=congress, meeting=meeting, function_title=f"Ủy viên {place}", position=place)
        for place in range(150)
    )
    rows = list(Attendee.objects.order_by("pk"))
    form = {"act": "save"}
    for place, row in enumerate(rows):
        form |= {f"ver-{row.pk}": "1", f"state-{row.pk}": "absent" if place < 4 else "present", f"came-{row.pk}": ""}

    answer = browser_of(congress).post(url("attendance", meeting.number), form, follow=True)

    assert "146/150 có mặt, 0 dự thay, 4 vắng" in answer.content.decode()


def test_a_clash_of_two_clerks_shows_both_and_keeps_what_was_typed(congress, meeting):
    row = make_attendee(meeting, agency=make_agency(congress))
    browser, address = browser_of(congress), url("attendance", meeting.number)
    browser.post(address, {f"ver-{row.pk}": 1, f"state-{row.pk}": "absent"})

    answer = browser.post(address, {f"ver-{row.pk}": 1, f"state-{row.pk}": "substitute", f"came-{row.pk}": "Ông Nam"})

    page = answer.content.decode()
    assert answer.status_code == 409 and "Cử người dự thay: Ông Nam" in page and "Vắng mặt" in page
    browser.post(address, {f"ver-{row.pk}": 2, f"state-{row.pk}": "substitute", f"came-{row.pk}": "Ông Nam"})
    row.refresh_from_db()
    assert (row.state, row.came) == ("substitute", "Ông Nam")


def test_a_substitute_without_a_name_is_asked_for_and_the_rest_stays_typed(congress, meeting):
    first, second = (make_attendee(meeting, agency=make_agency(congress, name)) for name in ("Sở Y tế", "Sở Nội vụ"))
    form = {
        "next": "during",
        f"ver-{first.pk}": 1,
        f"state-{first.pk}": "absent",
        f"ver-{second.pk}": 1,
        f"state-{second.pk}": "substitute",
    }

    answer = browser_of(congress).post(url("attendance", meeting.number), form)

    page = answer.content.decode()
    assert answer.status_code == 422 and "Nhập người dự thay của Sở Nội vụ" in page
    assert f'value="absent" id="s{first.pk}a" checked' in page
    assert 'name="next" value="during"' in page


def test_the_list_goes_back_to_the_tab_it_was_sent_from(congress):
    meeting = make_running(congress)
    make_attendee(meeting, function_title="Trưởng Tiểu ban")

    answer = browser_of(congress).post(url("attendance", meeting.number), {"next": "during"})

    assert answer.url == url("during", meeting.number)


def upload(content: bytes, name: str, **values) -> dict[str, object]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {"file": SimpleUploadedFile(name, content), "instance_id": str(uuid.uuid4()), "title": ""} | values


def test_a_paper_is_read_kept_and_given_to_called_agencies_alone(congress, meeting):
    told, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    make_attendee(meeting, agency=told, told_at=NOW)
    content = docx_bytes(lambda paper: paper.add_paragraph("Báo cáo tiến độ"))
    item = make_agenda_item(meeting, "Tiến độ")

    answer = browser_of(congress).post(
        url("paper-new", meeting.number), upload(content, "bao-cao.docx", title="Báo cáo", agenda_item=item.pk)
    )

    paper = meeting.papers.get()
    assert answer.status_code == 302 and (paper.title, paper.agenda_item) == ("Báo cáo", item)
    file = url("paper-file", meeting.number, paper.pk)
    reader = browser_of(congress, Role.FOCAL, told)
    assert b"".join(reader.get(file)) == content
    assert "Báo cáo" in reader.get(url("meeting", meeting.number)).content.decode()
    assert browser_of(congress, Role.FOCAL, other).get(file).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "bao-cao.docx", "Lỗi:"),
        (docx_bytes(lambda paper: paper.add_paragraph("TUYỆT MẬT")), "bao-cao.docx", "mật"),
        (b"", "bao-cao.pdf", "Lỗi:"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_in_words(congress, meeting, content, name, words):
    answer = browser_of(congress).post(url("paper-new", meeting.number), upload(content, name))

    assert answer.status_code == 422 and words in answer.content.decode()
    assert meeting.papers.count() == 0


def test_an_agency_sees_the_meeting_it_was_told_of_but_not_who_else_comes(congress, meeting):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    browser = browser_of(congress, Role.FOCAL, mine)
    row = make_attendee(meeting, agency=mine)
    make_attendee(meeting, agency=other, told_at=NOW, announced="absent", announced_name="Ông Kín")
    make_agenda_item(meeting, "Phương án y tế", agency=mine, note="3 nhiệm vụ quá hạn")
    make_agenda_item(meeting, "Nội dung khác", agency=other, presenter="Văn phòng", note="9 nhiệm vụ quá hạn")
    assert browser.get(url("meeting", meeting.number)).status_code == 404
    Attendee.objects.filter(pk=row.pk).update(told_at=NOW)

    page = browser.get(url("meeting", meeting.number)).content.decode()

    assert "Phương án y tế" in page and "Phòng họp số 1" in page and "Sở Y tế: ai dự họp" in page
    assert "nội dung 1: Phương án y tế" in page and "3 nhiệm vụ quá hạn" in page
    assert "Sở Nội vụ" not in page and "Ông Kín" not in page and "9 nhiệm vụ quá hạn" not in page
    assert "Họp Tiểu ban" in browser.get(url("list")).content.decode()
    assert browser.get(url("during", meeting.number)).status_code == 404


def test_an_agency_names_its_substitute_and_the_clerk_sees_it(congress, meeting):
    agency = make_agency(congress, "Sở Y tế")
    row = make_attendee(meeting, agency=agency, told_at=NOW)
    browser, address = browser_of(congress, Role.FOCAL, agency), url("announce", meeting.number, row.pk)

    wrong = browser.post(address, {"ver": 1, "state": "substitute", "name": ""})
    assert wrong.status_code == 422 and "Nhập họ tên, chức vụ người dự thay" in wrong.content.decode()
    assert browser.post(address, {"ver": 1, "state": "substitute", "name": "Bà Lan"}).status_code == 302
    stale = browser.post(address, {"ver": 1, "state": "absent", "name": ""})

    assert stale.status_code == 409 and "Bà Lan" in stale.content.decode()
    page = browser_of(congress).get(url("attendance", meeting.number)).content.decode()
    assert "Đã báo: Cử người dự thay: Bà Lan" in page


def test_nobody_announces_for_another_agency(congress, meeting):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    make_attendee(meeting, agency=mine, told_at=NOW)
    foreign = make_attendee(meeting, agency=other, told_at=NOW)

    answer = browser_of(congress, Role.FOCAL, mine).post(
        url("announce", meeting.number, foreign.pk), {"ver": 1, "state": "absent"}
    )

    assert answer.status_code == 404


def test_the_list_counts_what_conclusions_became(congress):
    from dondoc.meetings.models import ConclusionTask
    from dondoc.tasks.enums import TaskState

    meeting = make_closed(congress, starts_at=NOW - timedelta(days=3))
    for state in (TaskState.DONE, TaskState.IN_PROGRESS, TaskState.CANCELLED):
        task = make_task(congress, lead=make_agency(congress, f"Sở {state}"), state=state)
        ConclusionTask.objects.create(congress=congress, conclusion=make_conclusion(meeting), task=task)
    make_conclusion(meeting, "Chưa thành việc")
    make_conclusion(meeting, "Đã rút", struck_at=NOW)

    (row,) = browser_of(congress).get(url("list")).context["past"]

    assert (row.conclusion_count, row.done_count, row.open_count) == (4, 1, 2)
