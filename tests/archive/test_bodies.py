"""The bodies in whose name papers go out: proposed from the congress, shown with their head, changed, made default."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from dondoc.archive.actions.bodies import make_default
from dondoc.archive.models import IssuingBody
from dondoc.archive.rules.founding import first_body, place_of
from dondoc.people.enums import Role
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import NOW, browser_of, make_congress

BODIES = "/c/dh/archive/bodies"
TYPED = {
    "name": "Tiểu ban Phục vụ",
    "superior": "Tỉnh ủy Kon Tum",
    "family": "party",
    "symbol": "TBPV",
    "department": "",
    "place": "Kon Tum",
    "authority": "T/M TIỂU BAN\r\n\r\n TRƯỞNG TIỂU BAN ",
    "signatory": "Nguyễn Văn A",
    "recipients": "- Lưu VT",
}


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("Tỉnh ủy Kon Tum", "Kon Tum"),
        ("Đảng bộ tỉnh Quảng Ngãi", "Quảng Ngãi"),
        ("Đảng ủy tỉnh Gia Lai", "Gia Lai"),
        ("Thành ủy Đà Nẵng", "Đà Nẵng"),
        ("Ban Tổ chức", ""),
        ("", ""),
    ],
)
def test_the_place_is_read_from_the_host(host, place):
    assert place_of(host) == place
    assert first_body(host_name=host)["superior"] == host


@pytest.mark.django_db
def test_a_founded_congress_has_no_body_and_the_form_proposes_one():
    congress = make_congress(host_name="Tỉnh ủy Kon Tum")
    clerk = browser_of(congress)

    listed = clerk.get(BODIES).content.decode()
    form = clerk.get(f"{BODIES}/new").content.decode()

    assert IssuingBody.objects.count() == 0
    assert "Chưa có cơ quan ban hành nào" in listed
    assert 'value="Tỉnh ủy Kon Tum"' in form and 'value="Kon Tum"' in form and 'value="TBPV"' in form


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "status"), [(Role.HEAD, 403), (Role.SECRETARIAT, 200), (Role.ADMIN, 200)])
def test_who_sets_bodies_up(role, status):
    congress = make_congress()
    make_body(congress)
    browser = browser_of(congress, role)

    assert [browser.get(address).status_code for address in (BODIES, f"{BODIES}/new", f"{BODIES}/tbpv")] == [status] * 3


@pytest.mark.django_db
def test_a_body_is_added_with_clean_lines_and_the_first_is_the_default():
    congress = make_congress()
    clerk = browser_of(congress)

    clerk.post(f"{BODIES}/new", TYPED)
    clerk.post(f"{BODIES}/new", TYPED | {"name": "Tiểu ban khác"})

    first, second = IssuingBody.objects.order_by("pk")
    assert (first.code, first.is_default, first.authority) == ("tbpv", True, "T/M TIỂU BAN\nTRƯỞNG TIỂU BAN")
    assert first.recipients == "Lưu VT"
    assert (second.code, second.is_default) == ("tbpv-2", False)


@pytest.mark.django_db
def test_a_preview_shows_the_head_and_saves_nothing():
    congress = make_congress()
    clerk = browser_of(congress)

    page = clerk.post(f"{BODIES}/new", TYPED | {"act": "preview", "family": "state"}).content.decode()

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page and "TIỂU BAN PHỤC VỤ" in page
    assert "layouts/state_2011.css" in page
    assert IssuingBody.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Nhập tên cơ quan ban hành"),
        ({"symbol": "T B"}, "Nhập chữ viết tắt liền nhau"),
        ({"symbol": "/etc"}, "Nhập chữ viết tắt liền nhau"),
        ({"place": " "}, "Nhập địa danh"),
        ({"family": "khac"}, "khac"),
    ],
)
def test_what_is_wrong_is_said(wrong, words):
    answer = browser_of(make_congress()).post(f"{BODIES}/new", TYPED | wrong)

    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_a_change_leaves_issued_papers_and_says_how_many_drafts_follow():
    body = make_body(make_congress())
    issued = make_issued(body)
    make_draft(body)
    clerk = browser_of(body.congress)

    page = clerk.post(f"{BODIES}/tbpv", TYPED | {"ver": body.ver}, follow=True).content.decode()

    assert "1 dự thảo đang chờ lấy phần đầu mới" in page
    issued.refresh_from_db()
    assert issued.content["issuer"] == "Tiểu ban Tổ chức phục vụ Đại hội"


@pytest.mark.django_db
def test_two_who_change_a_body_see_both_texts():
    body = make_body(make_congress())
    clerk = browser_of(body.congress)
    clerk.post(f"{BODIES}/tbpv", TYPED | {"ver": 1})

    answer = clerk.post(f"{BODIES}/tbpv", TYPED | {"ver": 1, "name": "Tên của tôi"})

    assert answer.status_code == 409
    assert "Tên của tôi" in answer.content.decode() and "Tiểu ban Phục vụ" in answer.content.decode()


@pytest.mark.django_db
def test_another_body_is_made_the_default():
    body = make_body(make_congress())
    other = make_body(body.congress, "ubnd", name="Ủy ban nhân dân tỉnh")
    clerk = browser_of(body.congress)

    stale = clerk.post(f"{BODIES}/ubnd/default", {"ver": 9}, follow=True).content.decode()
    clerk.post(f"{BODIES}/ubnd/default", {"ver": other.ver})

    assert "Nội dung vừa được người khác sửa" in stale
    assert list(IssuingBody.objects.filter(is_default=True).values_list("code", flat=True)) == ["ubnd"]
    assert clerk.get("/c/dh/archive/bodies/khong-co").status_code == 404


@pytest.mark.django_db(transaction=connection.vendor == "postgresql")
def test_clerks_who_choose_different_defaults_at_once_leave_one():
    body = make_body(make_congress())
    others = [make_body(body.congress, f"cq-{place}", name=f"Cơ quan {place}") for place in range(4)]
    start = Barrier(len(others))

    def choose(other: IssuingBody) -> None:
        try:
            if connection.vendor == "postgresql":
                start.wait(timeout=10)
            make_default(body=other, expected_ver=other.ver, by_id=None, now=NOW)
        finally:
            if connection.vendor == "postgresql":
                connection.close()

    if connection.vendor == "postgresql":
        with ThreadPoolExecutor(len(others)) as threads:
            list(threads.map(choose, others))
    else:
        for other in others:
            choose(other)

    assert IssuingBody.objects.get(is_default=True).pk in {other.pk for other in others}
