"""Letters that gather: a few minutes, a day, the morning. Each once, and none when there is nothing to say."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from dondoc.notices.actions import post
from dondoc.notices.actions.digests import send_daily, send_morning, tell_soon
from dondoc.notices.actions.preferences import choose_levels
from dondoc.notices.enums import Group, Level
from dondoc.notices.jobs import daily_digests, morning_digests
from dondoc.notices.models import Delivery, Digest, Notice
from dondoc.people.enums import Role
from dondoc.tasks.enums import Ask, ObstacleState
from dondoc.web.worker import Worker
from tests.factories.people import make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task
from tests.support.smtp import mail_server

pytestmark = pytest.mark.django_db
# Thursday 8 October 2026, 06:45 in Vietnam.
MORNING = datetime(2026, 10, 7, 23, 45, tzinfo=UTC)
THURSDAY = date(2026, 10, 8)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.DEMO = False
    settings.BASE_URL = "https://dondoc.example.vn"
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def congress():
    return make_congress(is_demo=False, pinned_today=None, opening_on=date(2026, 10, 20))


@pytest.fixture
def post_office(settings):
    with mail_server() as server:
        settings.SMTP_SERVER = server.server
        yield server


def reader(congress, role=Role.SECRETARIAT, agency=None):
    user = make_member(congress, role, agency)
    user.email = f"{user.username}@example.vn"
    user.save()
    return user


def tell(congress, *users, about="1", **values):
    given = {"title": f"Việc {about}", "group": Group.WORK, "now": timezone.now()} | values
    with transaction.atomic():
        return post(congress_id=congress.pk, kind="k", about=about, recipient_ids=[user.pk for user in users], **given)


def texts(post_office) -> list[str]:
    return [letter.get_content() for letter in post_office.letters]


def test_what_comes_within_five_minutes_is_one_letter(congress, post_office, clock):
    person = reader(congress)
    tell(congress, person, about="1", text="Hạn 20/10", path="/c/dh/tasks/KH06-II-3")
    clock.shift(120)
    tell(congress, person, about="2")

    early = tell_soon(now=timezone.now())
    clock.shift(181)
    sent = [tell_soon(now=timezone.now()) for _ in range(2)]
    Worker().drain()

    assert (early, sent) == (0, [1, 0])
    letter = post_office.letters[0]
    assert letter["Subject"] == "2 thông báo, Đại hội dh"
    assert letter["List-Unsubscribe"] == "<https://dondoc.example.vn/c/dh/notices/preferences>"
    assert letter.get_content().splitlines()[:3] == [
        "– Việc 1",
        "  Hạn 20/10",
        "  https://dondoc.example.vn/c/dh/tasks/KH06-II-3",
    ]


def test_urgent_news_wait_for_nothing(congress, post_office):
    person = reader(congress)
    tell(congress, person, group=Group.OBSTACLES, is_urgent=True)

    tell_soon(now=timezone.now())
    Worker().drain()

    assert post_office.letters[0]["Subject"] == "Việc 1"


@pytest.mark.parametrize(
    ("level", "letters"), [(Level.NOW, ["soon"]), (Level.DAILY, ["daily"]), (Level.NEVER, [])], ids=str
)
def test_a_person_hears_as_chosen_and_the_inbox_holds_all(congress, post_office, level, letters, clock):
    person = reader(congress)
    choose_levels(congress_id=congress.pk, user_id=person.pk, levels={Group.WORK: level}, now=MORNING)
    tell(congress, person)
    clock.shift(600)

    soon = tell_soon(now=timezone.now())
    daily = send_daily(day=THURSDAY, now=timezone.now())

    assert ["soon"] * soon + ["daily"] * daily == letters
    assert Notice.objects.filter(recipient=person).count() == 1


def test_nobody_without_an_address_is_written_to(congress, post_office, clock):
    tell(congress, make_member(congress))
    clock.shift(600)

    assert tell_soon(now=timezone.now()) == 0
    assert not Delivery.objects.exists()
    assert tell_soon(now=timezone.now()) == 0


def test_the_head_hears_the_verdict_and_five_actions(congress, post_office):
    head = reader(congress, Role.HEAD)
    for number in range(7):
        agency = make_agency(congress, f"Sở số {number}")
        task = make_task(congress, lead=agency, due_on=THURSDAY - timedelta(days=number + 1))
        if number < 3:
            asked = {"state": ObstacleState.AWAITS_DECISION, "ask": Ask.FUNDING, "ask_text": f"Bổ sung {number} tỷ"}
            make_obstacle(task, agency, **asked)

    morning_digests.call(MORNING.isoformat())
    morning_digests.call(MORNING.isoformat())
    Worker().drain()

    letter = post_office.letters[0]
    text = letter.get_content()
    assert len(post_office.letters) == 1
    assert letter["Subject"] == "Bản tin sáng 08/10, còn 12 ngày: Chưa sẵn sàng"
    assert text.startswith("Chưa sẵn sàng: 7 việc quá hạn; 0 vướng mắc khẩn; 3 vướng mắc chờ đồng chí quyết định.\n")
    assert text.count("\n– ") == 5
    assert "– Quyết định: Bổ sung 0 tỷ (Sở số 0)\n  https://dondoc.example.vn/c/dh/tasks/" in text
    assert Notice.objects.get(recipient=head).title == letter["Subject"]


def test_a_quiet_day_has_no_morning_digest_but_a_monday_has(congress, post_office):
    reader(congress, Role.HEAD)
    make_task(congress, lead=make_agency(congress), due_on=date(2026, 12, 1))

    sent = {}
    for days in range(5):
        with time_machine.travel(MORNING + timedelta(days=days), tick=False):
            day = THURSDAY + timedelta(days=days)
            sent[day.strftime("%a")] = send_morning(day=day, now=timezone.now())
    Worker().drain()

    assert sent == {"Thu": 1, "Fri": 0, "Sat": 0, "Sun": 0, "Mon": 1}
    said = Notice.objects.order_by("pk").last().text
    assert said.startswith("Không có thay đổi, không có việc quá hạn. Sẵn sàng: 0 việc quá hạn")


def test_a_head_who_wants_none_gets_none(congress, post_office):
    head = reader(congress, Role.HEAD)
    make_task(congress, lead=make_agency(congress), due_on=date(2026, 10, 1))
    choose_levels(congress_id=congress.pk, user_id=head.pk, levels={Group.MORNING: Level.NEVER}, now=MORNING)

    assert send_morning(day=THURSDAY, now=MORNING) == 0


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, True), (1, True), (2, False), (3, True), (4, False)])
def test_an_agency_is_reminded_three_days_and_a_day_before_and_on_the_day(congress, post_office, days, told):
    agency = make_agency(congress)
    reader(congress, Role.FOCAL, agency)
    make_task(congress, lead=agency, due_on=THURSDAY + timedelta(days=days))

    assert send_daily(day=THURSDAY, now=MORNING) == int(told)


def test_one_digest_per_agency_and_day_with_what_waited(congress, post_office):
    agency, other = make_agency(congress), make_agency(congress, "Sở Nội vụ")
    focal = reader(congress, Role.FOCAL, agency)
    reader(congress, Role.FOCAL, other)
    make_task(congress, lead=agency, due_on=THURSDAY, title="Kiểm tra y tế")
    make_task(congress, lead=agency, due_on=THURSDAY - timedelta(days=9))
    tell(congress, focal, group=Group.OBSTACLES)

    eight = datetime(2026, 10, 8, 1, 0, tzinfo=UTC)
    with time_machine.travel(eight, tick=False):
        daily_digests.call(eight.isoformat())
        daily_digests.call(eight.isoformat())
        Worker().drain()

    assert len(post_office.letters) == 1
    text = post_office.letters[0].get_content()
    assert post_office.letters[0]["Subject"] == "Sở Y tế: 1 nhiệm vụ sắp đến hạn"
    assert "1 nhiệm vụ đã quá hạn" in text
    assert "– Hạn hôm nay: Kiểm tra y tế\n" in text
    assert "– Việc 1" in text


def test_an_agency_hears_nothing_of_another(congress, post_office):
    reader(congress, Role.FOCAL, make_agency(congress, "Sở Nội vụ"))
    make_task(congress, lead=make_agency(congress), due_on=THURSDAY)

    assert send_daily(day=THURSDAY, now=MORNING) == 0


def test_a_demo_has_no_digests(post_office):
    show = make_congress("mau")
    reader(show, Role.HEAD)
    make_task(show, lead=make_agency(show), due_on=date(2015, 10, 1))

    assert send_morning(day=THURSDAY, now=MORNING) == 0
    assert not Delivery.objects.exists()


def test_a_digest_that_stumbles_holds_up_nobody(congress, post_office, monkeypatch):
    from dondoc.notices import digests

    reader(congress, Role.HEAD)
    lucky = reader(congress, Role.HEAD)
    make_task(congress, lead=make_agency(congress), due_on=date(2026, 10, 1))
    real = digests._PROVIDERS["head"]

    def stumbling(*, user, **values):
        if user != lucky:
            raise ValueError("stumble")
        return real(user=user, **values)

    monkeypatch.setitem(digests._PROVIDERS, "head", stumbling)

    assert send_morning(day=THURSDAY, now=MORNING) == 1
    assert Digest.objects.count() == 1
