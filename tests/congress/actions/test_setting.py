"""Committees, fields of work and the calendar."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dondoc.congress import queries
from dondoc.congress.actions import (
    add_committee,
    add_seat,
    add_workstream,
    change_calendar_day,
    change_seat,
    change_workstream,
    remove_calendar_day,
    remove_committee,
    remove_workstream,
    set_calendar_day,
)
from dondoc.congress.actions.rows import SettingRefused
from dondoc.congress.actions.withdrawals import remove_unused_workstreams
from dondoc.congress.models import CalendarDay, Committee, CommitteeSeat, Workstream
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
SUNDAY, MONDAY = date(2015, 10, 11), date(2015, 10, 12)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def by(congress):
    return {"by_id": make_member(congress).pk, "now": NOW}


def test_a_function_stands_once_per_agency(congress, by):
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban Tuyên truyền", **by)
    agency = make_agency(congress)

    seat = add_seat(committee=committee, function_title="Thành viên", agency_id=agency.pk, **by)
    add_seat(committee=committee, function_title="Thành viên", **by)
    for twin in ({"agency_id": agency.pk}, {}):
        with pytest.raises(SettingRefused):
            add_seat(committee=committee, function_title="Thành viên", **twin, **by)
    change_seat(seat=seat, expected_ver=1, changes={"function_title": "Phó Trưởng ban"}, **by)

    assert sorted(CommitteeSeat.objects.values_list("function_title", flat=True)) == ["Phó Trưởng ban", "Thành viên"]


def test_a_committee_goes_with_its_places(congress, by):
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban Tuyên truyền", **by)
    add_seat(committee=committee, function_title="Thành viên", **by)

    remove_committee(committee=committee, expected_ver=1, **by)

    assert not CommitteeSeat.objects.exists()


def test_fields_of_work_follow_each_other_and_are_found_by_name(congress, by):
    first = add_workstream(congress_id=congress.pk, name="Tuyên truyền", **by)
    second = add_workstream(congress_id=congress.pk, name="Hậu cần", **by)

    change_workstream(workstream=first, expected_ver=1, changes={"name": "Thông tin", "position": 9}, **by)

    assert [row.name for row in queries.workstreams(congress.pk)] == ["Hậu cần", "Thông tin"]
    assert queries.workstreams_by_name(congress.pk) == {"hau can": second, "thong tin": first}


def test_a_field_of_work_is_removed_and_its_code_is_free_again(congress, by):
    first = add_workstream(congress_id=congress.pk, name="Tuyên truyền", code="m1", **by)
    with pytest.raises(SettingRefused):
        add_workstream(congress_id=congress.pk, name="Hậu cần", code="m1", **by)

    remove_workstream(workstream=first, expected_ver=1, **by)

    assert add_workstream(congress_id=congress.pk, name="Hậu cần", code="m1", **by).position == 1


def test_fields_of_an_undone_intake_go(congress, by):
    add_workstream(congress_id=congress.pk, name="Tuyên truyền", intake_id=5, **by)
    add_workstream(congress_id=congress.pk, name="Hậu cần", **by)

    assert remove_unused_workstreams(intake_id=5) == 1
    assert Workstream.objects.get().name == "Hậu cần"


def test_the_calendar_tells_holidays_from_worked_days(congress, by):
    holiday = set_calendar_day(congress_id=congress.pk, day_on=MONDAY, reason="Lễ hội tỉnh", **by)
    set_calendar_day(congress_id=congress.pk, day_on=SUNDAY, is_working=True, reason="Làm bù", **by)

    assert queries.non_working_days(congress.pk) == {MONDAY}
    assert queries.working_weekends(congress.pk) == {SUNDAY}
    with pytest.raises(SettingRefused):
        set_calendar_day(congress_id=congress.pk, day_on=MONDAY, reason="Khác", **by)
    with pytest.raises(SettingRefused):
        change_calendar_day(day=holiday, expected_ver=1, changes={"day_on": SUNDAY}, **by)

    remove_calendar_day(day=holiday, expected_ver=1, **by)

    assert queries.non_working_days(congress.pk) == frozenset()


@pytest.mark.parametrize("agency", [True, False])
def test_the_database_holds_a_function_once(congress, by, agency):
    committee = add_committee(congress_id=congress.pk, name="Tiểu ban", **by)
    values = {
        "committee": committee,
        "function_title": "Thành viên",
        "agency": make_agency(congress) if agency else None,
    }
    CommitteeSeat.objects.create(congress=congress, **values)

    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeSeat.objects.create(congress=congress, **values)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Committee, {"name": "Tiểu ban"}),
        (Workstream, {"code": "m1", "name": "x", "folded": "x"}),
        (CalendarDay, {"day_on": MONDAY, "reason": "x"}),
    ],
)
def test_the_database_holds_each_setting_once(congress, model, values):
    model.objects.create(congress=congress, **values)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(congress=congress, **values)
