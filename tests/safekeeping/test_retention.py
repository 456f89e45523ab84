"""The nightly job erases exactly what is due, by a clock that is moved."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client
from django.utils import timezone

from dondoc.journal import queries as journal
from dondoc.notices.actions.post import post
from dondoc.notices.models import Delivery, Notice
from dondoc.people.actions.devices import enrol_device, revoke_device
from dondoc.people.actions.invitations import invite
from dondoc.people.enums import Role
from dondoc.people.models import Device, Invitation
from dondoc.safekeeping.jobs import erase_what_is_due
from tests.factories.notices import make_letter
from tests.factories.people import PASSWORD, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
START = timezone.datetime(2026, 3, 1, 2, 40, tzinfo=timezone.get_default_timezone())


def night(day: int) -> None:
    moment = START + timedelta(days=day)
    with time_machine.travel(moment, tick=False):
        erase_what_is_due.call(moment.isoformat())


@pytest.fixture
def traces() -> None:
    with time_machine.travel(START, tick=False):
        congress = make_congress(is_demo=False, pinned_today=None)
        agency = make_agency(congress)
        person = make_member(congress, Role.FOCAL, agency)
        device, _token = enrol_device(user=person, pin="480913", label="Máy", now=START)
        revoke_device(device=device, by_id=person.pk, now=START)
        enrol_device(user=person, pin="480913", label="Máy đang dùng", now=START)
        invite(
            congress_id=congress.pk,
            role=Role.FOCAL,
            instance_id=uuid.uuid4(),
            agency=agency,
            full_name="Người được mời",
            by_id=person.pk,
            now=START,
        )
        sent, waiting = make_letter(congress), make_letter(congress, "tasks.urge:2")
        Delivery.objects.filter(pk=sent.pk).update(state="sent", sent_at=START, created_at=START)
        Delivery.objects.filter(pk=waiting.pk).update(state="waiting", created_at=START)
        with transaction.atomic():
            post(
                congress_id=congress.pk,
                recipient_ids=[person.pk],
                kind="x.y",
                about="x:1",
                title="Việc",
                now=START,
            )


def kept() -> tuple[int, int, int, int]:
    return (
        Device.objects.count(),
        Invitation.objects.exclude(full_name="").count(),
        Delivery.objects.exclude(text="").count(),
        Notice.objects.count(),
    )


def test_each_thing_goes_on_its_day_and_not_before(traces):
    letters, notices = Delivery.objects.exclude(text="").count(), Notice.objects.count()
    assert kept() == (2, 1, letters, notices)

    night(89)
    assert kept() == (2, 1, letters, notices)
    night(91)
    assert kept() == (1, 1, letters, notices)
    night(94)  # an invitation ends 72 hours after it was made
    assert kept() == (1, 0, letters, notices)
    night(364)
    assert kept() == (1, 0, letters, notices)
    night(366)
    assert kept() == (1, 0, letters - 1, 0)
    assert Delivery.objects.filter(state="sent").values_list("address", "text").get() == ("", "")


def test_where_a_session_came_from_goes_with_the_session():
    with time_machine.travel(START, tick=False):
        make_user("bon.ngay", password=PASSWORD)
        client = Client()
        client.post("/people/login", {"login": "bon.ngay", "password": PASSWORD, "remember": "on"})
    night(6)
    assert UserSession.objects.count() == 1
    night(8)
    assert UserSession.objects.count() == 0


def test_doing_it_again_changes_nothing_and_the_journal_has_the_numbers(traces):
    night(400)
    before, entries = kept(), journal.recent_entries(congress_id=0).count()

    night(400)

    assert kept() == before
    assert journal.recent_entries(congress_id=0).count() == entries
    noted = journal.recent_entries(congress_id=0)[0]
    assert (noted.verb, noted.details["devices"], noted.details["letters"]) == ("safekeeping.retention.done", 1, 1)
    assert journal.verify(congress_id=0) is None
