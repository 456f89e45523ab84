"""The programme and the days of the congress: once, seen, told above."""

import uuid
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from dondoc.congress import queries, signals
from dondoc.congress.actions import (
    add_venue,
    change_block,
    change_setup,
    change_venue,
    remove_block,
    remove_venue,
)
from dondoc.congress.actions.rows import SettingRefused
from dondoc.congress.enums import EventCode
from dondoc.congress.models import ProgrammeBlock, Venue
from dondoc.journal.models import Entry
from dondoc.web.db import StaleVersion
from tests.factories.congress import make_block
from tests.factories.people import NOW, make_congress, make_member

pytestmark = pytest.mark.django_db


def october(day: int) -> date:
    return date(2015, 10, day)


@pytest.fixture
def congress():
    return make_congress(opening_on=october(20), closing_on=october(22))


@pytest.fixture
def by(congress):
    return {"by_id": make_member(congress).pk, "now": NOW}


@pytest.fixture
def heard():
    news = []

    def hear(**told):
        news.append(dict(told["events"]))

    signals.programme_changed.connect(hear)
    yield news
    signals.programme_changed.disconnect(hear)


def last_verb(congress) -> str:
    return Entry.objects.filter(congress_id=congress.pk).latest("sequence").verb


def test_a_named_event_is_told_above_and_stands_once(congress, heard):
    make_block(congress, october(20), EventCode.OPENING)

    with pytest.raises(SettingRefused) as refused:
        make_block(congress, october(21), EventCode.OPENING)

    assert heard == [{"opening": october(20)}]
    assert refused.value.field == "event"
    assert queries.event_days(congress.pk) == {"opening": october(20)}


def test_other_blocks_are_told_to_nobody(congress, heard):
    make_block(congress, october(21), title="Thảo luận")

    assert heard == []


def test_a_block_ends_after_it_starts(congress):
    with pytest.raises(SettingRefused) as refused:
        make_block(congress, october(21), title="Thảo luận", starts_at=time(9), ends_at=time(8))

    assert refused.value.field == "ends_at"


def test_the_same_form_makes_one_block(congress):
    instance = uuid.uuid4()

    blocks = {make_block(congress, october(21), title="Thảo luận", instance_id=instance).pk for _twice in range(2)}

    assert len(blocks) == ProgrammeBlock.objects.count() == 1


def test_moving_an_event_is_told_and_noted_with_both_days(congress, by, heard):
    block = make_block(congress, october(14), EventCode.PRESS_CONFERENCE)

    change_block(block=block, expected_ver=1, changes={"day_on": october(15)}, **by)
    change_block(block=block, expected_ver=2, changes={"title": "Họp báo giới thiệu"}, **by)

    entry = Entry.objects.filter(verb="congress.block.changed").earliest("sequence")
    assert heard[1:] == [{"press_conference": october(15)}]
    assert entry.details == {"before": {"day_on": "2015-10-14"}, "after": {"day_on": "2015-10-15"}}


def test_a_block_saved_meanwhile_is_not_overwritten(congress, by):
    block = make_block(congress, october(21), title="Thảo luận")
    change_block(block=block, expected_ver=1, changes={"title": "Tham luận"}, **by)

    with pytest.raises(StaleVersion):
        change_block(block=block, expected_ver=1, changes={"title": "Bầu cử"}, **by)
    with pytest.raises(StaleVersion):
        remove_block(block=block, expected_ver=1, **by)

    assert ProgrammeBlock.objects.get().title == "Tham luận"


def test_a_block_is_removed_and_removing_it_again_changes_nothing(congress, by):
    block = make_block(congress, october(21), title="Thảo luận")
    twin = ProgrammeBlock.objects.get()

    remove_block(block=block, expected_ver=1, **by)
    remove_block(block=twin, expected_ver=1, **by)

    assert not ProgrammeBlock.objects.exists()
    assert Entry.objects.filter(verb="congress.block.removed").count() == 1


def test_the_opening_stays_in_the_programme(congress, by):
    with pytest.raises(SettingRefused):
        remove_block(block=make_block(congress, october(20), EventCode.OPENING), expected_ver=1, **by)


def test_a_venue_in_the_programme_stays(congress, by):
    venue = add_venue(congress_id=congress.pk, name="Hội trường", **by)
    make_block(congress, october(21), title="Thảo luận", venue=venue)

    with pytest.raises(SettingRefused) as refused:
        remove_venue(venue=venue, expected_ver=1, **by)

    assert str(refused.value) == "«Hội trường» đang được dùng, chưa bỏ được. Chuyển các nội dung ấy trước."
    assert Venue.objects.count() == 1
    assert last_verb(congress) == "congress.block.added"


def test_two_venues_of_one_name_are_refused(congress, by):
    add_venue(congress_id=congress.pk, name="Hội trường", **by)
    other = add_venue(congress_id=congress.pk, name="Quảng trường", **by)

    with pytest.raises(SettingRefused):
        add_venue(congress_id=congress.pk, name=" Hội  trường", **by)
    with pytest.raises(SettingRefused):
        change_venue(venue=other, expected_ver=1, changes={"name": "Hội trường"}, **by)

    assert Venue.objects.count() == 2


@pytest.fixture
def programme(congress):
    make_block(congress, october(14), EventCode.PRESS_CONFERENCE)
    make_block(congress, october(20), EventCode.OPENING)
    make_block(congress, october(21), title="Thảo luận")
    make_block(congress, october(22), EventCode.CLOSING)


def days(congress) -> list[int]:
    return [block.day_on.day for block in queries.programme(congress.pk)]


def test_a_later_opening_takes_the_whole_programme_along(congress, programme, by, heard):
    heard.clear()

    moved = change_setup(
        congress=congress,
        expected_ver=congress.ver,
        changes={"opening_on": october(25), "closing_on": october(27)},
        **by,
    )

    assert days(congress) == [19, 25, 26, 27]
    assert len(moved) == 4
    assert heard == [{"press_conference": october(19), "opening": october(25), "closing": october(27)}]
    assert last_verb(congress) == "congress.programme.changed"
    assert set(ProgrammeBlock.objects.values_list("ver", flat=True)) == {2}


def test_only_the_days_themselves_move_when_so_wished(congress, programme, by):
    change_setup(
        congress=congress,
        expected_ver=congress.ver,
        changes={"opening_on": october(19), "closing_on": october(22)},
        whole_programme=False,
        **by,
    )

    assert days(congress) == [14, 19, 21, 22]


def test_a_shortened_congress_moves_its_closing_alone(congress, programme, by, heard):
    heard.clear()

    change_setup(congress=congress, expected_ver=congress.ver, changes={"closing_on": october(21)}, **by)

    assert days(congress) == [14, 20, 21, 21]
    assert heard == [{"closing": october(21)}]


def test_another_opening_day_is_told_even_without_a_programme(congress, by, heard):
    change_setup(
        congress=congress,
        expected_ver=congress.ver,
        changes={"opening_on": october(21), "closing_on": october(22)},
        **by,
    )

    assert heard == [{"opening": october(21)}]


def test_new_names_move_nothing(congress, programme, by, heard):
    heard.clear()

    moved = change_setup(congress=congress, expected_ver=congress.ver, changes={"short_name": "Đại hội XV"}, **by)

    assert (moved, heard) == ([], [])
    assert last_verb(congress) == "editions.congress.changed"


def test_a_congress_that_closes_before_it_opens_is_refused_whole(congress, programme, by):
    with pytest.raises(SettingRefused):
        change_setup(congress=congress, expected_ver=congress.ver, changes={"opening_on": october(23)}, **by)

    congress.refresh_from_db()
    assert congress.opening_on == october(20)
    assert days(congress) == [14, 20, 21, 22]


def test_days_saved_meanwhile_are_not_overwritten(congress, programme, by):
    with pytest.raises(StaleVersion):
        change_setup(congress=congress, expected_ver=congress.ver - 1, changes={"opening_on": october(21)}, **by)

    assert days(congress) == [14, 20, 21, 22]


@pytest.mark.parametrize(
    "values",
    [{"event": EventCode.OPENING}, {"starts_at": time(9), "ends_at": time(9)}],
    ids=["each_named_event_happens_once", "a_block_ends_after_it_starts"],
)
def test_the_database_keeps_the_promises_of_a_programme(congress, programme, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeBlock.objects.create(congress=congress, day_on=october(21), title="x", **values)


def test_the_database_holds_one_venue_per_name(congress, by):
    add_venue(congress_id=congress.pk, name="Hội trường", **by)

    with pytest.raises(IntegrityError), transaction.atomic():
        Venue.objects.create(congress=congress, name="Hội trường")
