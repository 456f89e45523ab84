"""The tally: it says what counting says, on every day, through every history, and stays short."""

import itertools
import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.people.access import seat_for
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import AgencyKind, Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.extensions import cancel_task
from dondoc.tasks.actions.parts import change_party, follow_succession
from dondoc.tasks.actions.progress import MoveRefused
from dondoc.tasks.actions.tallying import compact
from dondoc.tasks.enums import Footing, Per, TaskState
from dondoc.tasks.jobs import shorten_tallies
from dondoc.tasks.models import Tally
from dondoc.tasks.queries.board import weighed
from dondoc.tasks.queries.recount import kept, wrong_lines
from dondoc.tasks.queries.register import Register, due_days_and_events, four_way, register, total, total_and_kept
from dondoc.tasks.queries.sums import first_due, silent_agencies
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_task, make_workstream
from tests.support import counting
from tests.tasks.test_as_of import ACTS, START, given_tasks, moment, play

pytestmark = pytest.mark.django_db
_slugs = itertools.count(1)

GROUPINGS = ("agency", "plan", "area", "workstream", "overseer")


@pytest.fixture
def congress():
    return make_congress()


def seat_on(congress, now=NOW):
    seat = seat_for(make_member(congress, Role.HEAD), congress.slug)
    object.__setattr__(seat, "now", now)
    return seat


def scatter(congress, *, seed: int, number: int = 60) -> None:
    """Make tasks of every kind: any state and date, moved deadlines, several leads, some in one area."""
    dice = random.Random(seed)
    area = make_agency(congress, "Huyện Đăk Hà", kind=AgencyKind.AREA)
    agencies = [area, *(make_agency(congress, f"Phòng {name} Đăk Hà", area=area) for name in ("Văn hóa", "Y tế"))]
    agencies += [make_agency(congress, f"Sở {name}") for name in ("Y tế", "Tài chính")]
    plans = [make_plan(congress, code) for code in ("06", "09")]
    streams = [make_workstream(congress, name) for name in ("Tuyên truyền", "Hậu cần")]
    for _number in range(number):
        due_on = dice.choice([None, TODAY + timedelta(days=dice.randint(-70, 70))])
        state = dice.choice(list(TaskState))
        handed_in = TODAY - timedelta(days=dice.randint(-40, 60))
        make_task(
            congress,
            lead=dice.sample(agencies, dice.randint(0, 4)),
            coordinating=dice.sample(agencies, dice.randint(0, 2)),
            state=state,
            due_on=due_on,
            original_due_on=due_on and due_on + timedelta(days=dice.choice([-20, 0, 0, 20])),
            done_on=handed_in if state == TaskState.DONE else dice.choice([None, handed_in]),
            recurring=dice.random() < 0.2,
            is_critical=dice.random() < 0.3,
            plan=dice.choice([None, *plans]),
            workstream=dice.choice([None, *streams]),
            last_report_at=dice.choice([None, NOW - timedelta(days=dice.randint(0, 20))]),
        )


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_of_any_day_is_what_counting_says(congress, seed):
    scatter(congress, seed=seed)
    dice = random.Random(seed)

    for _day in range(6):
        seat = seat_on(congress, NOW + timedelta(days=dice.randint(-80, 80)))
        today = seat.today
        for by in GROUPINGS:
            counted = counting.counted(congress.pk, by=by, as_of=today)
            rows = four_way(seat, by=by)
            assert [(row.code, row.name) for row in rows] == [
                (one["code_of"] or "-", one["name_of"] or "") for one in counted
            ]
            for row, one in zip(rows, counted, strict=True):
                assert row.counts == counting.four_of(one)
                assert (row.recurring, row.without_date) == (one["recurring_count"], one["without_date"])
                assert (row.owed, row.owed_overdue) == (one["owed"], one["owed_overdue"])


@pytest.mark.parametrize("seed", range(4))
def test_the_board_of_any_day_is_what_counting_says(congress, seed):
    scatter(congress, seed=seed)
    dice = random.Random(seed)

    for _day in range(6):
        seat = seat_on(congress, NOW + timedelta(days=dice.randint(-80, 80)))
        days = {
            "milestone_on": seat.today + timedelta(days=dice.randint(-40, 40)),
            "since": seat.today - timedelta(days=dice.randint(0, 40)),
        }
        one = counting.counted_whole(congress.pk, as_of=seat.today, **days)
        found = weighed(seat, **days, rows=2)
        numbers = found.numbers

        assert total(seat) == numbers.counts == counting.four_of(one)
        assert total_and_kept(seat) == (counting.four_of(one), counting.kept_of(one))
        for name in ("critical", "overdue_critical", "milestones_open", "critical_milestones_open"):
            assert getattr(numbers, name) == one[name], name
            assert sum(getattr(stream.numbers, name) for stream in found.streams) == one[name], name
        assert found.new_overdue == one["new_overdue"]
        for by, weighty in (("plan", found.plans), ("agency", found.agencies), ("area", found.areas)):
            every = sorted(four_way(seat, by=by), key=lambda row: (-row.counts.open_overdue, -row.counts.total))
            assert (list(weighty.rows), weighty.count) == (every[:2], len(every))
        strip = due_days_and_events(seat, from_=seat.today, until=seat.today + timedelta(days=14), since=seat.now)
        assert strip.due == counting.due_per_day(congress.pk, from_=seat.today, days=14)


def test_the_earliest_deadlines_are_those_of_the_tasks(congress):
    scatter(congress, seed=11)
    counted = counting.counted(congress.pk, by="workstream", as_of=TODAY)
    agencies = {row.agency_id: row.code for row in four_way(seat_on(congress), by="agency") if row.agency_id}
    owed = {row["code_of"]: row["oldest"] for row in counting.counted(congress.pk, by="agency", as_of=TODAY)}

    coming, oldest = first_due(congress.pk, today=TODAY, per=Per.WORKSTREAM, late_of=list(agencies))

    assert sorted(coming.values()) == sorted(row["coming"] for row in counted if row["coming"])
    assert {agencies[one]: day for one, day in oldest.items()} == {
        code: day for code, day in owed.items() if code and day
    }


def test_a_page_of_a_register_is_the_same_rows_as_in_the_whole(congress):
    scatter(congress, seed=5)
    seat = seat_on(congress)

    for by in GROUPINGS:
        whole = four_way(seat, by=by)
        for first in range(len(whole) + 1):
            assert list(register(seat, by=by)[first : first + 2]) == whole[first : first + 2]
        assert len(register(seat, by=by)) == len(whole)


def test_a_word_on_owed_work_breaks_the_silence_of_its_leads(congress):
    silent, heard, late_word = (make_agency(congress, f"Sở {name}") for name in "ABC")
    make_task(congress, lead=silent)
    make_task(congress, lead=[heard, late_word], last_report_at=NOW)
    make_task(congress, lead=silent, state=TaskState.DONE, last_report_at=NOW)

    assert silent_agencies(congress.pk, heard_from=TODAY) == {silent.pk}
    assert [row.name for row in Register(seat_on(congress), "agency", only={silent.pk})] == ["Sở A"]


MOVES = st.tuples(
    st.integers(0, 3), st.integers(0, 40), st.sampled_from([*ACTS, "lead", "cancel", "succeed", "shorten"])
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=st.lists(MOVES, max_size=20))
def test_through_any_history_the_tally_stays_right(moves):
    with transaction.atomic():
        congress = make_congress(f"so-dem-{next(_slugs)}")
        agencies = [make_agency(congress, f"Sở {name}") for name in ("Y tế", "Xây dựng", "Tư pháp")]
        tasks = given_tasks(congress, agencies[0], number=4)
        for place, day, act in moves:
            now = moment(START + timedelta(days=day))
            tasks[place].refresh_from_db()
            if act in ACTS:
                play(tasks[place], act, now)
            elif act == "shorten":
                compact(congress_id=congress.pk)
            else:
                move_elsewhere(tasks[place], act, agencies, now)
            assert wrong_lines(congress.pk) == {}
        transaction.set_rollback(True)


def move_elsewhere(task, act, agencies, now) -> None:
    """Cancel a task, give it one lead more, or let its lead be succeeded; what the rules refuse changes nothing."""
    by = {"by_id": None, "now": now}
    coming = agencies[now.day % len(agencies)]
    try:
        if act == "cancel":
            cancel_task(task=task, reason="Gộp việc", expected_ver=task.ver, **by)
        elif act == "succeed":
            follow_succession(agency=agencies[0], successor=agencies[1], on=now.date(), **by)
        else:
            leaving = task.parts.filter(role=PartyRole.LEAD).first() if now.day % 2 else None
            change_party(
                task=task,
                leaving=leaving,
                coming_id=coming.pk,
                role=PartyRole.LEAD,
                reason="Đổi việc",
                expected_ver=task.ver,
                **by,
            )
    except (MoveRefused, ActionRefused):
        return


@pytest.mark.parametrize("seed", range(3))
def test_a_shortened_tally_says_the_same(congress, seed):
    scatter(congress, seed=seed)
    before, rows = kept(congress.pk), Tally.objects.count()

    gone = compact(congress_id=congress.pk)

    assert gone == rows - Tally.objects.count() > 0
    assert kept(congress.pk) == before
    assert Tally.objects.count() == len(before)
    assert compact(congress_id=congress.pk) == 0


@pytest.mark.writes_tasks_by_hand
def test_a_wrong_tally_is_told_and_put_right(congress):
    make_task(congress, due_on=TODAY)
    Tally.objects.filter(per=Per.PLAN).delete()

    assert len(wrong_lines(congress.pk)) == 3


def test_the_tally_changes_only_within_the_transaction_of_what_it_counts(congress, monkeypatch):
    from dondoc.tasks.actions import tallying

    class Outside:
        in_atomic_block = False

    task = make_task(congress)
    monkeypatch.setattr(tallying, "connection", Outside())

    with transaction.atomic(), pytest.raises(RuntimeError):
        tallying.count_in([task], [])


def test_the_timetable_shortens_the_tally_of_every_congress():
    for slug in ("mot", "hai"):
        congress = make_congress(slug, is_demo=False, pinned_today=None)
        for _number in range(3):
            make_task(congress, due_on=TODAY)

    shorten_tallies.call(due_at=NOW.isoformat())

    assert set(Tally.objects.filter(footing=Footing.OWED_DATED).values_list("count", flat=True)) == {3}


def test_recounting_says_what_is_wrong_and_mends_it(congress, capsys):
    make_task(congress, lead=make_agency(congress), due_on=TODAY)
    call_command("recount")
    assert capsys.readouterr().out == f"{congress.name}: sổ đếm đúng.\n"
    Tally.objects.filter(per=Per.PLAN).delete()
    Tally.objects.create(congress=congress, per=Per.LEAD, of_id=0, footing=Footing.OWED_DATED, due_on=TODAY, count=7)

    with pytest.raises(SystemExit):
        call_command("recount", "--congress", congress.slug)
    assert "4 dòng của sổ đếm sai" in capsys.readouterr().out
    call_command("recount", "--mend")

    assert "đã sửa 4 dòng của sổ đếm, còn sai 0" in capsys.readouterr().out
    assert wrong_lines(congress.pk) == {}
    with pytest.raises(CommandError, match="khong-co"):
        call_command("recount", "--congress", "khong-co")
