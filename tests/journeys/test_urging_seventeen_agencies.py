"""A secretary urges 17 agencies from the desk to the result page; one letter's fate is not known, none comes twice."""

import time
from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.people.enums import Role
from dondoc.tasks.models import Urge
from dondoc.web.worker import Worker
from tests.factories.people import client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_task
from tests.support.smtp import mail_server

AGENCIES = 17
CUT_OFF = "so7@kontum.example"
MOST_SECONDS = 30


@pytest.fixture
def a_working_morning() -> None:
    """Stand at 09:00 of the next day on which a message may be sent, whatever the hour of the run."""
    with time_machine.travel(_next_working_morning(timezone.localtime()), tick=True):
        yield


def _next_working_morning(now: datetime) -> datetime:
    from dondoc.kit.dates import add_working_days, fixed_holidays

    day = add_working_days(now.date(), 1, holidays=fixed_holidays(now.year) | fixed_holidays(now.year + 1))
    return now.replace(year=day.year, month=day.month, day=day.day, hour=9, minute=0, second=0, microsecond=0)


@pytest.fixture
def post_office(settings):
    """Run a mail server that takes every letter, and cuts the line over one of them."""
    settings.DEMO = False
    with mail_server() as server:
        taken = server.handle_DATA

        async def cut_off_over_one(smtp, session, envelope) -> str:
            answer = await taken(smtp, session, envelope)
            if CUT_OFF in envelope.rcpt_tos:
                smtp.transport.abort()
            return answer

        server.handle_DATA = cut_off_over_one
        settings.SMTP_SERVER = server.server
        yield server


def make_late_agencies(congress) -> None:
    """Make 17 agencies with a focal point and two late tasks each."""
    today = timezone.localdate()
    for place in range(AGENCIES):
        agency = make_agency(congress, f"Sở số {place}", phone="02603000501")
        make_member(congress, Role.FOCAL, agency, email=f"so{place}@kontum.example", full_name=f"Lê Bình {place}")
        for days in (5, 9):
            make_task(congress, lead=agency, due_on=today - timedelta(days=days))


def logged_in(browser, site, user):
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 800})
    name = django_settings.SESSION_COOKIE_NAME
    session = client_of(user).cookies[name].value
    context.add_cookies([{"name": name, "value": session, "domain": "localhost", "path": "/"}])
    return context


def test_from_the_desk_to_the_result(browser, site, django_db_blocker, a_working_morning, post_office):
    with django_db_blocker.unblock():
        opening = timezone.localdate() + timedelta(days=20)
        congress = make_congress("muoi-bay", is_demo=False, pinned_today=None, opening_on=opening)
        make_late_agencies(congress)
        context = logged_in(browser, site, make_member(congress))
        page = context.new_page()
        title = page.get_by_role("heading", level=1)

        began = time.perf_counter()
        page.goto("/c/muoi-bay/tasks/urging/")
        expect(page.get_by_text("17 cơ quan / 34 nhiệm vụ")).to_be_visible()
        page.get_by_role("link", name="Chọn cả 17 cơ quan").click()
        page.get_by_role("button", name="Gửi 17 tin đôn đốc").dblclick()
        expect(title).to_have_text("17 đang chờ gửi")
        pressed = time.perf_counter() - began
        Worker().drain()
        expect(title).to_have_text("16 đã gửi · 1 chưa rõ đã gửi hay chưa", timeout=MOST_SECONDS * 1000)
        print(f"desk to result page: {pressed:.2f} s, to every outcome: {time.perf_counter() - began:.2f} s")

        page.reload()
        page.go_back()
        page.goto(f"/c/muoi-bay/tasks/urging/sent/{Urge.objects.filter(congress=congress).first().batch}")
        Worker().drain()
        row = page.get_by_role("row", name="Sở số 7")
        expect(row).to_contain_text("Chưa rõ đã gửi hay chưa")
        row.get_by_role("button", name="Đã gửi").click()
        expect(title).to_have_text("17 đã gửi")
        context.close()

        assert sorted(to for _from, [to] in post_office.envelopes) == sorted(
            f"so{place}@kontum.example" for place in range(AGENCIES)
        )
        assert Urge.objects.filter(congress=congress).count() == AGENCIES


def test_an_answer_takes_two_keys(browser, site, django_db_blocker, a_working_morning, settings):
    settings.DEMO = False
    with django_db_blocker.unblock():
        opening = timezone.localdate() + timedelta(days=20)
        congress = make_congress("hai-phim", is_demo=False, pinned_today=None, opening_on=opening)
        make_late_agencies(congress)
        context = logged_in(browser, site, make_member(congress))
        page = context.new_page()
        page.goto("/c/hai-phim/tasks/urging/")

        page.keyboard.press("j")
        page.keyboard.press("Enter")
        expect(page.locator("#urging-pane h2")).to_be_focused()
        page.keyboard.press("2")

        expect(page.get_by_text("Đã ghi kết quả của Sở số 0: Chưa liên lạc được.")).to_be_visible()
        context.close()

        assert [urge.answer for urge in Urge.objects.filter(congress=congress)] == ["not_reached"]
