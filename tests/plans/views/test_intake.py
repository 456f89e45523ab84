"""The pages of an intake: read, review, take in, undo; wrong input keeps what was typed."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.archive.models import Intake
from dondoc.people.enums import Role
from dondoc.tasks.models import Task
from tests.factories.people import browser_of, make_agency, make_congress
from tests.plans.drafts import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress("dh")


def hand_in(client, **values):
    return client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), **values})


def test_a_pasted_plan_leads_to_its_review_and_then_to_its_tasks(congress):
    client = browser_of(congress)

    review = client.get(hand_in(client, text=PLAN).url)
    done = client.post(review.request["PATH_INFO"], {"act": "take_in"})

    assert "Đọc được 4 nhiệm vụ" in review.content.decode()
    assert done.status_code == 302
    assert Task.objects.count() == 3
    assert client.get(done.url).status_code == 200


def test_an_uploaded_file_is_read_and_a_second_upload_is_recognised(congress):
    client = browser_of(congress)

    first = hand_in(client, file=SimpleUploadedFile("ke-hoach.txt", PLAN.encode()))
    second = hand_in(client, file=SimpleUploadedFile("ban-sao.txt", PLAN.encode()))

    assert first.url == second.url
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("rong.docx", b"", "không có nội dung"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 600, ".docx"),
        ("hong.docx", b"PK\x03\x04 not a package", "tệp"),
        ("anh.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 200, "ảnh"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence_and_nothing_stored(congress, name, content, word):
    client = browser_of(congress)

    answer = hand_in(client, file=SimpleUploadedFile(name, content), text="giữ lại đoạn này")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert word in page.lower()
    assert "giữ lại đoạn này" in page
    assert Intake.objects.count() == 0


def test_nothing_handed_in_is_asked_for(congress):
    answer = hand_in(browser_of(congress))

    assert answer.status_code == 422
    assert "Chọn tệp kế hoạch hoặc dán văn bản." in answer.content.decode()


def test_answers_are_kept_for_later(congress):
    client = browser_of(congress)
    url = hand_in(client, text=PLAN).url
    intake = Intake.objects.get()

    client.post(url, {"act": "keep", "task-4-who_leads": "other", "task-4-who_leads-other": "Sở Giao thông vận tải"})

    intake.refresh_from_db()
    assert intake.answers == {"task-4-who_leads": "agency:Sở Giao thông vận tải"}
    assert Task.objects.count() == 0


def test_undo_takes_the_plan_out(congress):
    client = browser_of(congress)
    url = hand_in(client, text=PLAN).url
    client.post(url, {"act": "take_in"})

    answer = client.post(f"{url}/undo", follow=True)

    assert Task.objects.count() == 0
    assert "Đã hoàn tác" in answer.content.decode()


def test_a_discarded_paper_makes_nothing(congress):
    client = browser_of(congress)
    url = hand_in(client, text=PLAN).url

    client.post(f"{url}/discard")
    answer = client.post(url, {"act": "take_in"}, follow=True)

    assert Task.objects.count() == 0
    assert answer.status_code == 200


def test_script_in_a_plan_is_shown_as_text(congress):
    client = browser_of(congress)
    hostile = PLAN.replace("máy phát điện", "<script>alert(1)</script> máy phát điện")

    page = client.get(hand_in(client, text=hostile).url).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(("role", "status"), [(Role.HEAD, 403), (Role.FOCAL, 403), (Role.SECRETARIAT, 200)])
def test_only_the_secretariat_brings_plans_in(congress, role, status):
    agency = make_agency(congress) if role == Role.FOCAL else None

    assert browser_of(congress, role, agency).get("/c/dh/plans/intake/new").status_code == status


def test_an_intake_of_another_congress_is_missing(congress):
    other = make_congress("khac")
    url = hand_in(browser_of(congress), text=PLAN).url.replace("/c/dh/", "/c/khac/")

    assert browser_of(other).get(url).status_code == 404
