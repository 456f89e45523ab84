"""The first run: a congress from its first plan; nothing is founded twice or from nothing, and nothing typed is lost."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.archive.models import Intake, Version
from dondoc.editions.enums import CongressState
from dondoc.editions.models import Congress
from tests.factories.people import client_of, make_user
from tests.plans.drafts import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def founder():
    return client_of(make_user(may_found=True))


def hand_in(client, **values):
    given = {"instance_id": uuid4(), "name": "Đại hội thử", "opening_on": "20/10/2026", "text": PLAN}
    return client.post("/start/", given | values)


def test_a_plan_founds_a_draft_that_its_founder_reviews(founder):
    answer = hand_in(founder)

    congress = Congress.objects.get()
    assert congress.state == CongressState.DRAFT
    assert answer.url == f"/c/{congress.slug}/plans/intake/{Intake.objects.get().instance_id}"
    assert "Tạo đại hội với 3 nhiệm vụ" in founder.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("again", "congresses"),
    [
        ({}, 1),
        ({"name": "ĐẠI HỘI  THỬ"}, 1),
        ({"name": "Đại hội khác"}, 2),
        ({"opening_on": "21/10/2026"}, 2),
        ({"text": f"{PLAN}\n"}, 2),
    ],
)
def test_the_same_file_for_the_same_congress_is_recognised(founder, again, congresses):
    first = hand_in(founder)

    second = hand_in(founder, **again)

    assert Congress.objects.count() == congresses
    assert (second.url == first.url) == (congresses == 1)
    said = "Tệp này đã được tải lên trước đó" in founder.get(second.url).content.decode()
    assert said == (congresses == 1)


def test_another_person_founds_an_own_congress_from_the_same_file(founder):
    first = hand_in(founder)

    second = hand_in(client_of(make_user(may_found=True)))

    assert second.url != first.url
    assert Congress.objects.count() == 2


def test_nothing_is_founded_from_a_paper_without_tasks(founder):
    answer = hand_in(founder, text="Hôm nay trời đẹp.")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Chưa đọc được nhiệm vụ nào. Kiểm tra đúng tệp") == 2
    assert "Hôm nay trời đẹp." in page
    assert (Congress.objects.count(), Version.objects.count()) == (0, 0)


@pytest.mark.parametrize("day", ["31/2/2027", "hôm kia nữa", "20/10/1926"])
def test_a_wrong_day_keeps_what_was_typed_and_asks_for_the_file_again(founder, day):
    file = SimpleUploadedFile("kế hoạch 06.txt", PLAN.encode())

    answer = hand_in(founder, opening_on=day, file=file)

    page = answer.content.decode()
    assert answer.status_code == 422
    for kept in (f'value="{day}"', 'value="Đại hội thử"', "Sở Y tế", "Chọn lại tệp «kế hoạch 06.txt»"):
        assert kept in page
    assert Congress.objects.count() == 0


def test_a_congress_given_up_before_it_began_is_not_listed(founder):
    review = hand_in(founder).url
    assert "Đại hội thử" in founder.get("/").content.decode()

    founder.post(f"{review}/discard")

    assert "Đại hội thử" not in founder.get("/").content.decode()


def test_whoever_may_not_found_gets_no_form():
    assert client_of(make_user()).get("/start/").status_code == 403


def test_a_person_without_a_seat_finds_account_and_way_out(founder):
    page = founder.get("/start/").content.decode()

    assert 'href="/people/account"' in page
    assert "Đăng xuất" in page
