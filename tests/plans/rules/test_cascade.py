"""How an own plan moves, where it stands on a day, and who may do what with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.people.enums import Permission
from dondoc.plans.enums import FilingAct, FilingCell, FilingNeed, FilingState
from dondoc.plans.rules.cascade import (
    CLOSED_STATES,
    Counts,
    acts_in,
    cell_of,
    count,
    days_late,
    days_until_due,
    may,
    refuse_act,
    refuse_answer,
    refuse_extension,
    refuse_hand_in,
    refuse_issue,
    refuse_more,
    refuse_own_issue,
    state_after,
)

TODAY = date(2015, 10, 8)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
S, A = FilingState, FilingAct

# What may be done in each state; every act that is missing is refused with a sentence.
ALLOWED = {
    S.NOT_OPENED: "see begin upload hand_in record_issued ask_exemption grant_exemption refuse_exemption extend withdraw",
    S.SEEN: "begin upload hand_in record_issued ask_exemption grant_exemption refuse_exemption extend withdraw",
    S.DRAFTING: "upload hand_in record_issued ask_exemption grant_exemption refuse_exemption extend withdraw",
    S.HANDED_IN: "pass ask_for_more record_issued extend withdraw",
    S.NEEDS_MORE: "upload hand_in record_issued ask_exemption grant_exemption refuse_exemption extend withdraw",
    S.PASSED: "record_issued extend withdraw",
    S.ISSUED: "record_issued",
    S.EXEMPT: "",
    S.WITHDRAWN: "",
}


@pytest.mark.parametrize("state", S)
def test_the_acts_of_a_state(state):
    assert acts_in(state) == {A(name) for name in ALLOWED[state].split()}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("act", A)
def test_an_act_is_either_possible_or_refused_with_a_sentence(act, state):
    sentence = refuse_act(act, state)

    assert bool(sentence) == (act not in acts_in(state))
    assert not sentence or sentence.endswith(".")


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        (A.SEE, S.NOT_OPENED, S.SEEN),
        (A.BEGIN, S.SEEN, S.DRAFTING),
        (A.UPLOAD, S.NEEDS_MORE, S.NEEDS_MORE),
        (A.HAND_IN, S.DRAFTING, S.HANDED_IN),
        (A.HAND_IN, S.NEEDS_MORE, S.HANDED_IN),
        (A.PASS, S.HANDED_IN, S.PASSED),
        (A.ASK_FOR_MORE, S.HANDED_IN, S.NEEDS_MORE),
        (A.RECORD_ISSUED, S.PASSED, S.ISSUED),
        (A.RECORD_ISSUED, S.NOT_OPENED, S.ISSUED),
        (A.ASK_EXEMPTION, S.SEEN, S.SEEN),
        (A.GRANT_EXEMPTION, S.SEEN, S.EXEMPT),
        (A.REFUSE_EXEMPTION, S.DRAFTING, S.DRAFTING),
        (A.EXTEND, S.NEEDS_MORE, S.NEEDS_MORE),
        (A.WITHDRAW, S.HANDED_IN, S.WITHDRAWN),
    ],
)
def test_an_act_leads_to_a_state(act, before, after):
    assert state_after(act, before) == after


def test_an_act_the_state_does_not_allow_leads_nowhere():
    with pytest.raises(ValueError, match="pass is not possible in drafting"):
        state_after(A.PASS, S.DRAFTING)


@given(acts=st.lists(st.sampled_from(A), max_size=30))
def test_no_history_leaves_the_closed_states_but_to_correct_a_number(acts):
    state = S.NOT_OPENED
    for act in acts:
        closed_before = state in CLOSED_STATES | {S.WITHDRAWN}
        if not refuse_act(act, state):
            after = state_after(act, state)
            assert not closed_before or after == state
            state = after


@pytest.mark.parametrize(
    ("state", "due_on", "cell"),
    [
        (S.NOT_OPENED, YESTERDAY, FilingCell.OVERDUE),
        (S.NOT_OPENED, TODAY, FilingCell.OPEN),
        (S.DRAFTING, TOMORROW, FilingCell.OPEN),
        (S.DRAFTING, None, FilingCell.OPEN),
        (S.NEEDS_MORE, YESTERDAY, FilingCell.OVERDUE),
        (S.HANDED_IN, YESTERDAY, FilingCell.WAITING),
        (S.PASSED, YESTERDAY, FilingCell.OVERDUE),
        (S.PASSED, TODAY, FilingCell.OPEN),
        (S.ISSUED, YESTERDAY, FilingCell.ISSUED),
        (S.EXEMPT, YESTERDAY, FilingCell.EXEMPT),
        (S.WITHDRAWN, YESTERDAY, None),
    ],
)
def test_the_cell_of_an_own_plan(state, due_on, cell):
    assert cell_of(state=state, due_on=due_on, today=TODAY) == cell


@pytest.mark.parametrize(
    ("state", "due_on", "issued_on", "days"),
    [
        (S.SEEN, TODAY - timedelta(days=5), None, 5),
        (S.SEEN, TODAY, None, 0),
        (S.SEEN, None, None, 0),
        (S.HANDED_IN, YESTERDAY, None, 0),
        (S.ISSUED, YESTERDAY, TODAY, 1),
        (S.ISSUED, TODAY, YESTERDAY, 0),
        (S.EXEMPT, YESTERDAY, None, 0),
    ],
)
def test_how_late_an_own_plan_is_or_was(state, due_on, issued_on, days):
    assert days_late(state=state, due_on=due_on, issued_on=issued_on, today=TODAY) == days


@pytest.mark.parametrize(
    ("state", "left", "said"),
    [(S.SEEN, 3, 3), (S.SEEN, 0, 0), (S.SEEN, 4, None), (S.SEEN, -1, None), (S.HANDED_IN, 1, None), (S.PASSED, 1, 1)],
)
def test_a_near_day_is_said_to_whoever_has_the_next_step(state, left, said):
    assert days_until_due(state=state, due_on=TODAY + timedelta(days=left), today=TODAY) == said


@given(cells=st.lists(st.sampled_from([*FilingCell, None]), max_size=60))
def test_the_cells_add_up(cells):
    counts = count(cells)

    assert counts.total == sum(cell is not None for cell in cells)
    assert counts.owing == counts.issued + counts.missing
    assert counts.exempt == counts.total - counts.owing


def test_an_exempt_agency_is_not_among_those_that_owe():
    assert Counts(issued=97, overdue=19, waiting=3, open=5, exempt=4).owing == 124


@pytest.mark.parametrize(
    ("open_points", "chosen", "read", "is_refused"),
    [(0, 5, 5, False), (1, 5, 5, True), (0, 0, 0, False), (0, 0, 5, True), (0, 1, 5, False)],
)
def test_when_a_draft_may_be_handed_in(open_points, chosen, read, is_refused):
    assert bool(refuse_hand_in(open_points=open_points, items_chosen=chosen, items_read=read)) == is_refused


@pytest.mark.parametrize(
    ("points", "new_due_on", "fields"),
    [
        (["Thiếu kinh phí"], TOMORROW, set()),
        (["Thiếu kinh phí"], TODAY, set()),
        ([], TOMORROW, {"points"}),
        (["  "], TOMORROW, {"points"}),
        (["Thiếu kinh phí"], YESTERDAY, {"new_due_on"}),
        ([], None, {"points", "new_due_on"}),
    ],
)
def test_a_return_names_a_point_and_a_day(points, new_due_on, fields):
    assert set(refuse_more(points=points, new_due_on=new_due_on, today=TODAY)) == fields


@pytest.mark.parametrize(
    ("symbol", "issued_on", "fields"),
    [
        ("12/KH-SYT", TODAY, set()),
        ("KH-SYT", TODAY, {"symbol"}),
        ("", None, {"symbol", "issued_on"}),
        ("12/KH-SYT", TOMORROW, {"issued_on"}),
        ("12/KH-SYT", date(2015, 4, 1), {"issued_on"}),
    ],
)
def test_an_issued_paper_has_a_number_and_a_day_between_the_plans_and_today(symbol, issued_on, fields):
    plan_issued_on = date(2015, 4, 20)

    found = refuse_issue(symbol=symbol, issued_on=issued_on, plan_issued_on=plan_issued_on, today=TODAY)

    assert set(found) == fields


@pytest.mark.parametrize(
    ("due_on", "new_due_on", "is_refused"),
    [
        (YESTERDAY, TODAY, False),
        (YESTERDAY, YESTERDAY, True),
        (TOMORROW, TOMORROW, True),
        (TOMORROW, TODAY, True),
        (None, TODAY, False),
        (YESTERDAY, None, True),
    ],
)
def test_a_day_moves_forward_only(due_on, new_due_on, is_refused):
    assert bool(refuse_extension(due_on=due_on, new_due_on=new_due_on, today=TODAY)) == is_refused


@pytest.mark.parametrize(("asked_by", "answered_by", "is_refused"), [(1, 2, False), (1, 1, True), (None, 2, True)])
def test_nobody_countersigns_the_own_request(asked_by, answered_by, is_refused):
    assert bool(refuse_answer(asked_by=asked_by, answered_by=answered_by)) == is_refused


@pytest.mark.parametrize("state", S)
def test_an_agency_notes_its_paper_only_after_its_draft_passed(state):
    assert bool(refuse_own_issue(state)) == (state != S.PASSED)


_HEAD = frozenset({Permission.SEE_ALL, Permission.DECIDE})
_SECRETARIAT = frozenset({Permission.SEE_ALL, Permission.FOLLOW_FILINGS})
_FOCAL = frozenset({Permission.SEE_OWN, Permission.REPORT_WORK})
_APPRAISER = frozenset({Permission.SEE_OWN, Permission.APPRAISE_WORK})


@pytest.mark.parametrize(
    ("permissions", "stands_for", "needs"),
    [
        (_HEAD, "", "see answer"),
        (_SECRETARIAT, "", "see issue ask_exemption answer follow"),
        (_FOCAL, "own", "see work issue ask_exemption"),
        (_FOCAL, "", ""),
        (_FOCAL, "appraiser", ""),
        (_APPRAISER, "appraiser", "see appraise"),
        (_APPRAISER, "own", "see"),
        (_APPRAISER, "", ""),
    ],
)
def test_who_may_do_what(permissions, stands_for, needs):
    allowed = {
        need
        for need in FilingNeed
        if may(
            need,
            permissions=permissions,
            is_own=stands_for == "own",
            is_appraiser=stands_for == "appraiser",
            has_appraiser=True,
        )
    }

    assert allowed == {FilingNeed(name) for name in needs.split()}


def test_the_secretariat_appraises_where_no_agency_does():
    common = {"permissions": _SECRETARIAT, "is_own": False, "is_appraiser": False}

    assert may(FilingNeed.APPRAISE, has_appraiser=False, **common)
    assert not may(FilingNeed.APPRAISE, has_appraiser=True, **common)
