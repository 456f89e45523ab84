"""The pages of a new version: handed in, its changes ticked, put in force, kept for comparing."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.people.enums import Role
from dondoc.plans.models import Plan, PlanVersion
from dondoc.tasks.models import Task
from tests.factories.people import browser_of, make_congress
from tests.plans.drafts import PLAN

pytestmark = pytest.mark.django_db

LED = PLAN.replace(
    "Các đơn vị liên quan chuẩn bị xe đưa đón đại biểu.", "Sở Nội vụ chuẩn bị xe, xong trước ngày 9/10/2015."
)
MOVED = LED.replace("trước ngày 10/10/2015", "trước ngày 13/10/2015")
HEAD = "Kon Tum, ngày 10 tháng 8 năm 2015\n"


@pytest.fixture
def congress():
    return make_congress("dh")


@pytest.fixture
def client(congress):
    client = browser_of(congress)
    url = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": HEAD + LED}).url
    client.post(url, {"act": "take_in"})
    return client


@pytest.fixture
def plan(client):
    return Plan.objects.get()


def hand_in(client, plan, text, **values):
    return client.post(f"/c/dh/plans/{plan.code}/revise", {"instance_id": uuid4(), "text": HEAD + text, **values})


def ticked(page):
    """Return the form of the page as a browser would send it."""
    boxes = re.findall(r'<input type="(?:checkbox|radio)" name="([^"]+)" value="(\w+)" checked>', page)
    return dict(boxes) | {"ver": re.search(r'name="ver" value="(\d+)"', page).group(1)}


def test_a_new_version_without_doubts_leads_to_its_changes(client, plan):
    answer = hand_in(client, plan, MOVED)

    page = client.get(answer.url).content.decode()
    assert answer.url.endswith("/changes")
    assert "Đổi thời hạn: 1; Không đổi: 3." in page
    assert "<del>10/10/2015</del>" in page
    assert "<ins>13/10/2015</ins>" in page


def test_a_new_version_with_doubts_leads_to_them_first_and_then_to_its_changes(client, plan):
    answer = hand_in(client, plan, MOVED.replace("Sở Nội vụ chuẩn bị xe", "Các đơn vị liên quan chuẩn bị xe"))

    review = client.get(answer.url).content.decode()
    onward = client.post(answer.url, {"act": "take_in"})

    assert "So với bản đang thực hiện" in review
    assert onward.url.endswith("/changes")
    assert Plan.objects.count() == 1


def test_what_is_ticked_is_put_in_force(client, plan):
    url = hand_in(client, plan, MOVED).url

    done = client.post(url, ticked(client.get(url).content.decode()), follow=True)

    assert "Bản mới đã có hiệu lực: 0 mới, 1 sửa, 0 bỏ." in done.content.decode()
    assert str(Task.objects.get(title__startswith="Trang trí").due_on) == "2015-10-13"


def test_what_is_not_ticked_stays(client, plan):
    url = hand_in(client, plan, MOVED).url
    form = ticked(client.get(url).content.decode())

    client.post(url, {"ver": form["ver"]})

    assert str(Task.objects.get(title__startswith="Trang trí").due_on) == "2015-10-10"
    assert PlanVersion.objects.filter(applied_at__isnull=False).count() == 2


def test_sending_the_form_twice_makes_one_version(client, plan):
    url = hand_in(client, plan, MOVED).url
    form = ticked(client.get(url).content.decode())

    answers = [client.post(url, form), client.post(url, form)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert PlanVersion.objects.filter(position=2).count() == 1


def test_a_version_overtaken_by_another_is_a_clash(client, plan):
    slow = hand_in(client, plan, MOVED).url
    form = ticked(client.get(slow).content.decode())
    quick = hand_in(client, plan, LED.replace("12/10/2015", "11/10/2015")).url
    client.post(quick, ticked(client.get(quick).content.decode()))

    assert client.post(slow, form).status_code == 409
    assert str(Task.objects.get(title__startswith="Trang trí").due_on) == "2015-10-10"
    fresh = client.get(slow).content.decode()
    assert "Đổi thời hạn: 2" in fresh


def test_every_version_stays_to_be_seen_and_compared(client, plan):
    url = hand_in(client, plan, MOVED).url
    client.post(url, ticked(client.get(url).content.decode()))

    page = client.get(f"/c/dh/plans/{plan.code}/versions?old=1&new=2").content.decode()

    assert "Bản 2 so với bản 1" in page
    assert "<del>10/10/2015</del>" in page
    files = re.findall(r'href="(/c/dh/archive/versions/\d+)"', page)
    assert [client.get(file).getvalue().decode() for file in files] == [HEAD + MOVED, HEAD + LED]
    assert "2 bản, so sánh" in client.get(f"/c/dh/plans/{plan.code}").content.decode()


def test_a_plan_of_one_version_says_so(client, plan):
    assert "mới có một bản" in client.get(f"/c/dh/plans/{plan.code}/versions").content.decode()


def test_the_bytes_in_force_are_refused_and_what_was_typed_stays(client, plan):
    answer = hand_in(client, plan, LED)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "giống hệt" in page
    assert "Sở Nội vụ chuẩn bị xe" in page


def test_a_broken_file_is_refused_and_nothing_stored(client, plan):
    file = SimpleUploadedFile("hong.docx", b"PK\x03\x04 not a package")

    answer = client.post(f"/c/dh/plans/{plan.code}/revise", {"instance_id": uuid4(), "file": file})

    assert answer.status_code == 422
    assert PlanVersion.objects.count() == 0


def test_a_discarded_version_changes_nothing(client, plan):
    url = hand_in(client, plan, MOVED).url
    form = ticked(client.get(url).content.decode())

    client.post(url.replace("/changes", "/discard"))
    client.post(url, form)

    assert str(Task.objects.get(title__startswith="Trang trí").due_on) == "2015-10-10"
    assert "đang chờ xem lại" not in client.get(f"/c/dh/plans/{plan.code}").content.decode()


def test_an_intake_that_is_a_plan_of_its_own_has_no_changes(client):
    url = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": PLAN}).url

    assert client.get(f"{url}/changes").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.HEAD, 403), (Role.SECRETARIAT, 200)])
def test_only_the_secretariat_brings_new_versions(congress, plan, role, status):
    assert browser_of(congress, role).get(f"/c/dh/plans/{plan.code}/revise").status_code == status


def test_the_changes_cost_the_same_queries_at_one_row_and_at_three(client, plan, django_assert_num_queries):
    one = hand_in(client, plan, MOVED).url
    client.get("/c/dh/plans/")  # shows the message of the plan taken in
    with django_assert_num_queries(11):
        client.get(one)
    three = hand_in(client, plan, MOVED.replace("12/10/2015", "11/10/2015").replace("15/10/2015", "16/10/2015")).url
    with django_assert_num_queries(11):
        client.get(three)


def test_a_paper_with_the_symbol_of_a_plan_in_force_is_offered_as_its_new_version(client, congress):
    numbered = "Số 06-KH/TBPV\n"
    first = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": numbered + HEAD + PLAN}).url
    client.post(first, {"act": "take_in"})
    plan = Plan.objects.get(symbol="06-KH/TBPV")
    later = numbered + HEAD + PLAN.replace("12/10/2015", "11/10/2015")

    url = client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": later}).url
    offered = client.get(url).content.decode()
    client.post(url, {"act": "as_version", "ver": 1})
    onward = client.post(url, {"act": "take_in", "ver": 2})

    assert "Đúng, là bản mới của 06-KH/TBPV" in offered
    assert onward.url == f"{url}/changes"
    assert "Đổi thời hạn: 1" in client.get(onward.url).content.decode()
    assert plan.versions.get().intake.version.paper_id != plan.version.paper_id
