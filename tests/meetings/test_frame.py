"""The directory a process holds for reading typed lines: never another one than that of the database."""

import pytest

from dondoc.meetings.queries.live import Frame, frame_of
from dondoc.meetings.rules.typed import Calendar, Names
from dondoc.people.models import Agency, AgencyAlias
from dondoc.people.rules.names import matching_key
from tests.factories.meetings import STARTS_AT, make_running
from tests.factories.people import make_agency, make_congress

LINE = "@Ban Văn hóa trang trí hội trường"


@pytest.fixture
def meeting(db):
    return make_running(make_congress())


def name_it(agency: Agency, text: str, *, pk: int) -> AgencyAlias:
    return AgencyAlias.objects.create(
        pk=pk, congress_id=agency.congress_id, agency=agency, text=text, folded=matching_key(text)
    )


def leads(meeting, line: str = LINE) -> list[int]:
    return [party.agency_id for party in frame_of(meeting).read(line).parties]


def test_a_name_committed_after_a_later_one_is_known(meeting):
    """Two people name at once: the lower id may be committed last, and another name be gone by then."""
    agency = make_agency(meeting.congress)
    gone = name_it(agency, "Y tế tỉnh", pk=101)
    name_it(agency, "Y tế Kon Tum", pk=103)
    assert leads(meeting) == [None]

    gone.delete()
    name_it(agency, "Ban Văn hóa", pk=102)

    assert leads(meeting) == [agency.pk]


def test_a_name_restored_under_the_same_version_is_known(meeting):
    agency = make_agency(meeting.congress)
    assert leads(meeting) == [None]

    Agency.objects.filter(pk=agency.pk).update(name="Ban Văn hóa")

    assert leads(meeting) == [agency.pk]


def test_an_unchanged_directory_is_built_once(meeting):
    make_agency(meeting.congress)

    assert frame_of(meeting) is frame_of(meeting)


class EmptiedAtOnce(dict):
    """What another thread does to the lines read so far, at the worst moment."""

    def __setitem__(self, key: object, value: object) -> None:
        super().__setitem__(key, value)
        self.clear()


def test_a_line_is_read_although_another_thread_empties_what_was_read():
    day = STARTS_AT.date()
    frame = Frame(Names(), Calendar(day, day, day), EmptiedAtOnce())

    assert frame.read("Thống nhất").text == "Thống nhất"
