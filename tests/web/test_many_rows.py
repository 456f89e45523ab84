"""Very many rows at once: they get ids of their own, the constraints judge them, and nothing goes without a transaction."""

import pytest
from django.db import IntegrityError, transaction

from dondoc.congress.models import CalendarDay
from dondoc.tasks.models import Report
from dondoc.web.db import insert_many
from tests.factories.people import NOW, TODAY, make_congress


def reports(congress, *numbers: int) -> list[Report]:
    return [Report(congress=congress, number=number, code=f"BC-{number}", at=NOW) for number in numbers]


@pytest.mark.django_db
def test_rows_get_ids_in_their_order_and_later_ones_follow():
    congress = make_congress()
    first = reports(congress, 3, 1, 2)

    insert_many(first)
    after = Report.objects.create(congress=congress, number=4, code="BC-4", at=NOW)

    assert [row.pk for row in first] == sorted(row.pk for row in first)
    assert after.pk > first[-1].pk
    assert list(Report.objects.order_by("pk").values_list("number", "code", "at", "ver")) == [
        (number, f"BC-{number}", NOW, 1) for number in (3, 1, 2, 4)
    ]


@pytest.mark.django_db
def test_an_id_is_not_given_twice_after_its_row_is_gone():
    congress = make_congress()
    gone = reports(congress, 1, 2)
    insert_many(gone)
    Report.objects.all().delete()

    again = reports(congress, 3)
    insert_many(again)

    assert again[0].pk > gone[-1].pk


@pytest.mark.django_db
def test_days_and_flags_come_back_as_they_went():
    congress = make_congress()
    insert_many([CalendarDay(congress=congress, day_on=TODAY, is_working=True, reason="Làm bù")])

    day = CalendarDay.objects.get()

    assert (day.day_on, day.is_working, day.reason) == (TODAY, True, "Làm bù")


@pytest.mark.django_db
def test_constraints_judge_the_rows():
    congress = make_congress()

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(reports(congress, 1, 1))

    assert Report.objects.count() == 0


def test_outside_a_transaction_nothing_is_inserted():
    with pytest.raises(RuntimeError):
        insert_many([Report(number=1, code="BC-1", at=NOW)])
