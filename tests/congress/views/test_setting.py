"""The pages of a congress's setting: who gets what, what is kept, what moves, how many queries."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from dondoc.congress import queries
from dondoc.congress.actions import add_committee, add_seat, add_venue, add_workstream, change_setup, set_calendar_day
from dondoc.congress.enums import EventCode
from dondoc.congress.models import CalendarDay, Committee, CommitteeSeat, ProgrammeBlock, Venue, Workstream
from dondoc.people.enums import Role
from tests.factories.congress import make_block
from tests.factories.people import NOW, browser_of, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
LISTS = ["setup", "programme", "venues", "committees", "workstreams", "calendar"]


def url(name: str, *args: object) -> str:
    return reverse(f"congress:{name}", args=["dh", *args])


def october(day: int) -> date:
    return date(2015, 10, day)


@pytest.fixture
def congress():
    return make_congress(opening_on=october(20), closing_on=october(22))


@pytest.fixture
def by(congress):
    return {"by_id": None, "now": NOW}


def fill(congress, by, number: int = 1) -> None:
    """Put one more of everything into the setting."""
    venue = add_venue(congress_id=congress.pk, name=f"Hội trường {number}", capacity=1000, **by)
    make_block(congress, october(20 + number), title=f"Thảo luận {number}", venue=venue)
    committee = add_committee(congress_id=congress.pk, name=f"Tiểu ban {number}", **by)
    agency = make_agency(congress, f"Sở Y tế {number}")
    user = make_member(congress, Role.FOCAL, agency)
    add_seat(committee=committee, function_title="Thành viên", agency_id=agency.pk, user_id=user.pk, **by)
    add_workstream(congress_id=congress.pk, name=f"Mảng {number}", **by)
    set_calendar_day(congress_id=congress.pk, day_on=october(number), reason="Nghỉ bù", **by)


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.ADMIN, [200, 200, 200, 200, 200, 200]),
        (Role.SECRETARIAT, [200, 200, 200, 200, 200, 200]),
        (Role.HEAD, [403, 200, 403, 200, 403, 403]),
        (Role.FOCAL, [403, 200, 403, 403, 403, 403]),
        (Role.APPRAISER, [403, 200, 403, 403, 403, 403]),
    ],
)
def test_who_opens_the_setting(congress, by, role, answers):
    fill(congress, by)
    browser = browser_of(congress, role, make_agency(congress))

    assert [browser.get(url(name)).status_code for name in LISTS] == answers


@pytest.mark.parametrize("name", LISTS)
def test_visitors_log_in_first_and_outsiders_find_nothing(congress, client, name):
    assert client.get(url(name)).status_code == 302
    assert client_of(make_user()).get(url(name)).status_code == 404


@pytest.mark.parametrize(
    ("name", "count"), [("programme", 5), ("venues", 5), ("committees", 6), ("workstreams", 5), ("calendar", 5)]
)
def test_lists_take_the_same_queries_for_one_and_three(congress, by, name, count, django_assert_num_queries):
    browser = browser_of(congress)
    fill(congress, by)
    browser.get(url(name))

    with django_assert_num_queries(count):
        browser.get(url(name))
    fill(congress, by, 2)
    fill(congress, by, 3)
    with django_assert_num_queries(count):
        browser.get(url(name))


@pytest.mark.parametrize("name", ["block", "venue", "committee", "workstream", "day"])
@pytest.mark.parametrize(("role", "status"), [(Role.SECRETARIAT, 404), (Role.HEAD, 403), (Role.FOCAL, 403)])
def test_rows_open_to_editors_and_missing_ones_are_not_found(congress, name, role, status):
    browser = browser_of(congress, role, make_agency(congress))

    assert browser.get(url(name, 999)).status_code == status
    assert browser.post(url(f"{name}-remove", 999)).status_code == status
    assert browser.get(url(f"{name}-new")).status_code == (200 if role is Role.SECRETARIAT else 403)


def test_rows_of_another_congress_are_not_found(congress):
    foreign = make_block(make_congress("khac"), october(20), title="Thảo luận")

    browser = browser_of(congress)

    assert browser.get(url("block", foreign.pk)).status_code == 404
    assert browser.post(url("block-remove", foreign.pk), {"ver": 1}).status_code == 404


def with_id(**values: object) -> dict[str, object]:
    return {"instance_id": str(uuid.uuid4())} | values


def test_a_block_is_typed_the_vietnamese_way(congress, by):
    venue = add_venue(congress_id=congress.pk, name="Hội trường", **by)
    form = with_id(
        day_on="thứ tư 21/10", starts_at="7h30", ends_at="11 giờ", title="Thảo luận", event="other", venue=venue.pk
    )
    browser = browser_of(congress)

    answers = [browser.post(url("block-new"), form).status_code for _twice in range(2)]

    block = ProgrammeBlock.objects.get()
    assert answers == [302, 302]
    assert (str(block), f"{block.starts_at:%H:%M}", f"{block.ends_at:%H:%M}", block.venue) == (
        "2015-10-21 Thảo luận",
        "07:30",
        "11:00",
        venue,
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day_on": "31/9"}, "day_on"),
        ({"day_on": "thứ hai 21/10"}, "day_on"),
        ({"starts_at": "sáng"}, "starts_at"),
        ({"starts_at": "9h", "ends_at": "8h"}, "ends_at"),
        ({"title": ""}, "title"),
        ({"event": "opening"}, "event"),
    ],
)
def test_a_bad_block_keeps_what_was_typed(congress, values, field):
    make_block(congress, october(20), EventCode.OPENING)
    typed = with_id(day_on="21/10", starts_at="", ends_at="", title="Thảo luận tại tổ", event="other") | values

    answer = browser_of(congress).post(url("block-new"), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert f'value="{typed["day_on"]}"' in page
    assert ProgrammeBlock.objects.count() == 1


def test_two_editors_of_a_block_see_both_texts(congress):
    block = make_block(congress, october(21), title="Thảo luận")
    browser = browser_of(congress)
    form = {"ver": 1, "day_on": "21/10/2015", "title": "Tham luận", "event": "other"}
    browser.post(url("block", block.pk), form)

    answer = browser.post(url("block", block.pk), form | {"title": "Bầu cử"})

    assert answer.status_code == 409
    assert [(clash.label, clash.mine, clash.current) for clash in answer.context["clashes"]] == [
        ("Nội dung", "Bầu cử", "Tham luận")
    ]
    kept = dict(answer.context["kept"]) | {"ver": answer.context["current_ver"]}
    assert browser.post(url("block", block.pk), kept).status_code == 302
    assert ProgrammeBlock.objects.get().title == "Bầu cử"


@pytest.mark.parametrize(("ver", "left"), [("1", 0), ("7", 1), ("x", 1), ("", 1)])
def test_a_row_is_removed_only_as_it_was_shown(congress, ver, left):
    block = make_block(congress, october(21), title="Thảo luận")
    browser = browser_of(congress)

    assert browser.get(url("block-remove", block.pk)).status_code == 405
    assert browser.post(url("block-remove", block.pk), {"ver": ver}).status_code == 302
    assert ProgrammeBlock.objects.count() == left


def test_what_is_in_use_stays_and_says_why(congress, by):
    fill(congress, by)
    venue = Venue.objects.get()

    answer = browser_of(congress).post(url("venue-remove", venue.pk), {"ver": 1}, follow=True)

    assert "đang được dùng, chưa bỏ được" in answer.content.decode()
    assert Venue.objects.count() == 1


def test_every_kind_of_row_is_added_changed_and_removed(congress):
    browser = browser_of(congress)
    rows = [
        ("venue", Venue, {"name": "Hội trường", "capacity": "450"}, {"name": "Hội trường lớn", "capacity": ""}),
        ("committee", Committee, {"name": "Tiểu ban", "position": 1}, {"name": "Tiểu ban Nội dung", "position": 2}),
        ("workstream", Workstream, {"name": "Hậu cần", "position": 1}, {"name": "Lễ tân", "position": 3}),
        (
            "day",
            CalendarDay,
            {"day_on": "12/10", "reason": "Nghỉ"},
            {"day_on": "13/10", "reason": "x", "is_working": "1"},
        ),
    ]
    for name, model, first, second in rows:
        assert browser.post(url(f"{name}-new"), with_id(**first)).status_code == 302, name
        row = model.objects.get()
        assert browser.get(url(name, row.pk)).status_code == 200, name
        assert browser.post(url(name, row.pk), {"ver": 1} | second).status_code == 302, name
        assert model.objects.get().ver == 2, name
        assert browser.post(url(f"{name}-remove", row.pk), {"ver": 2}).status_code == 302, name
        assert not model.objects.exists(), name


def test_a_committee_gets_places(congress, by):
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban", **by)
    agency = make_agency(congress)
    browser = browser_of(congress)
    member = make_member(congress, Role.HEAD)

    form = {"function_title": "Trưởng ban", "agency": agency.pk, "user": member.pk, "position": 1}
    assert browser.post(url("seat-new", committee.pk), with_id(**form)).status_code == 302
    place = CommitteeSeat.objects.get()
    assert (place.committee, place.agency, place.user) == (committee, agency, member)
    changed = {"ver": 1, "function_title": "Phó ban", "agency": "", "user": "", "position": 2}
    assert browser.post(url("seat", place.pk), changed).status_code == 302
    place.refresh_from_db()
    assert (place.function_title, place.agency, place.user) == ("Phó ban", None, None)
    assert browser.get(url("seat-new", 999)).status_code == 404
    assert browser_of(congress, Role.HEAD).get(url("seat-new", committee.pk)).status_code == 403


def setup_form(congress, **values: object) -> dict[str, object]:
    given = {
        "ver": congress.ver,
        "name": congress.name,
        "short_name": congress.short_name,
        "opening_on": "20/10/2015",
        "closing_on": "22/10/2015",
        "moves_programme": "whole",
    }
    return given | values


def test_names_are_saved_at_once(congress):
    answer = browser_of(congress).post(url("setup"), setup_form(congress, short_name="Đại hội XV"))

    congress.refresh_from_db()
    assert (answer.status_code, congress.short_name) == (302, "Đại hội XV")


def test_another_opening_day_says_first_what_moves(congress):
    make_block(congress, october(20), EventCode.OPENING)
    make_block(congress, october(21), title="Thảo luận")
    browser = browser_of(congress)
    form = setup_form(congress, opening_on="25/10/2015", closing_on="27/10/2015")

    asked = browser.post(url("setup"), form)

    assert asked.status_code == 200
    assert [(move.title, move.to_on.day) for move in asked.context["moves"]] == [("Khai mạc", 25), ("Thảo luận", 26)]
    assert [block.day_on.day for block in queries.programme(congress.pk)] == [20, 21]

    confirmed = browser.post(url("setup"), dict(asked.context["kept"]) | {"confirmed": "1"})

    congress.refresh_from_db()
    assert (confirmed.status_code, congress.opening_on) == (302, october(25))
    assert [block.day_on.day for block in queries.programme(congress.pk)] == [25, 26]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"closing_on": "19/10/2015"}, "closing_on"),
        ({"opening_on": "hôm nào đó"}, "opening_on"),
        ({"name": ""}, "name"),
    ],
)
def test_a_bad_setup_keeps_what_was_typed(congress, values, field):
    answer = browser_of(congress).post(url("setup"), setup_form(congress, host_name="Tỉnh ủy", **values))

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert 'value="Tỉnh ủy"' in answer.content.decode()


def test_two_editors_of_the_setup_see_both_texts(congress):
    form = setup_form(congress, name="Đại hội của tôi")
    change_setup(
        congress=congress, expected_ver=congress.ver, changes={"name": "Đại hội khác"}, by_id=make_user().pk, now=NOW
    )

    answer = browser_of(congress).post(url("setup"), form)

    assert answer.status_code == 409
    assert [(clash.mine, clash.current) for clash in answer.context["clashes"]] == [("Đại hội của tôi", "Đại hội khác")]
