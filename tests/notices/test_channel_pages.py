"""Channels, log and choices as pages: who sees them, what they say, and that nothing is lost or done twice."""

import re
import uuid
from datetime import UTC, datetime

import pytest

from dondoc.journal.models import Entry
from dondoc.notices.enums import Channel, Group, Level
from dondoc.notices.models import Delivery, Preference, Webhook
from dondoc.notices.queries import preferences
from dondoc.people.enums import Role
from tests.factories.notices import make_letter
from tests.factories.people import browser_of, client_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
CHANNELS, LOG, PREFERENCES = "/c/dh/notices/channels", "/c/dh/notices/log", "/c/dh/notices/preferences"
DAY = datetime(2015, 10, 8, 2, 0, tzinfo=UTC)
LOG_QUERIES = 7


@pytest.fixture(autouse=True)
def no_demo(settings):
    settings.DEMO = False


@pytest.fixture
def congress():
    return make_congress(is_demo=False, pinned_today=None)


@pytest.fixture
def browser(congress):
    return browser_of(congress)


def in_state(congress, state: str, letter: str = "u:1", **values) -> Delivery:
    row = make_letter(congress, letter, now=DAY)
    given = {"state": state, "sent_at": DAY if state == "sent" else None} | values
    Delivery.objects.filter(pk=row.pk).update(**given)
    row.refresh_from_db()
    return row


def test_what_is_unknown_stands_on_top(congress, browser):
    for number, state in enumerate(["sent", "failed", "unknown", "waiting"]):
        in_state(congress, state, f"u:{number}", subject=f"Thư {state}")

    page = browser.get(LOG).content.decode()

    order = [page.index(f"Thư {state}") for state in ("unknown", "failed", "waiting")]
    assert order == sorted(order)
    assert "1 thư chưa rõ đã gửi hay chưa" in page


def test_the_log_can_be_narrowed_to_a_state(congress, browser):
    in_state(congress, "sent", "u:1", subject="Đã đi")
    in_state(congress, "unknown", "u:2", subject="Còn ngờ")

    page = browser.get(LOG + "?state=sent").content.decode()

    assert "Đã đi" in page
    assert "Còn ngờ" not in page
    assert browser.get(LOG + "?state=x'--").status_code == 200


@pytest.mark.parametrize(("decision", "state"), [("sent", "sent"), ("again", "waiting"), ("drop", "dropped")])
def test_a_decision_is_carried_out_once(congress, browser, decision, state):
    row = in_state(congress, "unknown")
    given = {"decision": decision, "ver": row.ver}

    first = browser.post(f"{LOG}/{row.pk}", given)
    second = browser.post(f"{LOG}/{row.pk}", given, follow=True)

    row.refresh_from_db()
    assert (first.status_code, row.state) == (302, state)
    assert row.settled_by_id is not None
    assert second.status_code == 200


@pytest.mark.parametrize("given", [{}, {"decision": "explode", "ver": "1"}, {"decision": "sent", "ver": "một"}])
def test_a_decision_that_cannot_be_read_changes_nothing(congress, browser, given):
    row = in_state(congress, "unknown")

    answer = browser.post(f"{LOG}/{row.pk}", given, follow=True)

    row.refresh_from_db()
    assert row.state == "unknown"
    assert "Chọn một trong các nút của tin này." in answer.content.decode()


def test_a_message_of_another_congress_is_not_found(congress, browser):
    row = in_state(make_congress("khac", is_demo=False, pinned_today=None), "unknown")

    assert browser.post(f"{LOG}/{row.pk}", {"decision": "drop", "ver": 1}).status_code == 404


def test_a_zalo_text_is_copied_and_marked_by_hand(congress, browser):
    row = make_letter(congress, channel=Channel.ZALO_TEXT, address="0912345678")

    page = browser.get(LOG).content.decode()
    browser.post(f"{LOG}/{row.pk}", {"decision": "sent", "ver": row.ver})

    row.refresh_from_db()
    assert "Kính đề nghị Sở Y tế báo cáo trước ngày 12/10." in page
    assert (row.state, row.settled_by_id is not None) == ("sent", True)


def test_the_log_takes_the_same_queries_for_one_and_three(congress, browser, django_assert_num_queries):
    in_state(congress, "unknown")
    browser.get(LOG)
    with django_assert_num_queries(LOG_QUERIES):
        browser.get(LOG)
    for number in range(2, 4):
        agency = make_agency(congress, f"Sở {number}")
        in_state(congress, "failed", f"u:{number}", agency_id=agency.pk, recipient_id=make_member(congress).pk)
    with django_assert_num_queries(LOG_QUERIES):
        browser.get(LOG)


def test_the_gateway_is_set_and_its_secret_shown_once(congress, browser):
    answer = browser.post(CHANNELS, {"url": " https://tinnhan.example.vn/dondoc "})

    hook = Webhook.objects.get()
    assert (answer.status_code, hook.url) == (200, "https://tinnhan.example.vn/dondoc")
    assert hook.secret in answer.content.decode()
    assert hook.secret not in browser.get(CHANNELS).content.decode()


def test_an_address_that_may_not_be_called_stays_in_the_form(browser):
    answer = browser.post(CHANNELS, {"url": "http://10.0.0.5/"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="http://10.0.0.5/"' in page
    assert "Địa chỉ phải bắt đầu bằng https://" in page


def test_a_gateway_changed_meanwhile_is_not_overwritten(congress, browser):
    browser.post(CHANNELS, {"url": "https://mot.example.vn/"})

    changed = browser.post(CHANNELS, {"url": "https://hai.example.vn/", "ver": "1"})
    clash = browser.post(CHANNELS, {"url": "https://ba.example.vn/", "ver": "1"})

    assert (changed.status_code, clash.status_code) == (302, 409)
    assert "https://hai.example.vn/" in clash.content.decode()
    assert Webhook.objects.get().url == "https://hai.example.vn/"


def test_a_new_secret_and_no_gateway_any_more(congress, browser):
    browser.post(CHANNELS, {"url": "https://mot.example.vn/"})
    old = Webhook.objects.get().secret

    stale = browser.post(f"{CHANNELS}/webhook/secret", {"ver": "7"})
    fresh = browser.post(f"{CHANNELS}/webhook/secret", {"ver": "1"})
    new = Webhook.objects.get().secret
    gone = [browser.post(f"{CHANNELS}/webhook/remove").status_code for _ in range(2)]

    assert (stale.status_code, fresh.status_code) == (302, 200)
    assert new != old and new in fresh.content.decode()
    assert gone == [302, 302]
    assert not Webhook.objects.exists()


def test_a_trial_is_sent_once_and_shown(congress):
    person = make_member(congress)
    browser = client_of(person)
    given = {"address": "toi@example.vn", "instance_id": str(uuid.uuid4())}

    answers = [browser.post(f"{CHANNELS}/email/try", given).status_code for _ in range(2)]

    row = Delivery.objects.get()
    assert answers == [302, 302]
    assert (row.kind, row.address, row.recipient_id) == ("try", "toi@example.vn", person.pk)
    assert "Lần gửi thử gần nhất:" in browser.get(CHANNELS).content.decode()
    assert Entry.objects.filter(verb="notices.channel.tried").count() == 1
    assert browser.post(f"{CHANNELS}/email/try", given | {"address": "khac@example.vn"}).status_code == 422


@pytest.mark.parametrize(
    ("channel", "address", "status"),
    [("email", "không phải thư", 422), ("webhook", "12", 422), ("pigeon", "x", 404), ("zalo_text", "x", 404)],
)
def test_a_trial_to_nowhere_is_refused(browser, channel, address, status):
    answer = browser.post(f"{CHANNELS}/{channel}/try", {"address": address, "instance_id": str(uuid.uuid4())})

    assert answer.status_code == status
    assert not Delivery.objects.exists()


def test_a_demo_says_that_it_sends_nothing():
    browser = browser_of(make_congress("mau"))
    url = "/c/mau/notices/channels"

    tried = browser.post(f"{url}/email/try", {"address": "a@b.vn", "instance_id": str(uuid.uuid4())}, follow=True)

    assert Delivery.objects.get().state == "held_back"
    assert "Đại hội mẫu không gửi tin đi đâu" in tried.content.decode()


@pytest.mark.parametrize("role", [Role.HEAD, Role.FOCAL])
def test_others_do_not_see_log_and_channels(congress, role):
    browser = browser_of(congress, role, make_agency(congress) if role == Role.FOCAL else None)

    assert [browser.get(url).status_code for url in (LOG, CHANNELS)] == [403, 403]
    assert "notices/log" not in browser.get("/c/dh/notices/").content.decode()


def test_everybody_chooses_when_to_hear(congress):
    person = make_member(congress, Role.FOCAL, make_agency(congress), email="dau-moi@example.vn")
    browser = client_of(person)
    page = browser.get(PREFERENCES).content.decode()
    asked = set(re.findall(r'name="(\w+)" value="never"', page))

    saved = browser.post(PREFERENCES, dict.fromkeys(asked, "never"))

    chosen = preferences(congress_id=congress.pk, user_id=person.pk)
    assert asked == {group.value for group in Group} - {"safety"}
    assert "dau-moi@example.vn" in page
    assert saved.status_code == 302
    assert {level for group, level in chosen.items() if group != Group.SAFETY} == {Level.NEVER}
    assert chosen[Group.SAFETY] == Level.NOW
    assert Preference.objects.count() == 5


def test_a_choice_outside_the_list_is_refused(congress, browser):
    assert browser.post(PREFERENCES, {"work": "hourly"}).status_code == 422
    assert not Preference.objects.exists()
