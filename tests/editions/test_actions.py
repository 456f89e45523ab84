"""Founding, opening and changing a congress."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from dondoc.editions import queries
from dondoc.editions.actions import change_congress, found_congress, open_congress
from dondoc.editions.enums import RESERVED_SLUGS, CongressState
from dondoc.editions.models import Congress
from dondoc.editions.rules.clock import congress_now, days_left
from dondoc.editions.rules.slugs import MOST_LETTERS, propose_slug
from dondoc.journal.models import Entry
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, OPENING, make_congress


def test_a_pinned_congress_keeps_its_day_and_takes_the_time_of_day():
    real = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)

    assert congress_now(real_now=real, pinned_today=None) == real
    assert congress_now(real_now=real, pinned_today=date(2015, 10, 8)) == datetime(2015, 10, 8, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(("today", "left"), [(date(2015, 10, 8), 12), (OPENING, 0), (date(2015, 10, 21), -1)])
def test_days_are_counted_to_the_opening(today, left):
    assert days_left(opening_on=OPENING, today=today) == left


@pytest.mark.parametrize(
    ("name", "taken", "slug"),
    [
        ("Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV", set(), "dh-db-tinh-kon-tum-xv"),
        ("Đại hội XV", {"dh-xv"}, "dh-xv-2"),
        ("Start", set(), "start-2"),
        ("«»", set(), "dai-hoi"),
    ],
)
def test_an_address_is_short_free_and_not_reserved(name, taken, slug):
    assert propose_slug(name, taken=taken, reserved=RESERVED_SLUGS) == slug


def test_a_long_name_makes_a_short_address():
    slug = propose_slug("Hội nghị " * 40, taken=set(), reserved=RESERVED_SLUGS)

    assert len(slug) <= MOST_LETTERS
    assert not slug.endswith("-")


@pytest.mark.django_db
def test_a_founded_congress_is_a_draft_until_it_is_opened():
    congress = found_congress(name=" Đại hội  XV ", opening_on=OPENING, by_id=None, now=NOW)
    listed_before = list(queries.open_congresses())

    open_congress(congress=congress, by_id=None, now=NOW)
    open_congress(congress=congress, by_id=None, now=NOW)

    assert (congress.name, congress.slug, congress.closing_on) == ("Đại hội XV", "dh-xv", OPENING)
    assert listed_before == []
    assert list(queries.open_congresses()) == [congress]
    assert Entry.objects.filter(congress_id=congress.pk, verb="editions.congress.opened").count() == 1


@pytest.mark.django_db
def test_two_congresses_of_one_name_get_two_addresses():
    first, second = (found_congress(name="Đại hội XV", opening_on=OPENING, by_id=None, now=NOW) for _ in range(2))

    assert (first.slug, second.slug) == ("dh-xv", "dh-xv-2")


@pytest.mark.django_db
def test_a_change_is_saved_once_per_version_and_noted_with_both_texts():
    congress = make_congress()
    ver = congress.ver

    change_congress(congress=congress, expected_ver=ver, changes={"short_name": "XV"}, by_id=1, now=NOW)
    with pytest.raises(StaleVersion):
        change_congress(congress=congress, expected_ver=ver, changes={"short_name": "XVI"}, by_id=1, now=NOW)

    entry = Entry.objects.get(verb="editions.congress.changed")
    assert Congress.objects.get().short_name == "XV"
    assert entry.details == {"before": {"short_name": "Đại hội dh"}, "after": {"short_name": "XV"}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [{"closing_on": date(2015, 10, 19)}, {"pinned_today": OPENING}, {"slug": "dh"}],
    ids=["a_congress_closes_after_it_opens", "only_a_demo_pins_its_day", "slug"],
)
def test_the_database_keeps_the_promises_of_a_congress(values):
    make_congress("dh")
    given = {"slug": "khac", "name": "x", "short_name": "x", "opening_on": OPENING, "closing_on": OPENING}

    with pytest.raises(IntegrityError), transaction.atomic():
        Congress.objects.create(**given | {"state": CongressState.DRAFT} | values)
