"""The pages of urging: what they answer, to whom, how many queries they cost, and the whole way without a script."""

import io
import re
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery
from dondoc.people.enums import Role
from dondoc.tasks.models import LadderStep, Obstacle, Urge
from tests.factories.people import browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_task, make_urge

pytestmark = pytest.mark.django_db

LATE = date(2015, 10, 1)
LONG_AGO = datetime(2015, 9, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def congress():
    return make_congress()


def late_agency(congress, name: str = "Sở Y tế", *, email: str = "yte@kontum.example", due_on: date = LATE, **values):
    """Return an agency with one late task and a focal point."""
    agency = make_agency(congress, name, **values)
    make_member(congress, Role.FOCAL, agency, email=email, phone="0912345678")
    make_task(congress, lead=agency, due_on=due_on)
    return agency


def url(congress, name: str, *args, query: str = "") -> str:
    return reverse(f"tasks:{name}", args=[congress.slug, *args]) + query


def page_of(browser, address: str, status: int = 200, **headers) -> str:
    response = browser.get(address, headers=headers)
    assert response.status_code == status
    return response.content.decode()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_desk_says_how_many_agencies_and_tasks_wait_today(congress):
    late_agency(congress)
    late_agency(congress, "Sở Tài chính")
    promised = late_agency(congress, "Sở Nội vụ")
    make_urge(promised, promised_until=date(2015, 10, 9))

    text = text_of(page_of(browser_of(congress), url(congress, "urging")))

    assert "Hôm nay cần đôn đốc 2 cơ quan / 2 nhiệm vụ ." in text
    assert "1 cơ quan đã hứa xong trước hết ngày 09/10 nên tạm không nhắc." in text
    assert "Bản mẫu: không gửi cho ai." in text


def test_an_empty_desk_names_the_nearest_deadline(congress):
    make_task(congress, lead=make_agency(congress), due_on=date(2015, 11, 2))

    text = text_of(page_of(browser_of(congress), url(congress, "urging")))

    assert "Không có cơ quan nào cần đôn đốc hôm nay. Hạn gần nhất: 1 nhiệm vụ vào thứ Hai, 02/11/2015." in text


def test_a_code_in_the_address_chooses_the_agency_and_opens_its_message(congress):
    agency = late_agency(congress)

    html = page_of(browser_of(congress), url(congress, "urging", query=f"?agency={agency.code}"))

    assert f'value="{agency.code}" id="agency-{agency.pk}" checked' in html
    assert "Đề nghị Sở Y tế báo cáo 1 nhiệm vụ đã quá hạn, lâu nhất 7 ngày." in html


def test_a_plan_in_the_address_chooses_the_agencies_that_owe_late_work_of_it(congress):
    mine, _other = late_agency(congress), late_agency(congress, "Sở Tài chính")
    make_task(congress, lead=mine, due_on=LATE, plan=make_plan(congress, "06"))

    html = page_of(browser_of(congress), url(congress, "urging", query="?plan=06"))

    assert "Đã chọn sẵn 1 cơ quan chủ trì việc quá hạn của kế hoạch 06." in text_of(html)


def test_the_channel_of_letters_leads_to_their_own_page(congress):
    agency = late_agency(congress)
    browser = browser_of(congress)

    html = page_of(browser, url(congress, "urging-agency", agency.code, query="?channel=letter"))
    answer = browser.get(url(congress, "urging-check", query=f"?agency={agency.code}&channel=letter"))

    assert f'href="{url(congress, "letters-check", query=f"?agency={agency.code}")}"' in html
    assert (answer.status_code, answer["Location"]) == (
        302,
        url(congress, "letters-check", query=f"?agency={agency.code}"),
    )


@pytest.mark.parametrize("channel", ["email", "zalo", "in_app", "meeting"])
def test_the_message_is_shown_as_it_will_arrive_on_each_channel(congress, channel):
    agency = late_agency(congress)

    html = page_of(browser_of(congress), url(congress, "urging-agency", agency.code, query=f"?channel={channel}"))

    assert "Sở Y tế" in re.search(r'<pre class="copy__text" id="urge-text"[^>]*>(.*?)</pre>', html, re.DOTALL)[1]


def test_htmx_gets_the_pane_alone(congress):
    agency = late_agency(congress)

    html = page_of(browser_of(congress), url(congress, "urging-agency", agency.code), **{"HX-Request": "true"})

    assert html.lstrip().startswith('<section class="urging-pane"')
    assert "<html" not in html


def test_an_agency_of_another_congress_looks_like_none(congress):
    other = make_agency(make_congress("khac"), "Sở Xây dựng")

    page_of(browser_of(congress), url(congress, "urging-agency", other.code), status=404)


def test_the_check_page_names_who_gets_what_and_who_is_left_out(congress):
    late_agency(congress)
    late_agency(congress, "Sở Tài chính", email="")
    lately = late_agency(congress, "Sở Nội vụ")
    make_urge(lately, at=datetime(2015, 10, 8, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), rung=3)
    query = "?" + "&".join(f"agency={code}" for code in [*_codes(congress), "KHONGCO"])

    text = text_of(page_of(browser_of(congress), url(congress, "urging-check", query=query)))

    assert "2 tin tới 2 cơ quan, về 2 nhiệm vụ." in text
    assert "thay Thư điện tử: đầu mối chưa có địa chỉ thư" in text
    assert "Sở Nội vụ : Đã đôn đốc lúc 00:30, 08/10" in text
    assert "1 cơ quan không còn nhiệm vụ nào cần đôn đốc." in text
    assert "Gửi 2 tin đôn đốc" in text


def _codes(congress) -> list[str]:
    from dondoc.people.models import Agency

    return list(Agency.objects.filter(congress=congress).values_list("code", flat=True))


def test_sending_leads_to_a_result_that_can_be_reloaded(congress):
    agency = late_agency(congress)
    browser = browser_of(congress)
    instance = str(uuid.uuid4())
    form = {"agency": [agency.code], "channel": "", "instance_id": instance}

    sent = browser.post(url(congress, "urging-check"), form)
    again = browser.post(url(congress, "urging-check"), form)

    assert sent.status_code == again.status_code == 302
    assert sent["Location"] == again["Location"] == url(congress, "urging-sent", instance)
    assert "1 ghi nhận, bản mẫu không gửi" in page_of(browser, sent["Location"])
    assert "1 ghi nhận, bản mẫu không gửi" in page_of(browser, sent["Location"])
    assert Urge.objects.count() == 1


def test_a_second_secretary_is_told_that_the_agency_was_urged(congress):
    agency = late_agency(congress)
    first, second = browser_of(congress), browser_of(congress)
    first.post(url(congress, "urging-check"), {"agency": [agency.code], "instance_id": str(uuid.uuid4())})

    answer = second.post(
        url(congress, "urging-check"), {"agency": [agency.code], "instance_id": str(uuid.uuid4())}, follow=True
    )

    assert "1 cơ quan được bỏ qua" in text_of(answer.content.decode())
    assert Urge.objects.count() == 1


def test_what_is_not_known_is_shown_on_the_result_and_settled_there(congress):
    agency = late_agency(congress)
    browser = browser_of(congress)
    sent = browser.post(url(congress, "urging-check"), {"agency": [agency.code], "instance_id": str(uuid.uuid4())})
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    urge = Urge.objects.get()

    html = page_of(browser, sent["Location"])
    answer = browser.post(
        url(congress, "urging-settle", urge.pk), {"decision": "left", "ver": urge.ver, "from": "sent"}
    )

    assert "1 chưa rõ đã gửi hay chưa" in html
    assert answer["Location"] == f"{sent['Location']}#urge-{urge.pk}"
    assert "1 đã gửi" in page_of(browser, sent["Location"])


def test_a_stale_decision_is_told_and_changes_nothing(congress):
    urge = make_urge(late_agency(congress), left_at=None)

    answer = browser_of(congress).post(
        url(congress, "urging-settle", urge.pk), {"decision": "drop", "ver": urge.ver + 1}, follow=True
    )

    assert "vừa được người khác quyết định" in answer.content.decode()
    assert not Urge.objects.get().dropped


def test_a_zalo_text_is_noted_only_when_the_person_says_sent(congress):
    agency = late_agency(congress, email="")
    browser = browser_of(congress)
    page_of(browser, url(congress, "urging-agency", agency.code, query="?channel=zalo"))
    assert Urge.objects.count() == 0

    browser.post(url(congress, "urging-by-hand", agency.code), {"channel": "zalo", "instance_id": str(uuid.uuid4())})

    assert (Urge.objects.get().channel, Urge.objects.get().left_at is not None) == ("zalo", True)


def answer_form(**values) -> dict:
    return {"instance_id": str(uuid.uuid4()), "note": "", "task": "", "ask": "decision"} | values


def test_a_promise_is_noted_with_its_day(congress):
    agency = late_agency(congress)

    answer = browser_of(congress).post(
        url(congress, "urging-answer", agency.code), answer_form(answer="promised", promised_until="12/10")
    )

    assert answer["Location"] == url(congress, "urging")
    assert Urge.objects.get().promised_until == date(2015, 10, 12)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"answer": "promised", "promised_until": ""}, "Nhập ngày cơ quan hứa xong"),
        ({"answer": "promised", "promised_until": "1/10/2015"}, "Ngày hứa xong phải từ hôm nay trở đi"),
        ({"answer": "obstacle"}, "Nhập vướng mắc cơ quan nêu"),
        ({}, "Chọn kết quả"),
    ],
)
def test_an_answer_that_lacks_something_keeps_what_was_typed(congress, values, sentence):
    agency = late_agency(congress)

    answer = browser_of(congress).post(
        url(congress, "urging-answer", agency.code), answer_form(**{"note": "", **values})
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Urge.objects.count() == 0


def test_an_obstacle_named_on_the_phone_becomes_one(congress):
    agency = late_agency(congress)
    task = make_task(congress, lead=agency, due_on=LATE, code="NV-KP")

    browser_of(congress).post(
        url(congress, "urging-answer", agency.code),
        answer_form(answer="obstacle", note="Chưa có kinh phí", task="NV-KP", ask="funding"),
    )

    assert Obstacle.objects.get().task == task


def test_the_wrong_person_leads_to_the_invitation_of_another(congress):
    agency = late_agency(congress)

    answer = browser_of(congress).post(
        url(congress, "urging-answer", agency.code), answer_form(answer="wrong_person"), follow=True
    )

    html = answer.content.decode()
    assert answer.redirect_chain[0][0] == f"/c/dh/people/invitations/?agency={agency.code}"
    assert f'<option value="{agency.pk}" selected' in html


def test_the_log_is_narrowed_by_its_address_and_exported_as_it_is(congress):
    one, other = late_agency(congress), late_agency(congress, "=cmd|'/c calc'!A1", code="XAU")
    make_urge(one)
    make_urge(other, note="=1+1")
    browser = browser_of(congress)

    html = page_of(browser, url(congress, "urging-log", query="?agency=XAU"))
    sheet = browser.get(url(congress, "urging-log-sheet", query="?agency=XAU"))

    assert "1 lần đôn đốc" in text_of(html)
    rows = list(load_workbook(io.BytesIO(sheet.content)).active.iter_rows(min_row=6))
    assert [(cell.value, cell.data_type) for cell in rows[0][2:3]] == [("'=cmd|'/c calc'!A1", "s")]
    assert rows[0][9].data_type == "s"
    assert len(rows) == 1


def test_the_record_keeps_how_late_the_tasks_were_then(congress):
    agency = late_agency(congress)
    browser = browser_of(congress)
    browser.post(url(congress, "urging-check"), {"agency": [agency.code], "instance_id": str(uuid.uuid4())})

    text = text_of(page_of(browser, url(congress, "urging-record", Urge.objects.get().pk)))

    assert "1 nhiệm vụ, tính đến lúc đôn đốc" in text
    assert "01/10/2015 7 ngày" in text


def test_the_head_reads_the_log_and_urges_nobody(congress):
    urge = make_urge(late_agency(congress))
    head = browser_of(congress, Role.HEAD)

    page_of(head, url(congress, "urging-log"))
    text = text_of(page_of(head, url(congress, "urging-record", urge.pk)))

    assert "Cần quyết định" not in text
    assert head.get(url(congress, "urging")).status_code == 403
    assert head.post(url(congress, "urging-settle", urge.pk), {"decision": "drop", "ver": 1}).status_code == 403


def test_a_step_is_changed_and_the_ladder_stored(congress):
    browser = browser_of(congress)
    form = {"ver": 1, "offset_days": "2", "addressee": "head", "channel": "zalo", "is_used": "on"}

    answer = browser.post(url(congress, "urging-step", 3), form)

    assert answer.status_code == 302
    assert list(LadderStep.objects.order_by("position").values_list("offset_days", flat=True)) == [-3, 0, 2, 3, 5, 10]


def test_a_step_changed_by_two_shows_both_texts(congress):
    browser = browser_of(congress)
    form = {"ver": 1, "offset_days": "2", "addressee": "head", "channel": "zalo", "is_used": "on"}
    browser.post(url(congress, "urging-step", 3), form)

    answer = browser.post(url(congress, "urging-step", 3), form | {"offset_days": "1"})

    assert answer.status_code == 409


@pytest.mark.parametrize(("days", "sentence"), [("0", "Phải sau bậc trước (0)"), ("5", "Phải trước bậc sau (3)")])
def test_steps_keep_their_order(congress, days, sentence):
    form = {"ver": 1, "offset_days": days, "addressee": "head", "channel": "zalo", "is_used": "on"}

    answer = browser_of(congress).post(url(congress, "urging-step", 3), form)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("urging", 10),
        ("urging-log", 7),
    ],
)
def test_lists_cost_the_same_at_one_row_and_at_three(congress, number, name, queries, django_assert_num_queries):
    for place in range(number):
        make_urge(late_agency(congress, f"Sở số {place}"), at=LONG_AGO)
    browser = browser_of(congress)

    with django_assert_num_queries(queries):
        browser.get(url(congress, name))


@pytest.mark.parametrize("number", [1, 3])
def test_the_check_page_costs_the_same_at_one_row_and_at_three(congress, number, django_assert_num_queries):
    for place in range(number):
        late_agency(congress, f"Sở số {place}")
    browser = browser_of(congress)

    with django_assert_num_queries(11):
        browser.get(url(congress, "urging-check", query="?all=1"))


def test_one_agency_costs_so_many_queries(congress, django_assert_num_queries):
    agency = late_agency(congress)
    for days in range(3):
        make_urge(agency, at=LONG_AGO + timedelta(days=days))
    browser = client_of(make_member(congress))

    with django_assert_num_queries(12):
        browser.get(url(congress, "urging-agency", agency.code))
