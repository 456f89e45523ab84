"""The pages of letters of urging: the check, the register, the letter as its agency reads it, and what they cost."""

import re
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from dondoc.people.enums import Role
from dondoc.tasks.actions.letters import issue_letters, write_letters
from dondoc.tasks.models import LadderStep, Urge, UrgeLetter
from dondoc.tasks.queries.letters import open_letters
from dondoc.tasks.queries.urging import usual_ladder
from tests.factories.archive import make_body
from tests.factories.people import browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_task, make_urge

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2015, 10, 8, 9, 0, tzinfo=ZONE)
LATE = date(2015, 10, 1)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def body(congress):
    return make_body(congress)


def late_agency(congress, name: str = "Sở Y tế"):
    agency = make_agency(congress, name)
    make_member(congress, Role.FOCAL, agency, email="yte@kontum.example")
    make_task(congress, lead=agency, due_on=LATE, title="Tổng vệ sinh các tuyến phố")
    return agency


def url(congress, name: str, *args, query: str = "") -> str:
    return reverse(f"tasks:{name}", args=[congress.slug, *args]) + query


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def draft(congress, body, *agencies, now=NOW):
    write_letters(
        congress_id=congress.pk,
        agency_ids=[one.pk for one in agencies],
        body=body,
        instance_id=uuid.uuid4(),
        by_id=None,
        now=now,
    )


def issued(congress, body, *agencies) -> UrgeLetter:
    draft(congress, body, *agencies)
    issue_letters(letters=open_letters(congress.pk), by_id=None, now=NOW)
    return UrgeLetter.objects.get(agency=agencies[0])


def test_the_check_page_shows_whom_with_what_and_drafts_once(congress, body):
    first, second = late_agency(congress), late_agency(congress, "Sở Tài chính")
    browser = browser_of(congress)
    form = {"agency": [first.code, second.code], "instance_id": uuid.uuid4()}

    shown = text_of(browser.get(url(congress, "letters-check", query="?all=1")))
    answers = [browser.post(url(congress, "letters-check"), form) for _press in range(2)]

    assert "2 công văn tới 2 cơ quan, về 2 nhiệm vụ quá hạn." in shown
    assert "Kính gửi: Sở Y tế." in shown
    assert "Lập 2 dự thảo công văn" in shown
    assert {answer.status_code for answer in answers} == {302}
    assert UrgeLetter.objects.count() == 2
    assert not Urge.objects.exists()


def test_who_gets_no_letter_is_named_with_the_reason(congress, body):
    drafted, promised, soon = (
        late_agency(congress),
        late_agency(congress, "Sở Nội vụ"),
        make_agency(congress, "Sở Tư pháp"),
    )
    draft(congress, body, drafted)
    make_urge(promised, promised_until=date(2015, 10, 9))
    make_task(congress, lead=soon, due_on=date(2015, 10, 9))
    codes = "&".join(f"agency={one.code}" for one in (drafted, promised, soon))

    text = text_of(browser_of(congress).get(url(congress, "letters-check", query=f"?{codes}")))

    assert "Sở Y tế : đã có dự thảo công văn chờ ban hành." in text
    assert "Sở Nội vụ : Đã hứa xong trước hết ngày 09/10, tạm không nhắc." in text
    assert "Sở Tư pháp : Chưa có việc quá hạn; công văn đôn đốc chỉ gửi khi đã quá hạn." in text


def test_without_a_body_the_page_says_what_is_missing(congress):
    late_agency(congress)

    text = text_of(browser_of(congress).get(url(congress, "letters-check", query="?all=1")))

    assert "Đại hội chưa đặt cơ quan ban hành văn bản nên chưa soạn được công văn." in text


def test_an_agency_whose_step_is_a_letter_is_led_to_the_letters_from_the_usual_check(congress, body):
    agency = late_agency(congress)
    LadderStep.objects.bulk_create(usual_ladder(congress.pk))
    LadderStep.objects.filter(position=3).update(channel="letter")

    text = text_of(browser_of(congress).get(url(congress, "urging-check", query=f"?agency={agency.code}")))

    assert "1 cơ quan tới bậc công văn: soạn dự thảo, ký rồi ban hành." in text
    assert "Soạn 1 công văn" in text


def test_the_chosen_are_issued_and_a_second_press_says_that_nothing_is_left(congress, body):
    draft(congress, body, late_agency(congress), late_agency(congress, "Sở Tài chính"))
    browser = browser_of(congress)
    form = {"letter": [one.pk for one in open_letters(congress.pk)]}

    first = browser.post(url(congress, "letters-issue"), form, follow=True)
    second = browser.post(url(congress, "letters-issue"), form, follow=True)

    assert "Đã ban hành 2 công văn." in text_of(first)
    assert "01-CV/TBPV" in text_of(first)
    assert "công văn đã chọn không còn là dự thảo" in text_of(second)
    assert Urge.objects.count() == 2


def test_nothing_chosen_issues_nothing(congress, body):
    draft(congress, body, late_agency(congress))

    answer = browser_of(congress).post(url(congress, "letters-issue"), {}, follow=True)

    assert "Chưa ban hành" in text_of(answer)
    assert not Urge.objects.exists()


def test_an_agency_reads_its_letter_once_it_is_issued_and_no_other_one(congress, body):
    agency, other = late_agency(congress), late_agency(congress, "Sở Tài chính")
    letter = issued(congress, body, agency)
    focal, stranger = (client_of(make_member(congress, Role.FOCAL, one)) for one in (agency, other))

    page = text_of(focal.get(url(congress, "letter", letter.pk)))
    file = focal.get(url(congress, "letter-file", letter.pk, "docx"))

    assert "Công văn số 01-CV/TBPV" in page
    assert "Tổng vệ sinh các tuyến phố" in page
    assert "Báo cáo các nhiệm vụ" in page
    assert b"".join(file.streaming_content)[:2] == b"PK"
    assert stranger.get(url(congress, "letter", letter.pk)).status_code == 404
    assert stranger.get(url(congress, "letter-file", letter.pk, "docx")).status_code == 404
    assert focal.get(url(congress, "letter-file", letter.pk, "exe")).status_code == 404


def test_an_agency_does_not_see_a_letter_in_draft(congress, body):
    agency = late_agency(congress)
    draft(congress, body, agency)
    letter = UrgeLetter.objects.get()

    answer = client_of(make_member(congress, Role.FOCAL, agency)).get(url(congress, "letter", letter.pk))

    assert answer.status_code == 404


def test_a_draft_of_another_day_is_offered_to_be_written_anew(congress, body):
    draft(congress, body, late_agency(congress), now=NOW - timedelta(days=1))
    letter = UrgeLetter.objects.get()
    browser = browser_of(congress)

    before = text_of(browser.get(url(congress, "letter", letter.pk)))
    browser.post(url(congress, "letter-rewrite", letter.pk), {"ver": letter.outgoing.ver})
    after = text_of(browser.get(url(congress, "letter", UrgeLetter.objects.get(is_open=True).pk)))

    assert "số ngày quá hạn tính đến ngày đó" in before
    assert "Ban hành công văn này" in after


def test_a_stale_version_gives_nothing_up(congress, body):
    draft(congress, body, late_agency(congress))
    letter = UrgeLetter.objects.get()

    answer = browser_of(congress).post(url(congress, "letter-discard", letter.pk), {"ver": 99}, follow=True)

    assert "Dự thảo vừa được người khác sửa." in text_of(answer)
    assert UrgeLetter.objects.get().is_open


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "query", "queries"), [("letters", "?show=draft", 7), ("letters-check", "?all=1", 12)])
def test_lists_cost_the_same_at_one_row_and_at_three(
    congress, body, number, name, query, queries, django_assert_num_queries
):
    agencies = [late_agency(congress, f"Sở số {place}") for place in range(number)]
    if name == "letters":
        draft(congress, body, *agencies)
    browser = browser_of(congress)

    with django_assert_num_queries(queries):
        browser.get(url(congress, name, query=query))


@pytest.mark.parametrize("number", [1, 3])
def test_a_letter_costs_the_same_with_one_task_and_with_three(congress, body, number, django_assert_num_queries):
    agency = late_agency(congress)
    for _more in range(number - 1):
        make_task(congress, lead=agency, due_on=LATE)
    letter = issued(congress, body, agency)
    browser = browser_of(congress)

    with django_assert_num_queries(7):
        browser.get(url(congress, "letter", letter.pk))
