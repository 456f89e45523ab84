"""The page of remembered answers: what is filled in, since when, by whom; forgotten with one button."""

import re
from uuid import uuid4

import pytest

from dondoc.plans.models import RememberedAnswer
from tests.factories.people import browser_of, make_agency, make_congress

pytestmark = pytest.mark.django_db

TEXT = """KẾ HOẠCH
Phục vụ Đại hội

1. Văn phòng in tài liệu {what}, xong trước ngày 12/10/2015.
"""


@pytest.fixture
def congress():
    congress = make_congress("dh")
    make_agency(congress, "Văn phòng Tỉnh ủy")
    make_agency(congress, "Văn phòng UBND tỉnh")
    return congress


def hand_in(client, what):
    text = TEXT.format(what=what)
    return client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": text}).url


def test_an_answer_is_filled_in_the_next_time_and_says_so_until_it_is_forgotten(congress):
    client = browser_of(congress)
    client.post(hand_in(client, "đợt một"), {"act": "take_in", "name-Văn phòng": "alias:Văn phòng Tỉnh ủy"})

    following = hand_in(client, "đợt hai")
    assert re.search(r"Như đã trả lời ngày \d\d/\d\d/\d{4}: Văn phòng Tỉnh ủy", client.get(following).content.decode())
    listed = client.get("/c/dh/plans/remembered/").content.decode()
    assert "«Văn phòng»" in listed

    answer = client.post(f"/c/dh/plans/remembered/{RememberedAnswer.objects.get().pk}/forget", follow=True)

    assert "Kế hoạch sau sẽ hỏi lại." in answer.content.decode()
    assert "Chưa có câu trả lời nào được ghi nhớ" in answer.content.decode()
    assert "Như đã trả lời" not in client.get(following).content.decode()


def test_what_another_congress_remembers_is_missing(congress):
    client = browser_of(congress)
    client.post(hand_in(client, "đợt một"), {"act": "take_in", "name-Văn phòng": "alias:Văn phòng Tỉnh ủy"})
    other = browser_of(make_congress("khac"))

    answer = other.post(f"/c/khac/plans/remembered/{RememberedAnswer.objects.get().pk}/forget")

    assert answer.status_code == 404
    assert RememberedAnswer.objects.exists()
