"""Bytes are kept exactly; an intake is taken in once and undone within a day."""

import uuid
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dondoc.archive import actions, files, queries
from dondoc.archive.actions import UNDO_HOURS, IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.archive.models import Intake, Version
from dondoc.journal.models import Entry
from dondoc.kit.digest import sha256_of_bytes
from dondoc.web.db import StaleVersion
from tests.factories.archive import make_paper
from tests.factories.people import NOW, make_congress, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def secretary(congress):
    return make_member(congress)


def open_intake(congress, by, content: bytes = b"ke hoach", instance=None) -> Intake:
    version = make_paper(congress, content, by_id=by.pk)
    return actions.open_intake(
        version=version, reading={"draft": {}}, instance_id=instance or uuid.uuid4(), by_id=by.pk, now=NOW
    )


def test_the_exact_bytes_stand_on_disk_under_their_digest(congress):
    content = bytes(range(256)) * 9

    version = make_paper(congress, content, file_name="../Kế hoạch.docx")

    assert files.path_of(version.sha256).read_bytes() == content
    assert (version.sha256, version.size_bytes) == (sha256_of_bytes(content), len(content))
    assert version.file_name == "Kế hoạch.docx"
    assert Entry.objects.filter(congress_id=congress.pk).latest("sequence").verb == "archive.paper.stored"


def test_the_same_bytes_are_kept_once(congress):
    one, other = make_paper(congress), make_paper(congress)

    assert one.sha256 == other.sha256
    assert len(list(files.path_of(one.sha256).parent.iterdir())) == 1


def test_a_file_is_taken_in_once(congress, secretary):
    first, twin = open_intake(congress, secretary), open_intake(congress, secretary)

    with transaction.atomic():
        held = actions.confirm_intake(intake=first, by_id=secretary.pk, now=NOW)
    with pytest.raises(IntakeRefused), transaction.atomic():
        actions.confirm_intake(intake=twin, by_id=secretary.pk, now=NOW)

    assert (held.state, held.undo_until) == (IntakeState.CONFIRMED, NOW + timedelta(hours=UNDO_HOURS))
    assert queries.earlier_intake(congress.pk, first.sha256) == first


@pytest.mark.parametrize(("hours", "undone"), [(0, True), (UNDO_HOURS, True), (UNDO_HOURS + 1, False)])
def test_an_intake_is_undone_within_a_day(congress, secretary, hours, undone):
    intake = open_intake(congress, secretary)
    with transaction.atomic():
        actions.confirm_intake(intake=intake, by_id=secretary.pk, now=NOW)

    with nullcontext() if undone else pytest.raises(IntakeRefused), transaction.atomic():
        actions.undo_intake(intake=intake, by_id=secretary.pk, now=NOW + timedelta(hours=hours))

    assert (Intake.objects.get().state == IntakeState.UNDONE) is undone


def test_after_an_undo_the_same_file_may_come_again(congress, secretary):
    first = open_intake(congress, secretary)
    with transaction.atomic():
        actions.confirm_intake(intake=first, by_id=secretary.pk, now=NOW)
        actions.undo_intake(intake=first, by_id=secretary.pk, now=NOW)

    again = open_intake(congress, secretary)
    with transaction.atomic():
        actions.confirm_intake(intake=again, by_id=secretary.pk, now=NOW)

    assert Intake.objects.get(pk=again.pk).state == IntakeState.CONFIRMED


def test_only_an_intake_in_review_is_discarded(congress, secretary):
    intake = open_intake(congress, secretary)

    actions.discard_intake(intake=intake, by_id=secretary.pk, now=NOW)
    with pytest.raises(IntakeRefused):
        actions.discard_intake(intake=intake, by_id=secretary.pk, now=NOW)

    assert Intake.objects.get().state == IntakeState.DISCARDED


def test_answers_of_two_people_are_not_lost_unseen(congress, secretary):
    intake = open_intake(congress, secretary)
    actions.keep_answers(intake=intake, expected_ver=1, answers={"1": "đúng"})

    with pytest.raises(StaleVersion):
        actions.keep_answers(intake=intake, expected_ver=1, answers={"1": "khác"})

    assert Intake.objects.get().answers == {"1": "đúng"}


def test_the_database_takes_one_intake_per_submission(congress, secretary):
    instance = uuid.uuid4()
    open_intake(congress, secretary, instance=instance)

    with pytest.raises(IntegrityError), transaction.atomic():
        open_intake(congress, secretary, instance=instance)


def test_the_database_takes_a_file_in_once(congress, secretary):
    for _twin in range(2):
        open_intake(congress, secretary)

    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.update(state=IntakeState.CONFIRMED, confirmed_at=NOW, undo_until=NOW)


def test_the_database_wants_an_undo_limit_for_a_confirmed_intake(congress, secretary):
    open_intake(congress, secretary)

    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.update(confirmed_at=NOW)


def test_the_database_numbers_versions_once(congress):
    version = make_paper(congress)

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(
            congress=congress,
            paper=version.paper,
            position=1,
            file_name="x",
            kind="docx",
            sha256="0" * 64,
            size_bytes=1,
            uploaded_at=NOW,
        )
