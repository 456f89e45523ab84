"""The gateway of the office, against a real receiver: signed, tried again, never twice."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dondoc.notices.actions.send import send_due
from dondoc.notices.actions.webhooks import WebhookRefused, renew_secret, set_webhook
from dondoc.notices.enums import Channel, DeliveryState
from dondoc.notices.models import Delivery, Webhook
from dondoc.web.worker import Worker
from tests.factories.notices import make_letter, make_receipt
from tests.factories.people import make_congress, make_member
from tests.support.receiver import OK, receiver

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 10, 8, 2, 0, tzinfo=UTC)
PHONE = "0912345678"


@pytest.fixture(autouse=True)
def a_morning_without_demo(settings):
    settings.DEMO = False
    settings.OUTBOUND_HOSTS = frozenset({"127.0.0.1"})
    settings.BASE_URL = "https://dondoc.example.vn"
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def congress():
    return make_congress(is_demo=False, pinned_today=None)


@pytest.fixture
def gateway():
    with receiver() as found:
        yield found


@pytest.fixture
def hook(congress, gateway):
    person = make_member(congress)
    url = f"http://127.0.0.1:{gateway.port}/dondoc?kenh=zalo"
    return set_webhook(congress_id=congress.pk, url=url, by_id=person.pk, now=MORNING)


def message(congress, make=make_letter, **values) -> Delivery:
    return make(congress, channel=Channel.WEBHOOK, address=PHONE, **values)


def state_of(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_a_message_arrives_signed(congress, gateway, hook):
    letter = message(congress, path="/c/dh/tasks/")

    Worker().drain()

    assert state_of(letter) == DeliveryState.SENT
    request = gateway.requests[0]
    assert request.line == "POST /dondoc?kenh=zalo HTTP/1.1"
    assert json.loads(request.body) == {
        "id": letter.message_id,
        "kind": "letter",
        "congress": "dh",
        "to": PHONE,
        "subject": "Đôn đốc thực hiện 3 nhiệm vụ quá hạn",
        "text": "Kính đề nghị Sở Y tế báo cáo trước ngày 12/10.",
        "url": "https://dondoc.example.vn/c/dh/tasks/",
        "created_at": "2026-10-08T09:00:00+07:00",
    }
    stamp = int(MORNING.timestamp())
    signed = f"{stamp}.{letter.message_id}.".encode() + request.body
    digest = hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert request.headers["dondoc-signature"] == f"t={stamp},v1={digest}"
    assert request.headers["dondoc-id"] == letter.message_id


@pytest.mark.parametrize(
    ("status", "letter_is", "receipt_is"),
    [
        ("200 OK", "sent", "sent"),
        ("202 Accepted", "sent", "sent"),
        ("302 Found", "failed", "failed"),
        ("400 Bad Request", "failed", "failed"),
        ("404 Not Found", "failed", "failed"),
        ("429 Too Many Requests", "waiting", "waiting"),
        ("503 Service Unavailable", "waiting", "waiting"),
        ("500 Internal Server Error", "unknown", "waiting"),
        ("504 Gateway Timeout", "unknown", "waiting"),
    ],
)
def test_what_the_gateway_answers_counts(congress, gateway, hook, status, letter_is, receipt_is):
    gateway.answers(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
    letter, receipt = message(congress), message(congress, make_receipt)

    Worker().drain()

    assert (state_of(letter), state_of(receipt)) == (letter_is, receipt_is)


def test_a_gateway_that_takes_and_says_nothing_leaves_a_letter_unknown(congress, gateway, hook):
    gateway.answer = lambda line: None
    letter, receipt = message(congress), message(congress, make_receipt)

    Worker().drain()
    gateway.answers(OK)
    later = MORNING + timedelta(minutes=5)
    with time_machine.travel(later, tick=False):
        send_due(now=later)

    assert (state_of(letter), state_of(receipt)) == ("unknown", "sent")
    assert [request.headers["dondoc-id"] for request in gateway.requests].count(letter.message_id) == 1
    assert [request.headers["dondoc-id"] for request in gateway.requests].count(receipt.message_id) == 2


def test_a_gateway_that_is_down_is_tried_again(congress, hook, gateway):
    letter = message(congress)
    with receiver() as gone:
        Webhook.objects.update(url=f"http://127.0.0.1:{gone.port}/")

    Worker().drain()

    assert (state_of(letter), letter.attempts) == ("waiting", 1)
    assert letter.next_at == MORNING + timedelta(minutes=1)


def test_messages_wait_while_no_gateway_is_set(congress):
    letter = message(congress)

    Worker().drain()

    assert (state_of(letter), letter.attempts, letter.error) == ("waiting", 0, "Cổng tin nhắn chưa được cài đặt")


def test_an_inside_address_is_not_called_even_if_it_was_stored(congress, gateway, hook, settings):
    settings.OUTBOUND_HOSTS = frozenset()
    Webhook.objects.update(url=f"https://127.0.0.1:{gateway.port}/")
    letter = message(congress)

    Worker().drain()

    assert state_of(letter) == DeliveryState.FAILED
    assert gateway.connections == 0


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://tinnhan.example.vn/", "Địa chỉ phải bắt đầu bằng https://"),
        ("ftp://tinnhan.example.vn/", "Địa chỉ phải bắt đầu bằng https://"),
        ("https://ten:matkhau@tinnhan.example.vn/", "Bỏ tên đăng nhập và mật khẩu khỏi địa chỉ"),
        ("https://tinnhan.example.vn:25/", "Chỉ gọi được cổng 443 và 8443"),
        ("tinnhan.example.vn", "Địa chỉ phải bắt đầu bằng https://"),
    ],
)
def test_an_address_that_may_not_be_called_is_refused_with_a_sentence(congress, url, sentence):
    with pytest.raises(WebhookRefused, match=sentence):
        set_webhook(congress_id=congress.pk, url=url, by_id=make_member(congress).pk, now=MORNING)

    assert not Webhook.objects.exists()


def test_a_congress_has_one_gateway(congress, hook):
    with pytest.raises(WebhookRefused):
        set_webhook(congress_id=congress.pk, url="https://a.vn/", by_id=make_member(congress).pk, now=MORNING)


def test_a_new_secret_signs_from_now_on(congress, gateway, hook):
    old = hook.secret
    renew_secret(hook=hook, expected_ver=1, by_id=make_member(congress).pk, now=MORNING)
    letter = message(congress)

    Worker().drain()

    body = gateway.requests[0].body
    signed = f"{int(MORNING.timestamp())}.{letter.message_id}.".encode() + body
    given = gateway.requests[0].headers["dondoc-signature"]
    assert given.endswith(hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest())
    assert not given.endswith(hmac.new(old.encode(), signed, hashlib.sha256).hexdigest())
