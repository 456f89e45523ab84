"""Where a task stands in the tally: by a table, and against the rules that know the day."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.enums import Footing, Per, TaskState, Timeliness
from dondoc.tasks.rules.as_of import StoodSo, kept_of
from dondoc.tasks.rules.tally import BY_MONTH, OWED, WITH_DAY, Line, Stand, difference, footing_of, lines_of
from dondoc.tasks.rules.timeliness import timeliness

DUE = date(2015, 10, 15)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)
FIRST_DATE, LATER = DUE - timedelta(days=5), DUE + timedelta(days=5)


@pytest.mark.parametrize(
    ("state", "due_on", "original", "done_on", "recurring", "footing"),
    [
        (TaskState.CANCELLED, DUE, DUE, None, False, None),
        (TaskState.ASSIGNED, DUE, DUE, None, False, Footing.OWED_DATED),
        (TaskState.REWORKING, DUE, DUE, BEFORE, False, Footing.OWED_DATED),
        (TaskState.ACCEPTED, None, None, None, False, Footing.OWED_WITHOUT_DATE),
        (TaskState.IN_PROGRESS, DUE, DUE, None, True, Footing.OWED_RECURRING),
        (TaskState.IN_APPRAISAL, DUE, DUE, DUE, False, Footing.HANDED_IN_TIME),
        (TaskState.IN_APPRAISAL, DUE, DUE, AFTER, False, Footing.HANDED_IN_LATE),
        (TaskState.IN_APPRAISAL, DUE, DUE, None, False, Footing.AWAITED_DATED),
        (TaskState.IN_APPRAISAL, None, None, DUE, False, Footing.AWAITED_WITHOUT_DATE),
        (TaskState.IN_APPRAISAL, DUE, DUE, DUE, True, Footing.AWAITED_RECURRING),
        (TaskState.DONE, DUE, DUE, DUE, False, Footing.DONE_KEPT),
        (TaskState.DONE, DUE, LATER, AFTER, False, Footing.DONE_FORWARDED),
        (TaskState.DONE, DUE, FIRST_DATE, BEFORE, False, Footing.DONE_EXTENDED),
        (TaskState.DONE, DUE, FIRST_DATE, AFTER, False, Footing.DONE_LATE),
        (TaskState.DONE, DUE, DUE, AFTER, False, Footing.DONE_LATE),
        (TaskState.DONE, None, None, DUE, False, Footing.DONE_WITHOUT_DATE),
        (TaskState.DONE, DUE, DUE, AFTER, True, Footing.DONE_WITHOUT_DATE),
    ],
)
def test_every_task_has_one_footing(state, due_on, original, done_on, recurring, footing):
    assert footing == footing_of(
        state=state, due_on=due_on, original_due_on=original, done_on=done_on, recurring=recurring
    )


days = st.dates(date(2015, 8, 1), date(2015, 12, 31))


@st.composite
def stands(draw) -> Stand:
    state = draw(st.sampled_from(list(TaskState)))
    due_on = draw(st.none() | days)
    return Stand(
        state=state,
        due_on=due_on,
        original_due_on=due_on and draw(days),
        done_on=draw(days) if state == TaskState.DONE else draw(st.none() | days),
        recurring=draw(st.booleans()),
        is_critical=draw(st.booleans()),
        plan_id=draw(st.none() | st.integers(1, 3)),
        workstream_id=draw(st.none() | st.integers(1, 3)),
        heard_on=draw(st.none() | days),
        lead_ids=frozenset(draw(st.sets(st.integers(1, 4)))),
    )


@given(stands(), days)
def test_footing_and_deadline_tell_the_timeliness_of_any_day(stand, as_of):
    dates = {"state": stand.state, "due_on": stand.due_on, "done_on": stand.done_on, "recurring": stand.recurring}
    footing = footing_of(**dates, original_due_on=stand.original_due_on)
    said = timeliness(**dates, as_of=as_of)

    if footing is None:
        assert said == Timeliness.CANCELLED
        return
    is_late = footing == Footing.HANDED_IN_LATE or (
        footing in (Footing.OWED_DATED, Footing.AWAITED_DATED) and stand.due_on < as_of
    )
    assert is_late == (said == Timeliness.OVERDUE)
    assert (footing in (Footing.DONE_FORWARDED, Footing.DONE_LATE)) == (said == Timeliness.DONE_LATE)
    assert (footing in (Footing.OWED_RECURRING, Footing.AWAITED_RECURRING)) == (said == Timeliness.RECURRING)
    assert (footing in (Footing.OWED_WITHOUT_DATE, Footing.AWAITED_WITHOUT_DATE)) == (said == Timeliness.WITHOUT_DATE)
    kept = kept_of([StoodSo(task_id=1, original_due_on=stand.original_due_on, **dates)])
    assert (kept.in_time, kept.after_extension, kept.late) == (
        int(footing in (Footing.DONE_KEPT, Footing.DONE_FORWARDED)),
        int(footing == Footing.DONE_EXTENDED),
        int(footing == Footing.DONE_LATE),
    )


@given(stands())
def test_a_task_stands_once_in_each_of_its_groups(stand):
    lines = list(lines_of(7, stand))

    assert len(set(lines)) == len(lines)
    if stand.state == TaskState.CANCELLED:
        assert lines == []
        return
    counted = {(line.per, line.of_id) for line in lines if line.footing == Footing.COUNTED and line.per <= Per.LEAD}
    assert counted == {
        (Per.CONGRESS, 0),
        (Per.PLAN, stand.plan_id or 0),
        (Per.WORKSTREAM, stand.workstream_id or 0),
        *((Per.LEAD, agency) for agency in stand.lead_ids or {0}),
    }
    footings = Counter((line.per, line.of_id) for line in lines if Footing.COUNTED < line.footing < Footing.SHARED)
    assert set(footings) == counted
    assert set(footings.values()) == {1}
    dated = [line for line in lines if line.footing in WITH_DAY]
    months = [line for line in lines if line.footing > BY_MONTH]
    assert Counter(
        line._replace(footing=line.footing + BY_MONTH, due_on=line.due_on.replace(day=1)) for line in dated
    ) == (Counter(months))
    assert (Line(Per.SHARED, 7, Footing.COUNTED) in lines) == (len(stand.lead_ids) > 1)
    heard = {line.of_id for line in lines if line.per == Per.HEARD}
    is_owed = any(line.footing in OWED for line in lines)
    assert heard == (set(stand.lead_ids) if is_owed and stand.heard_on else set())


@given(stands(), stands())
def test_a_difference_leads_from_one_stand_to_the_other(before, after):
    was, now = Counter(lines_of(7, before)), Counter(lines_of(7, after))

    was.update(difference(lines_of(7, before), lines_of(7, after)))

    assert {line: count for line, count in was.items() if count} == dict(now)
    assert difference(lines_of(7, before), lines_of(7, before)) == {}
