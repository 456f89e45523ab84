"""The page on which conclusions are typed: forms without script, receipts for the script, the feed, the projector."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.meetings.actions.conclusions import agree_conclusion, keep_conclusion, strike_conclusion
from dondoc.meetings.actions.meetings import call_off
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.people.enums import Role
from tests.factories.meetings import make_agenda_item, make_meeting, make_running
from tests.factories.people import NOW, browser_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def meeting():
    congress = make_congress()
    make_agency(congress, "Sở Y tế")
    make_agency(congress, "Sở Văn hóa, Thể thao và Du lịch", short_name="Sở VHTTDL")
    return make_running(congress)


@pytest.fixture
def client(meeting):
    return browser_of(meeting.congress)


def url(meeting, rest="during") -> str:
    return f"/c/{meeting.congress.slug}/meetings/{meeting.number}/{rest}"


def keep(meeting, line, **values) -> Conclusion:
    given = {"key": uuid4(), "by_id": None, "now": NOW} | values
    return keep_conclusion(meeting=meeting, line=line, **given).conclusion


def typed(line="@Sở Y tế trực", **values) -> dict[str, str]:
    return {"key": str(uuid4()), "ver": "0", "item": "", "line": line, "kind": ""} | values


# --- without script


def test_a_line_is_kept_by_a_form_and_stands_on_the_page(client, meeting):
    answer = client.post(url(meeting, "lines"), typed("@Sở Y tế trực /18-10"))

    row = Conclusion.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{url(meeting)}#line-{row.key}")
    page = client.get(url(meeting)).content.decode()
    assert "Trực</p>" in page
    assert "Chủ nhật, 18/10/2015" in page
    assert "Sở Y tế" in page


def test_a_form_without_words_says_so_and_keeps_the_rest(client, meeting):
    item = make_agenda_item(meeting, "Trang trí")

    answer = client.post(url(meeting, "lines"), typed("  ", item=str(item.pk)))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nhập nội dung kết luận" in page
    assert f'value="{item.pk}" selected' in page


def test_words_longer_than_a_line_come_back_whole(client, meeting):
    answer = client.post(url(meeting, "lines"), typed("a " * 1500))

    assert answer.status_code == 422
    assert ("a " * 1500).strip() in answer.content.decode()
    assert not Conclusion.objects.exists()


def test_a_line_is_edited_on_a_page_of_its_own(client, meeting):
    row = keep(meeting, "Một")

    page = client.get(url(meeting, f"lines/{row.key}")).content.decode()
    assert 'value="Một"' in page
    client.post(url(meeting, "lines"), typed("Hai", key=str(row.key), ver="1"))

    assert Conclusion.objects.get().typed == "Hai"


def test_two_editors_of_one_line_meet_both_texts(client, meeting):
    row = keep(meeting, "Một")
    keep(meeting, "Hai", key=row.key, expected_ver=1)

    answer = client.post(url(meeting, "lines"), typed("Ba", key=str(row.key), ver="1"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hai" in page
    assert "Ba" in page
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    client.post(url(meeting, "lines"), {name: fields[name] for name in ("key", "ver", "line", "item", "kind")})
    assert Conclusion.objects.get().typed == "Ba"


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [("agree", "is_agreed", True), ("unagree", "is_agreed", False), ("restore", "struck_at", None)],
)
def test_an_act_on_a_line_is_a_form(client, meeting, act, field, value):
    row = keep(meeting, "Một")

    answer = client.post(url(meeting, f"lines/{row.key}/{act}"), {"ver": "1"})

    assert answer.status_code == 302
    assert getattr(Conclusion.objects.get(), field) == value


def test_lines_move_within_their_point(client, meeting):
    item = make_agenda_item(meeting, "Trang trí")
    keep(meeting, "mục", agenda_item=item)
    one, two = keep(meeting, "một"), keep(meeting, "hai")

    client.post(url(meeting, f"lines/{two.key}/up"), {"ver": "1"})
    client.post(url(meeting, f"lines/{two.key}/up"), {"ver": "1"})
    assert list(Conclusion.objects.order_by("position").values_list("typed", flat=True)) == ["mục", "hai", "một"]
    client.post(url(meeting, f"lines/{two.key}/down"), {"ver": "1"})
    client.post(url(meeting, f"lines/{one.key}/down"), {"ver": "1"})

    assert list(Conclusion.objects.order_by("position").values_list("typed", flat=True)) == ["mục", "hai", "một"]


def test_a_doubt_is_answered_by_a_button(client, meeting):
    row = keep(meeting, "@Sở Văn hóa làm maket")
    page = client.get(url(meeting)).content.decode()
    assert "«Sở Văn hóa» là cơ quan nào?" in page
    answer = re.search(r'name="answer" value="([^"]+)"', page)[1]

    client.post(url(meeting, f"lines/{row.key}/answer"), {"ver": "1", "answer": answer})

    assert [one.agency.name for one in row.parties.all()] == ["Sở Văn hóa, Thể thao và Du lịch"]
    assert "là cơ quan nào?" not in client.get(url(meeting)).content.decode()


@pytest.mark.parametrize("answer", ["", ":", "1:", "1:0", "x:y", "99999999999:1", "1:2015-10-10"])
def test_an_answer_made_up_by_hand_is_refused_in_words(client, meeting, answer):
    row = keep(meeting, "@Sở Văn hóa làm maket")

    page = client.post(url(meeting, f"lines/{row.key}/answer"), {"ver": "1", "answer": answer}, follow=True)

    assert "Câu hỏi này đã có câu trả lời" in page.content.decode()


def test_the_point_of_the_room_is_chosen_and_kept(client, meeting):
    item = make_agenda_item(meeting, "Trang trí")

    client.post(url(meeting, "point"), {"item": str(item.pk)})
    assert Meeting.objects.get(pk=meeting.pk).current_item == item
    page = client.get(url(meeting)).content.decode()
    assert re.search(rf'value="{item.pk}"[^>]*aria-current="true"', page)

    client.post(url(meeting, "point"), {"item": "77777777777777777777"})
    assert Meeting.objects.get(pk=meeting.pk).current_item is None


@pytest.mark.parametrize("act", ["delete", "agreed", "x"])
def test_an_act_nobody_knows_is_404(client, meeting, act):
    row = keep(meeting, "Một")

    assert client.post(url(meeting, f"lines/{row.key}/{act}"), {"ver": "1"}).status_code == 404


def test_a_line_of_another_meeting_is_404(client, meeting):
    row = keep(make_running(meeting.congress), "Một")

    assert client.post(url(meeting, f"lines/{row.key}/agree"), {"ver": "1"}).status_code == 404
    assert client.get(url(meeting, f"lines/{row.key}")).status_code == 404


# --- for the script


def test_a_receipt_names_the_line_and_shows_it(client, meeting):
    sent = typed()

    answer = client.post(url(meeting, "lines"), sent, **JSON).json()

    assert (answer["key"], answer["ver"]) == (sent["key"], 1)
    assert f'id="line-{sent["key"]}"' in answer["html"]


def test_a_line_sent_again_gets_the_same_receipt_and_is_one(client, meeting):
    sent = typed()
    first = client.post(url(meeting, "lines"), sent, **JSON).json()

    again = client.post(url(meeting, "lines"), sent, **JSON).json()

    assert (again["key"], again["ver"]) == (first["key"], first["ver"])
    assert Conclusion.objects.count() == 1


def test_a_line_kept_and_agreed_at_once_is_agreed(client, meeting):
    client.post(url(meeting, "lines"), typed(agreed="1"), **JSON)

    assert Conclusion.objects.get().is_agreed


def test_a_clash_brings_both_texts(client, meeting):
    row = keep(meeting, "Một")
    keep(meeting, "Hai", key=row.key, expected_ver=1)

    answer = client.post(url(meeting, "lines"), typed("Ba", key=str(row.key), ver="1"), **JSON)

    body = answer.json()
    assert answer.status_code == 409
    assert (body["mine"], body["theirs"]["typed"], body["theirs"]["ver"]) == ("Ba", "Hai", 2)


def test_a_struck_line_says_so_in_a_clash(client, meeting):
    row = keep(meeting, "Một")
    strike_conclusion(conclusion=row, expected_ver=1, is_struck=True, by_id=None, now=NOW)

    answer = client.post(url(meeting, "lines"), typed("Ba", key=str(row.key), ver="1"), **JSON)

    assert answer.json()["theirs"]["struck"]


@pytest.mark.parametrize("sent", [{"key": "x"}, {"ver": "-1"}, {"ver": "x"}, {"kind": "x"}, {"item": "999"}])
def test_what_cannot_be_kept_is_refused_in_words(client, meeting, sent):
    answer = client.post(url(meeting, "lines"), typed() | sent, **JSON)

    assert answer.status_code == 422
    assert answer.json()["sentence"]


def test_a_meeting_called_off_refuses_and_says_why():
    meeting = make_meeting(make_congress())
    call_off(meeting=meeting, expected_ver=meeting.ver, by_id=None, now=NOW)
    client = browser_of(meeting.congress)

    answer = client.post(url(meeting, "lines"), typed(), **JSON)

    assert answer.status_code == 422
    assert "hoãn" in answer.json()["sentence"]
    assert "data-entry" not in client.get(url(meeting)).content.decode()


def test_the_feed_brings_what_is_new_and_the_order_of_all(client, meeting):
    first, second = keep(meeting, "Một"), keep(meeting, "Hai")

    whole = client.get(url(meeting, "lines?since=0"), **JSON).json()
    later = client.get(url(meeting, "lines?since=1"), **JSON).json()

    assert list(whole["lines"]) == [str(first.key), str(second.key)]
    assert list(later["lines"]) == [str(second.key)]
    assert later["order"] == [[str(first.key), None], [str(second.key), None]]
    assert later["words_ver"] == 2
    assert later["token"]


def test_a_feed_that_has_nothing_new_is_short(client, meeting):
    keep(meeting, "Một")
    tag = client.get(url(meeting, "lines?since=0"), **JSON).headers["ETag"]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(url(meeting, "lines?since=1"), headers={"accept": "application/json", "if-none-match": tag})

    assert (answer.status_code, answer.content) == (304, b"")
    # Session, account and seat belong to every page; the feed itself asks for the meeting alone.
    assert len(asked) == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_feed_costs_the_same_however_much_is_new(client, meeting, count):
    for number in range(count):
        keep(meeting, f"Kết luận {number}")
    client.get(url(meeting, "lines"), **JSON)

    with CaptureQueriesContext(connection) as asked:
        client.get(url(meeting, "lines"), **JSON)

    assert len(asked) == 5


def test_agreeing_striking_and_pointing_are_news(client, meeting):
    row = keep(meeting, "Một")
    tag = client.get(url(meeting, "lines"), **JSON).headers["ETag"]
    agree_conclusion(conclusion=row, expected_ver=1, is_agreed=True, by_id=None, now=NOW)

    answer = client.get(url(meeting, "lines?since=1"), headers={"accept": "application/json", "if-none-match": tag})

    assert "Đã chốt" in answer.json()["lines"][str(row.key)]


def test_what_a_line_means_costs_four_queries(client, meeting):
    client.post(url(meeting, "typed"), {"line": "x"})

    with CaptureQueriesContext(connection) as asked:
        page = client.post(url(meeting, "typed"), {"line": "@Sở Văn hóa làm maket /tuần sau"}).content.decode()

    assert len(asked) == 4
    assert "Sở Văn hóa, Thể thao và Du lịch" in page
    assert "theo danh bạ" in page


def test_a_line_kept_is_read_with_the_directory_of_that_moment(client, meeting):
    client.post(url(meeting, "typed"), {"line": "x"})
    make_agency(meeting.congress, "Trung tâm Hội nghị")

    client.post(url(meeting, "lines"), typed("@Trung tâm Hội nghị chuẩn bị hội trường"))

    assert Conclusion.objects.get().parties.get().agency.name == "Trung tâm Hội nghị"


@pytest.mark.parametrize("line", ["", "@", "<script>alert(1)</script>", "a" * 5000, "@" * 300, "/" * 300])
def test_any_words_are_read_for_the_page(client, meeting, line):
    answer = client.post(url(meeting, "typed"), {"line": line})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


# --- who may


def test_the_head_reads_along_and_types_nothing(meeting):
    keep(meeting, "Một")
    head = browser_of(meeting.congress, Role.HEAD)

    page = head.get(url(meeting)).content.decode()

    assert "Một" in page
    assert "data-entry" not in page
    assert "data-act" not in page
    assert head.post(url(meeting, "lines"), typed(), **JSON).status_code == 403


def test_the_page_costs_the_same_at_one_line_and_at_three(client, meeting):
    make_agenda_item(meeting, "Trang trí")
    keep(meeting, "@Sở Y tế trực")
    client.get(url(meeting))
    with CaptureQueriesContext(connection) as asked:
        client.get(url(meeting))
        one = len(asked)
    for line in ("@Sở VHTTDL treo cờ", "@Sở Văn hóa làm maket"):
        keep(meeting, line)
    with CaptureQueriesContext(connection) as asked:
        client.get(url(meeting))
        three = len(asked)

    assert one == three == 9


# --- the room


def test_the_projector_shows_what_was_agreed_and_nothing_else(client, meeting):
    item = make_agenda_item(meeting, "Trang trí")
    keep(meeting, "@Sở Y tế trực /18-10", is_agreed=True, agenda_item=item)
    keep(meeting, "Chưa bàn xong")
    struck = keep(meeting, "Đã rút", is_agreed=True)
    strike_conclusion(conclusion=struck, expected_ver=1, is_struck=True, by_id=None, now=NOW)
    client.post(url(meeting, "point"), {"item": str(item.pk)})

    page = client.get(url(meeting, "screen")).content.decode()

    assert "1. Trang trí" in page
    assert "1. Trực" in page
    assert "Chủ nhật, 18/10/2015" in page
    assert "Chưa bàn xong" not in page
    assert "Đã rút" not in page


def test_the_projector_names_no_person(meeting):
    secretary = make_member(meeting.congress, full_name="Nguyễn Thị Bí Mật")
    keep(meeting, "Một", is_agreed=True, by_id=secretary.pk)

    board = browser_of(meeting.congress).get(url(meeting, "screen?part=board")).content.decode()

    assert "Bí Mật" not in board


def test_the_projector_asks_cheaply_until_something_is_agreed(client, meeting):
    row = keep(meeting, "Một")
    first = client.get(url(meeting, "screen?part=board"))

    with CaptureQueriesContext(connection) as asked:
        same = client.get(url(meeting, "screen?part=board"), headers={"if-none-match": first.headers["ETag"]})
        count = len(asked)
    agree_conclusion(conclusion=row, expected_ver=1, is_agreed=True, by_id=None, now=NOW)
    changed = client.get(url(meeting, "screen?part=board"), headers={"if-none-match": first.headers["ETag"]})

    assert (same.status_code, count) == (304, 4)
    assert "Một" in changed.content.decode()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_projector_costs_the_same_however_much_was_agreed(client, meeting, count):
    for number in range(count):
        keep(meeting, f"Kết luận {number}", is_agreed=True)
    client.get(url(meeting, "screen"))

    with CaptureQueriesContext(connection) as asked:
        client.get(url(meeting, "screen"))

    assert len(asked) == 7
