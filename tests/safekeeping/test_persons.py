"""A person's data are handed over in readable files, and erased without a trace, with the journal whole."""

import csv
import json
import re
import uuid
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from dondoc.journal import queries as journal
from dondoc.notices.actions.post import post
from dondoc.notices.enums import Channel, Group
from dondoc.people.actions.devices import enrol_device
from dondoc.people.actions.erasure import ERASED_NAME, ErasureRefused, erase_person
from dondoc.people.actions.feeds import make_feed
from dondoc.people.actions.invitations import invite
from dondoc.people.actions.memberships import end_role
from dondoc.people.enums import Role
from dondoc.people.models import Membership, User
from dondoc.safekeeping.persons import hand_over, mentions
from tests.factories.notices import make_letter
from tests.factories.people import NOW, PASSWORD, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
CANARY = "Bạchyến Kỳlân"
LOGIN, EMAIL, PHONE = "bachyen.kylan", "bachyen.kylan@so-y-te.example.vn", "0905 777 313"
ADDRESS, SEED = "203.0.113.77", "hat-giong-bi-mat"


@pytest.fixture
def person() -> User:
    """Return a focal point who left a trace in every room that knows people."""
    congress = make_congress(is_demo=False, pinned_today=None)
    make_member(congress)
    agency = make_agency(congress)
    user = make_member(
        congress,
        Role.FOCAL,
        agency,
        username=LOGIN,
        full_name=CANARY,
        email=EMAIL,
        phone=PHONE,
        function_title="Chuyên viên Bạchyến",
        password=PASSWORD,
    )
    membership = Membership.objects.get(user=user)
    Membership.objects.filter(pk=membership.pk).update(function_title="Đầu mối Bạchyến")
    enrol_device(user=user, pin="480913", label="Máy của Bạchyến", now=NOW)
    make_feed(membership=membership, by_id=user.pk, now=NOW)
    boss = make_member(congress, Role.ADMIN)
    invite(
        congress_id=congress.pk,
        role=Role.FOCAL,
        instance_id=uuid.uuid4(),
        agency=agency,
        full_name=CANARY,
        by_id=boss.pk,
        now=NOW,
    )
    make_letter(congress, address=EMAIL, text=f"Kính gửi đồng chí {CANARY}.", subject=f"Gửi {CANARY}")
    make_letter(congress, "tasks.urge:2", address=PHONE, channel=Channel.ZALO_TEXT, text=f"Đ/c {CANARY}")
    with transaction.atomic():
        post(
            congress_id=congress.pk,
            recipient_ids=[user.pk],
            kind="tasks.task.created",
            about="task:1",
            title=f"Việc mới của {CANARY}",
            group=Group.WORK,
            now=timezone.now(),
        )
    client = Client(headers={"user-agent": "Máy lạ của Kỳlân"}, REMOTE_ADDR=ADDRESS)
    client.post("/people/login", {"login": LOGIN, "password": PASSWORD})
    assert client.get("/people/account").status_code == 200
    Authenticator.objects.create(user=user, type="webauthn", data={"name": f"Khóa của {CANARY}", "seed": SEED})
    SocialAccount.objects.create(
        user=user, provider="office", uid="kylan-313", extra_data={"userinfo": {"name": CANARY, "email": EMAIL}}
    )
    return user


def leave(user: User) -> None:
    for membership in Membership.objects.filter(user=user, ended_at=None):
        end_role(membership=membership, by_id=user.pk, now=NOW + timedelta(hours=1))


def unescaped(text: str) -> str:
    """Return JSON as SQLite keeps it with its letters back."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)


def everything() -> str:
    """Return every value of every row, read past the models."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            texts += [unescaped(str(value)) for row in cursor.fetchall() for value in row]
    return "\n".join(texts).lower()


def test_after_erasing_nothing_of_the_person_is_left(person, settings):
    assert all(
        words.lower() in everything()
        for words in (CANARY, LOGIN, EMAIL, PHONE, "Máy của Bạchyến", "Máy lạ của Kỳlân", ADDRESS, SEED)
    )
    leave(person)

    erase_person(user=person, by_id=None, now=NOW)

    left = everything()
    assert [
        words for words in ("bạchyến", "kỳlân", "bachyen", "kylan", "0905 777 313", "0905777313", SEED) if words in left
    ] == []
    assert [model.objects.filter(user=person).exists() for model in (Authenticator, SocialAccount, UserSession)] == [
        False,
        False,
        False,
    ]
    assert mentions(CANARY) == []
    assert not any(CANARY.encode() in path.read_bytes() for path in settings.FILES_DIR.rglob("*") if path.is_file())
    for congress_id in journal.congresses_with_entries():
        assert journal.verify(congress_id=congress_id) is None


def test_an_erased_person_cannot_come_back(person):
    client = Client()
    client.force_login(person)
    leave(person)

    erase_person(user=person, by_id=None, now=NOW)

    assert client.get("/people/account").status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.is_active, person.has_usable_password()) == (ERASED_NAME, False, False)
    ver = person.ver
    erase_person(user=person, by_id=None, now=NOW)
    person.refresh_from_db()
    assert person.ver == ver


def test_who_still_has_a_role_is_not_erased(person):
    with pytest.raises(ErasureRefused):
        erase_person(user=person, by_id=None, now=NOW)

    person.refresh_from_db()
    assert person.full_name == CANARY


def test_a_person_gets_everything_in_readable_files_without_secrets(person, tmp_path):
    hand_over(user=person, folder=tmp_path / "giao", by_id=None, now=NOW)

    found = json.loads((tmp_path / "giao" / "person.json").read_text(encoding="utf-8"))["tables"]
    assert found["people_user"][0]["full_name"] == CANARY
    assert {"people_membership", "people_device", "notices_notice", "journal"} <= set(found)
    assert found["people_device"][0]["label"] == "Máy của Bạchyến"
    with (tmp_path / "giao" / "people_user.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["email"] == EMAIL
    written = "".join(path.read_text(encoding="utf-8-sig") for path in (tmp_path / "giao").iterdir())
    assert person.password not in written
    assert found["people_device"][0].keys().isdisjoint({"token_hash", "pin_hash"})
    assert found["socialaccount_socialaccount"][0]["extra_data"]["userinfo"] == {"name": CANARY, "email": EMAIL}
    assert found["usersessions_usersession"][0]["ip"] == ADDRESS
    assert found["mfa_authenticator"][0]["type"] == "webauthn"
    assert SEED not in written
    keys = UserSession.objects.filter(user=person).values_list("session_key", flat=True)
    assert [key for key in keys if key in written] == []
    exported = journal.recent_entries(congress_id=0)[0]
    assert (exported.verb, exported.target_id) == ("people.account.exported", person.pk)


def test_a_formula_in_a_name_stays_text(tmp_path):
    congress = make_congress("khac")
    user = make_member(congress, full_name="=HYPERLINK(1)")

    hand_over(user=user, folder=tmp_path / "giao", by_id=None, now=NOW)

    with (tmp_path / "giao" / "people_user.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["full_name"] == "'=HYPERLINK(1)"


def test_the_command_says_first_and_erases_on_yes(person, capsys):
    leave(person)

    call_command("person", "erase", LOGIN)
    person.refresh_from_db()
    assert person.full_name == CANARY
    call_command("person", "erase", LOGIN, "--yes")

    assert "Không còn hàng nào nhắc đến" in capsys.readouterr().out
    person.refresh_from_db()
    assert person.full_name == ERASED_NAME
    with pytest.raises(CommandError):
        call_command("person", "erase", f"khong-co-{uuid.uuid4()}")


def test_what_others_wrote_about_a_person_is_listed(person, capsys):
    make_agency(Membership.objects.filter(user=person)[0].congress, name=f"Văn phòng {CANARY}")

    call_command("person", "find", CANARY)

    assert "Còn trong bảng people_agency" in capsys.readouterr().out
