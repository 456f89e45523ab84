"""A log is lines of JSON in which no person, key or address of a page stands, whatever was done and however it failed."""

import io
import json
import logging
import uuid
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from dondoc.config.logs import blotted, configure
from dondoc.people.actions.devices import enrol_device
from dondoc.people.actions.feeds import make_feed
from dondoc.people.actions.invitations import invite
from dondoc.people.enums import Role
from dondoc.people.models import Membership, User
from dondoc.web import worker
from tests.factories.people import NOW, PASSWORD, make_agency, make_congress, make_member
from tests.web.background import stumble

CANARY, EMAIL, PHONE, PIN = "Bạchyến Kỳlân", "bachyen@so-y-te.example.vn", "0905777313", "480913"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Send the log of this test through the real configuration into a text."""
    root, before = logging.getLogger(), (logging.getLogger().handlers, logging.getLogger().level)
    configure({"level": "DEBUG"})
    text = io.StringIO()
    root.handlers[0].setStream(text)
    yield text
    root.handlers, root.level = before[0], before[1]
    root.setLevel(before[1])


@pytest.mark.django_db
def test_journeys_and_their_failures_leave_no_secret_in_the_log(written):
    congress = make_congress(is_demo=False, pinned_today=None)
    agency = make_agency(congress)
    person = make_member(
        congress,
        Role.FOCAL,
        agency,
        username="bachyen",
        full_name=CANARY,
        email=EMAIL,
        phone=PHONE,
        password=PASSWORD,
    )
    boss = make_member(congress, Role.ADMIN)
    _device, token = enrol_device(user=person, pin=PIN, label=f"Máy của {CANARY}", now=NOW)
    feed = make_feed(membership=Membership.objects.get(user=person), by_id=person.pk, now=NOW)
    offer = invite(
        congress_id=congress.pk,
        role=Role.FOCAL,
        instance_id=uuid.uuid4(),
        agency=agency,
        full_name=CANARY,
        by_id=boss.pk,
        now=NOW,
    )
    client = Client(raise_request_exception=False)
    client.cookies["device"] = token

    for address in (f"/feeds/{feed}.ics", f"/feeds/{feed}x.ics", f"/people/invite/{offer.code}", "/no/such/page"):
        client.get(address)
    client.get(f"/c/{congress.slug}/people/", {"q": CANARY})
    client.post("/people/login", {"login": "bachyen", "password": f"sai {PASSWORD}"})
    client.post("/people/pin", {"pin": PIN})
    client.post("/people/pin", {"pin": "000000"})
    client.post("/people/login", {"login": "bachyen", "password": PASSWORD})
    client.post("/people/account", {"full_name": CANARY, "email": f"x{EMAIL}", "phone": PHONE, "ver": 1})
    client.get(f"/c/{congress.slug}/tasks/{CANARY}")
    with connection.execute_wrapper(refuse_with_values):
        client.get(f"/c/{congress.slug}/")
    with pytest.raises(IntegrityError), transaction.atomic():
        try:
            User.objects.create_user(person.username, full_name=CANARY)
        except IntegrityError:
            logging.getLogger("dondoc.tests").exception("an account could not be made")
            raise
    stumble.enqueue(CANARY)
    worker.Worker().drain()

    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    text = json.dumps(lines, ensure_ascii=False)
    assert len(lines) > 12
    secrets = [CANARY, "Bạchyến", "bachyen", EMAIL, PHONE, PIN, token, feed, offer.code, PASSWORD, congress.slug + "/"]
    assert [secret for secret in secrets if secret in text] == []
    assert {line.get("status") for line in lines} >= {404, 500}
    assert any(line.get("reference", "").startswith("SC-") for line in lines)
    assert any(line.get("route") == "tasks-feed" for line in lines)
    assert any("Traceback" in line.get("exception", "") for line in lines)


def refuse_with_values(execute, sql, params, many, context):
    raise DatabaseError(f'duplicate key\nDETAIL:  Key (full_name)=({CANARY}) already exists. "{EMAIL}" {PHONE}')


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("gửi tới bachyen@so-y-te.example.vn xong", "gửi tới […] xong"),
        ("gọi 0905 777 313 nhé", "gọi […] nhé"),
        ("gọi +84905777313.", "gọi […]."),
        ("GET /feeds/Zk3nq9X0aQw8s7tYb2.ics", "GET /feeds/[…].ics"),
        ("khóa AbC123dEf456GhI789jKl0", "khóa […]"),
        ("took 1234567890 ns", "took 1234567890 ns"),
        ("tests.web.background.stumble", "tests.web.background.stumble"),
        ("2026-11-25T01:16:25.123456Z", "2026-11-25T01:16:25.123456Z"),
        ("dondoc.notices.jobs.send_what_is_due", "dondoc.notices.jobs.send_what_is_due"),
    ],
)
def test_what_looks_like_a_person_or_a_key_is_blotted_out(text, kept):
    assert blotted(text) == kept
