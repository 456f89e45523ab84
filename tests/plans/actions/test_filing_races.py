"""Two people on one own plan at the same moment: one wins, nothing is made twice."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.plans.actions import cascade
from dondoc.plans.enums import FilingState
from dondoc.plans.models import Filing, FilingPoint
from dondoc.web.db import StaleVersion
from tests.factories.filings import AHEAD, make_draft, make_filing, make_handed_in
from tests.factories.people import NOW, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress)


@pytest.fixture
def filing(congress, agency):
    return make_filing(make_plan(congress, symbol="06-KH/TBPV"), agency)


def test_two_secretaries_ask_the_same_agency_once(congress, agency):
    plan = make_plan(congress, "09")
    first, second = make_member(congress), make_member(congress)

    def ask(user) -> Callable[[], int]:
        return lambda: cascade.open_filings(
            plan=plan, agency_ids=[agency.pk], due_on=AHEAD, appraiser_id=None, by_id=user.pk, now=NOW
        )

    assert sorted(at_once(ask(first), ask(second))) == [0, 1]
    assert Filing.objects.count() == 1


def test_a_draft_sent_twice_by_an_impatient_finger_is_handed_in_once(congress, agency, filing):
    focal = make_member(congress, Role.FOCAL, agency)
    make_draft(filing, by_id=focal.pk)
    instance_id = uuid4()

    def send() -> object:
        return cascade.hand_in(
            filing=filing, parents={}, left_out=(), settled=(), by_id=focal.pk, now=NOW, instance_id=instance_id
        ).pk

    assert at_once(send, send) == [filing.pk, filing.pk]
    filing.refresh_from_db()
    assert (filing.state, filing.round) == (FilingState.HANDED_IN, 1)
    assert Entry.objects.filter(verb="plans.filing.handed_in").count() == 1


def test_of_two_verdicts_at_once_one_counts(congress, filing):
    held = make_handed_in(filing)
    first, second = make_member(congress), make_member(congress)

    def pass_it() -> object:
        return cascade.pass_draft(filing=held, expected_ver=held.ver, by_id=first.pk, now=NOW).state

    def ask_for_more() -> object:
        more = {"points": ["Thiếu kinh phí"], "new_due_on": AHEAD}
        return cascade.ask_for_more(filing=held, expected_ver=held.ver, by_id=second.pk, now=NOW, **more).state

    outcomes = at_once(pass_it, ask_for_more)

    held.refresh_from_db()
    assert StaleVersion in outcomes
    assert [one for one in outcomes if one != StaleVersion] == [held.state]
    assert FilingPoint.objects.count() == (held.state == FilingState.NEEDS_MORE)
    assert Notice.objects.filter(title__contains="cần bổ sung").count() == 0  # nobody stands for the agency here
