"""A disk that fills up: first no uploads, then only reading; every refusal in words, with what was typed kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dondoc.people.enums import Role
from dondoc.web import disk, worker
from dondoc.web.disk import GIB, Room, room_of
from tests.factories.people import PASSWORD, browser_of, make_congress, make_member
from tests.web.background import leave_trace


@pytest.mark.parametrize(
    ("free", "total", "room"),
    [
        (50, 100, Room.ENOUGH),
        (10, 100, Room.ENOUGH),
        (9.9, 100, Room.NO_UPLOADS),
        (5, 100, Room.NO_UPLOADS),
        (4.9, 100, Room.READ_ONLY),
        (0.9, 10, Room.READ_ONLY),
        (0.9, 1.5, Room.READ_ONLY),
        (21, 4000, Room.ENOUGH),
        (19, 4000, Room.NO_UPLOADS),
        (4, 4000, Room.READ_ONLY),
        (0, 0, Room.READ_ONLY),
    ],
)
def test_what_is_allowed_depends_on_the_room_left(free, total, room):
    assert room_of(free_bytes=int(free * GIB), total_bytes=int(total * GIB)) is room


@pytest.fixture
def fill(monkeypatch):
    """Return a way to leave only so much of a disk of 100 GiB, as the machine would tell."""

    def leave(gib: float) -> None:
        monkeypatch.setattr(disk, "usage", lambda: (int(gib * GIB), 100 * GIB))
        disk.forget()

    yield leave
    monkeypatch.undo()
    disk.forget()


@pytest.fixture
def browser(db) -> tuple[Client, str]:
    congress = make_congress()
    return browser_of(congress, Role.ADMIN), f"/c/{congress.slug}"


def test_with_little_room_uploads_are_refused_and_words_are_taken(browser, fill):
    client, root = browser
    fill(8)
    upload = {"file": SimpleUploadedFile("kh.docx", b"PK"), "title": "Kế hoạch số 6"}

    refused = client.post(f"{root}/plans/intake/new", upload)
    taken = client.post(f"{root}/people/agencies/new", {"name": ""})

    assert refused.status_code == 503
    assert "Tạm thời chưa nhận tệp" in refused.content.decode()
    assert 'value="Kế hoạch số 6"' in refused.content.decode()
    assert taken.status_code != 503


def test_without_room_nothing_is_written_and_everything_is_read(browser, fill):
    client, root = browser
    fill(3)

    shown = client.get(f"{root}/")
    refused = client.post(f"{root}/people/agencies/new", {"name": "Sở <Y tế>", "kind": "department"})

    assert shown.status_code == 200
    assert "tạm thời chỉ xem được" in shown.content.decode()
    page = refused.content.decode()
    assert refused.status_code == 503
    assert refused.headers["Retry-After"]
    assert 'name="name" value="Sở &lt;Y tế&gt;"' in page
    assert f'action="{root}/people/agencies/new"' in page


def test_what_was_refused_is_taken_as_soon_as_there_is_room(browser, fill):
    client, root = browser
    fill(3)
    assert client.post(f"{root}/people/agencies/new", {"name": ""}).status_code == 503

    fill(50)

    assert client.post(f"{root}/people/agencies/new", {"name": ""}).status_code == 422


def test_a_stranger_learns_nothing_and_a_member_still_logs_in(browser, fill):
    _client, root = browser
    make_member(make_congress("khac"), username="bachyen", password=PASSWORD)
    fill(3)

    assert Client().post(f"{root}/people/agencies/new").status_code == 302
    assert Client().post("/people/login", {"login": "bachyen", "password": PASSWORD}).status_code == 302


def test_the_worker_begins_nothing_without_room(db, fill):
    leave_trace.enqueue("a")
    fill(3)
    held = worker.Worker().drain()
    fill(50)
    done = worker.Worker().drain()

    assert held == 0
    assert done >= 1


def test_readiness_says_what_is_degraded(client, db, fill):
    fill(3)

    said = client.get("/readyz")

    assert (said.status_code, said.content.decode()) == (200, "degraded\nworker: silent\ndisk: read only\n")
