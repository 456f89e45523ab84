"""Two secretaries at the same moment: nothing is lost, nothing doubled. SQLite lets the second wait, so it comes after."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from dondoc.meetings.actions.conclusions import keep_conclusion
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.web.db import StaleVersion
from tests.factories.meetings import make_running
from tests.factories.people import NOW, make_agency, make_congress
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS


@pytest.fixture
def meeting():
    congress = make_congress()
    make_agency(congress, "Sở Y tế")
    return make_running(congress)


def keeping(meeting, line, **values) -> Callable[[], object]:
    given = {"key": uuid4(), "by_id": None, "now": NOW} | values
    return lambda: keep_conclusion(
        meeting=Meeting.objects.select_related("congress").get(pk=meeting.pk), line=line, **given
    )


def test_one_line_sent_by_eight_is_one(meeting):
    key = uuid4()

    outcomes = at_once(*[keeping(meeting, "@Sở Y tế trực", key=key)] * 8)

    assert sum(outcome.is_changed for outcome in outcomes) == 1
    assert Conclusion.objects.get().ver == 1


def test_lines_of_eight_all_stand_in_places_of_their_own(meeting):
    at_once(*[keeping(meeting, f"@Sở Y tế trực ca {number}") for number in range(8)])

    places = sorted(Conclusion.objects.values_list("position", flat=True))
    versions = sorted(Conclusion.objects.values_list("words_ver", flat=True))
    assert places == versions == list(range(1, 9))
    assert Meeting.objects.get(pk=meeting.pk).words_ver == 8


def test_of_two_texts_of_one_line_one_stands_and_the_other_comes_back(meeting):
    key = keeping(meeting, "Một")().conclusion.key

    outcomes = at_once(*[_kept_or_stale(keeping(meeting, words, key=key, expected_ver=1)) for words in ("Hai", "Ba")])

    stale = [outcome for outcome in outcomes if isinstance(outcome, StaleVersion)]
    stands = Conclusion.objects.get().typed
    assert len(stale) == 1
    assert stale[0].current.typed == stands
    assert stands in ("Hai", "Ba")


def _kept_or_stale(act: Callable[[], object]) -> Callable[[], object]:
    def keep() -> object:
        try:
            return act()
        except StaleVersion as stale:
            return stale

    return keep
