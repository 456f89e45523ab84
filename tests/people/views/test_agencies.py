"""The directory's pages: who gets what, what is kept, how many queries."""

import uuid

import pytest
from django.urls import reverse

from dondoc.people.actions.agencies import change_agency
from dondoc.people.enums import Role
from dondoc.people.models import Agency, AgencyAlias
from tests.factories.people import NOW, browser_of, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db


def url(name: str, *args: object, slug: str = "dh") -> str:
    return reverse(f"people:{name}", args=[slug, *args])


@pytest.fixture
def congress():
    return make_congress()


@pytest.mark.parametrize(
    ("role", "listed", "shown", "new"),
    [
        (Role.HEAD, 200, 200, 403),
        (Role.SECRETARIAT, 200, 200, 200),
        (Role.ADMIN, 200, 200, 200),
        (Role.FOCAL, 403, 404, 403),
        (Role.APPRAISER, 403, 404, 403),
    ],
)
def test_who_sees_and_edits_the_directory(congress, role, listed, shown, new):
    make_agency(congress, "Sở Y tế")
    browser = browser_of(congress, role, make_agency(congress, "Sở Nội vụ"))

    assert browser.get(url("agencies")).status_code == listed
    assert browser.get(url("agency", "SYT")).status_code == shown
    assert browser.get(url("agency-new")).status_code == new
    assert browser.get(url("agency", "SNV")).status_code == 200


def test_a_focal_point_sees_the_own_agency_without_forms(congress):
    own = make_agency(congress, "Sở Y tế")
    browser = browser_of(congress, Role.FOCAL, own)

    assert browser.post(url("agency", "SYT"), {"name": "Khác", "ver": 1}).status_code == 403
    assert b'name="short_name"' not in browser.get(url("agency", "SYT")).content
    assert Agency.objects.get().name == "Sở Y tế"


def test_missing_foreign_and_hidden_agencies_look_alike(congress):
    make_agency(make_congress("khac"), "Sở Y tế")
    make_agency(congress, "Sở Nội vụ")
    secretary, focal = browser_of(congress), browser_of(congress, Role.FOCAL, make_agency(congress, "Sở Tài chính"))

    answers = [secretary.get(url("agency", "SYT")), secretary.get(url("agency", "XX")), focal.get(url("agency", "SNV"))]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_visitors_are_asked_to_log_in_and_outsiders_find_nothing(congress, client):
    make_agency(congress)

    assert client.get(url("agencies")).status_code == 302
    assert client_of(make_user()).get(url("agencies")).status_code == 404


def test_the_directory_is_searched_without_marks_and_by_other_names(congress):
    make_agency(congress, "Sở Y tế", aliases=["Ngành sức khỏe"])
    make_agency(congress, "Sở Tài chính")
    browser = browser_of(congress)

    def found(query: str) -> list[str]:
        return [row.code for row in browser.get(url("agencies"), {"q": query}).context["page"].object_list]

    assert found("y te") == found("Y TẾ") == found("suc khoe") == found("syt") == ["SYT"]
    assert found("so") == ["STC", "SYT"]
    assert found("khong co") == []


def test_kinds_are_counted_and_filtered(congress):
    make_agency(congress, "Sở Y tế")
    make_agency(congress, "Hội Nông dân")

    answer = browser_of(congress).get(url("agencies"), {"kind": "union"})

    assert [row.code for row in answer.context["page"].object_list] == ["HND"]
    assert [(str(choice["label"]), choice["count"]) for choice in answer.context["choices"]] == [
        ("Tất cả", 2),
        ("Cơ quan nhà nước", 1),
        ("Mặt trận, đoàn thể", 1),
    ]


def test_an_unknown_kind_and_page_are_left_out(congress):
    make_agency(congress)

    answer = browser_of(congress).get(url("agencies"), {"kind": "<script>", "page": "x"})

    assert len(answer.context["page"].object_list) == 1


def test_the_list_takes_the_same_queries_for_one_and_three(congress, django_assert_num_queries):
    browser = browser_of(congress)
    make_agency(congress, "Sở Y tế", phone="02603000201")
    browser.get(url("agencies"))

    with django_assert_num_queries(LIST_QUERIES):
        browser.get(url("agencies"))
    for name in ("Sở Nội vụ", "Sở Tài chính"):
        make_member(congress, Role.FOCAL, make_agency(congress, name))
    with django_assert_num_queries(LIST_QUERIES):
        browser.get(url("agencies"))


def test_the_page_takes_the_same_queries_for_one_and_three(congress, django_assert_num_queries):
    browser = browser_of(congress)
    agency = make_agency(congress, "Sở Y tế", aliases=["Ngành Y tế"])
    make_member(congress, Role.FOCAL, agency)
    browser.get(url("agency", "SYT"))

    with django_assert_num_queries(PAGE_QUERIES):
        browser.get(url("agency", "SYT"))
    make_member(congress, Role.FOCAL, agency)
    make_member(congress, Role.APPRAISER, agency)
    for text in ("Sở Y", "Y tế tỉnh"):
        AgencyAlias.objects.create(congress=congress, agency=agency, text=text, folded=text)
    with django_assert_num_queries(PAGE_QUERIES):
        browser.get(url("agency", "SYT"))


LIST_QUERIES = 7
PAGE_QUERIES = 9


def typed(**values: object) -> dict[str, object]:
    return {"instance_id": str(uuid.uuid4()), "name": "Sở Y tế", "phone": "0260 3000.201"} | values


def test_an_agency_is_added_once(congress):
    browser = browser_of(congress)
    form = typed(valid_from="1/3/2015", aliases="Ngành Y tế\nY tế tỉnh\n")

    first, again = browser.post(url("agency-new"), form), browser.post(url("agency-new"), form)

    agency = Agency.objects.get()
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert (agency.phone, agency.valid_from.isoformat(), agency.aliases.count()) == ("02603000201", "2015-03-01", 2)


def test_bad_input_keeps_what_was_typed(congress):
    answer = browser_of(congress).post(url("agency-new"), typed(name="", phone="gọi sau", valid_from="31/2/2015"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"name", "phone", "valid_from"}
    assert 'value="gọi sau"' in page
    assert 'value="31/2/2015"' in page
    assert not Agency.objects.exists()


def test_a_taken_name_is_refused_beside_its_field(congress):
    make_agency(congress)

    answer = browser_of(congress).post(url("agency-new"), typed())

    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Danh bạ đã có cơ quan mang tên này: Sở Y tế (mã SYT)"]


def test_the_same_form_with_other_content_is_refused_and_gets_a_new_id(congress):
    browser = browser_of(congress)
    form = typed()
    browser.post(url("agency-new"), form)

    answer = browser.post(url("agency-new"), form | {"name": "Sở Tài chính"})

    assert answer.status_code == 422
    assert answer.context["form"]["instance_id"].value() != form["instance_id"]
    assert Agency.objects.count() == 1


@pytest.mark.parametrize("instance", ["", "khong-phai-uuid"])
def test_a_form_without_its_id_is_refused(congress, instance):
    answer = browser_of(congress).post(url("agency-new"), typed(instance_id=instance))

    assert answer.status_code == 422
    assert not Agency.objects.exists()


def test_an_agency_is_changed(congress):
    make_agency(congress)

    answer = browser_of(congress).post(url("agency", "SYT"), {"ver": 1, "name": "Sở Sức khỏe", "kind": "state"})

    assert (answer.status_code, Agency.objects.get().name) == (302, "Sở Sức khỏe")


def test_two_editors_see_both_texts_and_nothing_is_lost(congress):
    agency = make_agency(congress)
    other = make_member(congress, full_name="Trần Văn Cường")
    change_agency(agency=agency, expected_ver=1, changes={"phone": "02603000202"}, by_id=other.pk, now=NOW)

    browser = browser_of(congress)
    form = {"ver": 1, "name": "Sở Y tế", "kind": "state", "phone": "02603000999"}
    answer = browser.post(url("agency", "SYT"), form)

    assert answer.status_code == 409
    assert [(clash.label, clash.mine, clash.current) for clash in answer.context["clashes"]] == [
        ("Điện thoại", "02603000999", "02603000202")
    ]
    assert answer.context["saved_by"] == "Trần Văn Cường"
    assert Agency.objects.get().phone == "02603000202"
    kept = dict(answer.context["kept"]) | {"ver": answer.context["current_ver"]}
    assert browser.post(url("agency", "SYT"), kept).status_code == 302
    assert Agency.objects.get().phone == "02603000999"


def test_a_bad_change_keeps_what_was_typed(congress):
    make_agency(congress)

    answer = browser_of(congress).post(
        url("agency", "SYT"), {"ver": 1, "name": "", "kind": "state", "short_name": "SYT mới"}
    )

    assert answer.status_code == 422
    assert 'value="SYT mới"' in answer.content.decode()


def test_work_goes_over_to_a_successor(congress):
    make_agency(congress, "Ban Dân vận")
    new = make_agency(congress, "Ban Tuyên giáo")

    answer = browser_of(congress).post(url("agency-succeed", "BDV"), {"ver": 1, "successor": new.pk, "on": "1/3/2025"})

    assert answer.status_code == 302
    assert Agency.objects.get(code="BDV").successor_id == new.pk


def test_a_successor_that_does_not_fit_is_refused(congress):
    make_agency(congress, "Ban Dân vận")
    begins_later = make_agency(congress, "Ban Tuyên giáo", valid_from=NOW.date())

    answer = browser_of(congress).post(
        url("agency-succeed", "BDV"), {"ver": 1, "successor": begins_later.pk, "on": "1/3/2015"}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"successor"}


def test_another_congresss_agency_cannot_be_chosen(congress):
    make_agency(congress, "Ban Dân vận")
    foreign = make_agency(make_congress("khac"), "Ban Tuyên giáo")

    answer = browser_of(congress).post(
        url("agency-succeed", "BDV"), {"ver": 1, "successor": foreign.pk, "on": "1/3/2025"}
    )

    assert answer.status_code == 422


def test_other_names_are_noted_and_taken_away(congress):
    make_agency(congress)
    browser = browser_of(congress)

    assert browser.post(url("agency-alias", "SYT"), {"text": "Ngành Y tế"}).status_code == 302
    alias = AgencyAlias.objects.get()
    assert browser.get(url("agency-alias-remove", "SYT", alias.pk)).status_code == 405
    assert browser.post(url("agency-alias-remove", "SYT", alias.pk)).status_code == 302
    assert browser.post(url("agency-alias-remove", "SYT", alias.pk)).status_code == 404
    assert browser.post(url("agency-alias", "SYT"), {"text": ""}).status_code == 422
    assert not AgencyAlias.objects.exists()


def test_names_are_shown_as_text(congress):
    make_agency(congress, "Sở <b>Y tế</b>", code="SYT")

    assert b"<b>Y" not in browser_of(congress).get(url("agencies")).content
