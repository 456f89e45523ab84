"""The review page: the paper beside its reading, only doubtful places open, rows corrected, nothing typed lost."""

import gzip
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.archive.models import Intake
from dondoc.plans.models import Item
from dondoc.tasks.models import Task
from tests.factories.people import browser_of, make_agency, make_congress
from tests.plans.drafts import PLAN
from tests.plans.long_paper import long_paper

pytestmark = pytest.mark.django_db

GENERIC = "task-4-who_leads"
UNREAD = "Đề nghị anh em ta khẩn trương dọn kho."


@pytest.fixture
def congress():
    return make_congress("dh")


@pytest.fixture
def client(congress):
    return browser_of(congress)


def hand_in(client, text=PLAN):
    return client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "text": text}).url


def hand_in_file(client, tasks, **values):
    file = SimpleUploadedFile(f"{tasks}.docx", long_paper(tasks, **values))
    return client.post("/c/dh/plans/intake/new", {"instance_id": uuid4(), "file": file}).url


def page_of(client, url):
    return client.get(url).content.decode()


def open_part(page):
    """Return the page without what is closed."""
    return re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)


def test_only_the_doubtful_places_are_open_each_beside_its_sentence(client):
    page = page_of(client, hand_in(client))

    shown = open_part(page)
    assert shown.count("data-doubt>") == 2
    assert "«Các đơn vị liên quan chuẩn bị xe đưa đón đại biểu»" in shown
    assert "Sửa mục" not in shown
    assert "Sửa mục" in page


def test_a_doubt_leads_to_its_place_in_the_paper_and_back(client):
    page = page_of(client, hand_in(client))

    anchor = re.search(r'href="#(p\d+)" data-place>Xem trong văn bản: đoạn 8', page).group(1)
    paragraph = re.search(rf'<p id="{anchor}">.*?</p>', page, re.DOTALL).group()
    assert '<mark class="plans-mark plans-mark--doubt"><a href="#d1">? 1. chuẩn bị xe đưa đón đại biểu</a>' in paragraph
    assert 'id="d1"' in page


def test_what_was_read_is_marked_and_leads_to_its_row(client):
    page = page_of(client, hand_in(client))

    assert '<mark class="plans-mark"><a href="#r1">trang trí hội trường</a></mark>' in page
    assert '<mark class="plans-mark">Sở Xây dựng</mark>' in page
    assert 'id="r1"' in page


def test_a_paper_in_a_table_is_shown_as_a_table_with_its_marks(client):
    text = (
        "KẾ HOẠCH\nPhục vụ Đại hội\n\nTT\tNội dung\tCơ quan chủ trì\tThời hạn\n"
        "1\tTrang trí hội trường\tSở Xây dựng\t10/10/2015\n2\tChuẩn bị xe\tSở Y tế\t11/10/2015\n"
    )

    page = page_of(client, hand_in(client, text))

    row = re.search(r'<tr id="p\d+-2">.*?</tr>', page, re.DOTALL).group()
    assert '<a href="#r1">Trang trí hội trường</a>' in row
    assert '<mark class="plans-mark">Sở Xây dựng</mark>' in row


def test_what_was_not_understood_is_listed_with_its_place(client):
    page = page_of(client, hand_in(client, PLAN.replace("I. TRANG TRÍ", UNREAD + "\n\nI. TRANG TRÍ", 1)))

    assert "1 đoạn có động từ giao việc nhưng chưa rõ ai làm" in page
    assert re.search(r'<li><a class="inline-link" href="#(p\d+)">đoạn \d+</a>: «Đề nghị anh em ta', page)
    assert "<b>Chưa rõ ai làm:</b>" in page


def test_a_default_that_nobody_chose_is_no_answer(client):
    url = hand_in(client)

    client.post(url, {"act": "keep", "ver": 1})

    assert Intake.objects.get().answers == {}
    assert open_part(page_of(client, url)).count("data-doubt>") == 2


def test_an_answer_closes_its_doubt(client):
    url = hand_in(client)

    client.post(url, {"act": "keep", "ver": 1, GENERIC: "hold"})

    page = page_of(client, url)
    assert open_part(page).count("data-doubt>") == 1
    assert "1 chỗ đã có câu trả lời" in page


def test_a_row_is_opened_corrected_and_taken_in_as_corrected(client):
    url = hand_in(client)

    opened = client.post(url, {"act": "edit-1", "ver": 1, GENERIC: "hold"})
    page = page_of(client, opened.url)
    assert opened.url.endswith("?row=1#r1")
    assert 'value="Sở Văn hóa, Thể thao và Du lịch" autocomplete' in page
    assert "Phối hợp: Sở Xây dựng" in page
    fields = dict(re.findall(r'name="(row[\w-]*)" value="([^"]*)"', page))

    client.post(
        url, {**fields, "act": "keep", "ver": 2, "row-1-lead": "Sở Nội vụ", "row-1-due": "14/10", "row-1-drop": ""}
    )
    client.post(url, {"act": "take_in", "ver": 3})

    task = Task.objects.get(title__startswith="Trang trí")
    assert (str(task.due_on), task.parts.get(role="lead").agency.name) == ("2015-10-14", "Sở Nội vụ")


def test_a_dropped_row_is_not_taken_in_and_can_come_back(client):
    url = hand_in(client)
    row = {"row": "2", "row-2-lead": "", "row-2-due": "", "row-2-due-read": "", "act": "keep"}

    client.post(url, {**row, "row-2-drop": "drop", "ver": 1})
    assert "Đã bỏ dòng này" in page_of(client, url)
    client.post(url, {**row, "ver": 2})
    assert "Đã bỏ dòng này" not in page_of(client, url)
    client.post(url, {**row, "row-2-drop": "drop", "ver": 3})
    client.post(url, {"act": "take_in", "ver": 4})

    assert sorted(Item.objects.values_list("position", flat=True)) == [1, 3, 4]


def test_a_day_that_is_none_is_refused_beside_its_place_and_what_was_typed_stays(client):
    url = hand_in(client, PLAN.replace("trước ngày 12/10/2015", "vào đầu tháng 10"))
    key = "task-2-date_unclear"

    answer = client.post(url, {"act": "take_in", "ver": 1, key: "other", f"{key}-other": "31/9"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Ngày này không có trong lịch") == 2
    assert 'value="31/9"' in page
    assert Task.objects.count() == 0


def test_a_day_of_ones_own_is_taken(client):
    url = hand_in(client, PLAN.replace("trước ngày 12/10/2015", "vào đầu tháng 10"))
    key = "task-2-date_unclear"

    client.post(url, {"act": "take_in", "ver": 1, key: "other", f"{key}-other": "13 tháng 10"})

    assert str(Task.objects.get(title__contains="máy phát điện").due_on) == "2015-10-13"


def test_of_two_people_answering_at_once_the_second_sees_both_answers(congress, client):
    url = hand_in(client)
    other = browser_of(congress)

    client.post(url, {"act": "keep", "ver": 1, GENERIC: "hold"})
    clash = other.post(url, {"act": "keep", "ver": 1, GENERIC: "other", f"{GENERIC}-other": "Sở Nội vụ"})

    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Sở Nội vụ" in page
    assert "Để sau, chưa giao" in page
    assert Intake.objects.get().answers == {GENERIC: "hold"}
    other.post(url, {"act": "keep", "ver": 2, GENERIC: "other", f"{GENERIC}-other": "Sở Nội vụ"})
    assert Intake.objects.get().answers == {GENERIC: "agency:Sở Nội vụ"}


def test_taking_in_twice_leads_to_the_one_plan(client):
    url = hand_in(client)

    first = client.post(url, {"act": "take_in", "ver": 1})
    second = client.post(url, {"act": "take_in", "ver": 1})

    assert first.url == client.get(second.url).url if "intake" in second.url else first.url == second.url
    assert Task.objects.count() == 3


def test_answers_are_kept_beside_the_reading_that_was_taken_in(client):
    url = hand_in(client)

    client.post(url, {"act": "take_in", "ver": 1, GENERIC: "hold"})

    assert Intake.objects.get().answers == {GENERIC: "hold"}


def test_hostile_words_stay_words_in_the_paper_and_in_the_reading(client):
    hostile = PLAN.replace("máy phát điện", '<img src=x onerror="alert(1)"> </mark></p> máy')

    page = page_of(client, hand_in(client, hostile))

    assert "<img src=x" not in page
    assert page.count("<mark") == page.count("</mark>")


@pytest.mark.parametrize("value", ["agency:", "alias:x", "day:2015-99-99", "day:1015-01-01", "year:1", "drop"])
def test_an_answer_no_button_offers_is_not_kept(client, value):
    url = hand_in(client)

    client.post(url, {"act": "keep", "ver": 1, GENERIC: value, "row": "99999999", "paper-no_date": value})

    assert Intake.objects.get().answers == {}


def test_a_paper_without_tasks_says_what_to_do(client):
    page = page_of(client, hand_in(client, "THÔNG BÁO\nKhông có gì phải làm.\n"))

    assert "Chưa đọc được nhiệm vụ nào" in page
    assert 'value="take_in"' not in page
    assert "Văn bản gốc" in page


def test_an_intake_from_before_papers_were_kept_is_still_reviewed(client):
    url = hand_in(client)
    intake = Intake.objects.get()
    intake.reading.pop("tree")
    intake.save()

    page = page_of(client, url)

    assert "Văn bản gốc" not in page
    assert open_part(page).count("data-doubt>") == 2


@pytest.mark.parametrize("tasks", [1, 50, 400])
def test_the_page_stands_at_any_length(client, tasks):
    page = page_of(client, hand_in_file(client, tasks))

    assert f"Đọc được {tasks} nhiệm vụ" in page
    if tasks == 50:
        assert len(gzip.compress(page.encode())) <= 40 * 1024


def test_the_page_costs_the_same_queries_at_one_row_and_at_three(congress, client, django_assert_num_queries):
    one = hand_in(client, "KẾ HOẠCH\nPhục vụ\n\n1. Sở Y tế kiểm tra bếp ăn trước ngày 10/10/2015.\n")
    make_agency(congress, "Sở Y tế")
    with django_assert_num_queries(9):
        client.get(one)
    three = hand_in(client)
    for name in ("Sở Xây dựng", "Công ty Điện lực tỉnh"):
        make_agency(congress, name)
    with django_assert_num_queries(9):
        client.get(three)
