"""Background work: each job once, again after a failure, taken over after a crash; each slot of the timetable once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dondoc.web import timetable
from dondoc.web.jobs import sweep
from dondoc.web.models import Slot, WorkerPulse
from dondoc.web.timetable import Schedule, tick
from dondoc.web.worker import MOST_ATTEMPTS, Worker, beat, claim_next, health, pause_after, recover
from tests.web.background import came_round, leave_trace, stumble

pytestmark = pytest.mark.django_db
# Wednesday 7 October 2015, 06:50 in Vietnam.
NOW = datetime(2015, 10, 6, 23, 50, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_timetable(monkeypatch):
    monkeypatch.setattr(timetable, "_SCHEDULES", {})


def traces(name: str) -> int:
    return Slot.objects.filter(schedule=f"trace:{name}").count()


def let_time_pass() -> None:
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())


def test_each_job_is_done_once_in_turn():
    for name in ("a", "b", "c"):
        leave_trace.enqueue(name)

    done = Worker().drain()

    assert done == 3
    assert [traces(name) for name in "abc"] == [1, 1, 1]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


def test_a_rolled_back_action_leaves_no_job():
    with pytest.raises(RuntimeError, match="power cut"), transaction.atomic():
        leave_trace.enqueue("a")
        raise RuntimeError("power cut")

    assert Worker().drain() == 0


def test_a_job_that_fails_comes_back_later_and_holds_up_nobody():
    stumble.enqueue("a")
    leave_trace.enqueue("b")

    done = Worker().drain()

    job = DBTaskResult.objects.get(task_path__endswith="stumble")
    assert (done, traces("b")) == (2, 1)
    assert job.status == TaskResultStatus.READY
    assert timedelta(seconds=10) < job.run_after - timezone.now() < timedelta(seconds=20)
    assert "this job always stumbles" in job.traceback


def test_after_six_tries_a_job_is_given_up_and_counted():
    stumble.enqueue("a")

    for _ in range(MOST_ATTEMPTS + 2):
        let_time_pass()
        Worker().drain()

    assert traces("a") == MOST_ATTEMPTS
    assert health(now=timezone.now()).given_up == 1


def test_pauses_grow_to_an_hour():
    assert [pause_after(n).total_seconds() for n in (1, 2, 3, 20)] == [15, 30, 60, 3600]


def test_a_job_whose_worker_died_is_taken_over(settings):
    leave_trace.enqueue("a")
    beat("dead", now=timezone.now() - timedelta(seconds=settings.WORKER_LEASE_SECONDS + 1))
    assert claim_next("dead", now=timezone.now()) is not None
    assert claim_next("other", now=timezone.now()) is None

    done = Worker().drain()

    assert (done, traces("a")) == (1, 1)


def test_a_job_of_a_living_worker_stays_with_it():
    leave_trace.enqueue("a")
    beat("alive", now=timezone.now())
    claim_next("alive", now=timezone.now())

    assert recover(now=timezone.now()) == 0
    assert recover(now=timezone.now(), idle_worker_id="alive") == 1


def test_a_job_that_kills_its_workers_is_given_up():
    leave_trace.enqueue("a")

    for _ in range(MOST_ATTEMPTS):
        claim_next("dead", now=timezone.now())
        recover(now=timezone.now())

    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert Worker().drain() == 0


def test_a_worker_that_lost_its_job_does_not_end_it_for_the_other():
    leave_trace.enqueue("a")
    claim_next("slow", now=timezone.now())
    recover(now=timezone.now())
    second = claim_next("second", now=timezone.now() + timedelta(seconds=1))

    assert second is not None
    assert second.worker_ids == ["slow", "second"]


def test_a_slot_is_taken_once_by_all_workers():
    timetable.hang(name="morning", cron="45 6 * * *", job=came_round)

    taken = [tick(now=NOW + timedelta(minutes=minutes), known={}) for minutes in range(3)]
    with time_machine.travel(NOW + timedelta(minutes=3), tick=False):
        Worker().drain()

    assert taken == [1, 0, 0]
    assert Slot.objects.get(schedule="trace:round").at == datetime(2015, 10, 6, 23, 45, tzinfo=UTC)


def test_a_slot_missed_for_too_long_is_left_out():
    timetable.hang(name="morning", cron="45 6 * * *", job=came_round, made_up_within=timedelta(hours=2))

    assert tick(now=NOW + timedelta(hours=5), known={}) == 0
    assert tick(now=NOW + timedelta(hours=24), known={}) == 1


@pytest.mark.parametrize(
    ("cron", "due"),
    [
        ("45 6 * * *", datetime(2015, 10, 6, 23, 45, tzinfo=UTC)),
        ("50 6 * * *", NOW),
        ("51 6 * * *", NOW - timedelta(hours=23, minutes=59)),
        ("0 8 * * 1", datetime(2015, 10, 5, 1, 0, tzinfo=UTC)),
    ],
)
def test_the_clock_of_the_timetable_is_vietnams(cron, due):
    schedule = Schedule(name="", cron=cron, job=came_round, made_up_within=timedelta())

    assert schedule.last_due(NOW) == due


def test_the_sweep_keeps_what_is_young():
    for _ in range(2):
        leave_trace.enqueue("a")
    Worker().drain()
    old = DBTaskResult.objects.order_by("pk").first()
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=3))

    sweep.call(timezone.now().isoformat())

    assert DBTaskResult.objects.count() == 1


def test_a_worker_says_that_it_lives_and_goes_without_a_trace():
    assert not health(now=timezone.now()).is_alive
    beat("one", now=timezone.now())

    assert health(now=timezone.now()).is_alive
    assert not health(now=timezone.now() + timedelta(minutes=5)).is_alive
    Worker().drain()
    assert WorkerPulse.objects.count() == 1


@pytest.mark.django_db(transaction=connection.vendor == "postgresql")
def test_four_workers_at_once_do_each_job_once():
    """Really at once where threads see each other's rows; tests/trust has workers as processes on both databases."""
    for number in range(40):
        leave_trace.enqueue(str(number))
    if connection.vendor != "postgresql":
        assert [Worker().drain() for _ in range(2)] == [40, 0]
        return
    start = Barrier(4)

    def work(_number: int) -> int:
        start.wait(timeout=10)
        try:
            return Worker().drain()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(work, range(4)))

    assert sum(done) == 40
    assert {traces(str(number)) for number in range(40)} == {1}
