"""Background work: takes jobs of the django-tasks interface from the database, one after the other.

What the backend leaves to its user stands here: a claim by one conditional update, retry with growing pauses, the
recovery of jobs whose worker died, and the reading of the timetable. Delivery is at least once: a job may run again
after a crash, and writes its effect and its mark of being done in one transaction.
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_exception

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dondoc.web import disk, metrics
from dondoc.web.models import WorkerPulse
from dondoc.web.timetable import tick

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 6
_LOOKED_AT = 8
_FIRST_PAUSE = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(hours=1)
_TICK_SECONDS = 5
_PULSES_PER_LEASE = 6
_WORKER_DIED = "dondoc.web.worker.WorkerDied"


class Worker:
    """One process that does background work until it is told to stop.

    still_wanted: asked before each job; a worker started by the web process stops when that process is gone.
    """

    def __init__(self, *, still_wanted: Callable[[], bool] = lambda: True) -> None:
        self.worker_id = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(6)}"
        self._still_wanted = still_wanted
        self._stopping = threading.Event()
        self._known_slots: dict[str, datetime] = {}
        self._ticked_at = float("-inf")

    def stop(self) -> None:
        """Ask the worker to end after the job in hand."""
        self._stopping.set()

    def run(self) -> None:
        """Work until stopped. A database that does not answer is waited for; nothing else ends the loop."""
        pulse = threading.Thread(target=self._keep_pulse, name="pulse", daemon=True)
        pulse_started = False
        while not self._stopping.is_set() and self._still_wanted():
            try:
                close_old_connections()
                if not pulse_started:
                    beat(self.worker_id, now=timezone.now())
                    pulse.start()
                    pulse_started = True
                worked = self.step()
            except DatabaseError:
                log.exception("the database does not answer; the worker waits")
                connection.close()
                worked = False
            if not worked:
                self._stopping.wait(settings.WORKER_IDLE_SECONDS)
        self._stopping.set()
        WorkerPulse.objects.filter(worker_id=self.worker_id).delete()

    def drain(self) -> int:
        """Do what is due now, in this thread, and return how many jobs were run."""
        beat(self.worker_id, now=timezone.now())
        done = 0
        while self.step():
            done += 1
        WorkerPulse.objects.filter(worker_id=self.worker_id).delete()
        return done

    def step(self) -> bool:
        """Read the timetable when it is time to, then do one job; return whether there was one.

        On a full disk nothing is begun: what a job did in the world could not be written down.
        """
        if disk.room() == disk.Room.READ_ONLY:
            return False
        if time.monotonic() - self._ticked_at >= min(_TICK_SECONDS, settings.WORKER_LEASE_SECONDS):
            recover(now=timezone.now(), idle_worker_id=self.worker_id)
            tick(now=timezone.now(), known=self._known_slots)
            self._ticked_at = time.monotonic()
        job = claim_next(self.worker_id, now=timezone.now())
        if job is None:
            return False
        run_job(job)
        return True

    def _keep_pulse(self) -> None:
        """Say every few seconds that this worker lives, on a connection of its own."""
        while not self._stopping.wait(settings.WORKER_LEASE_SECONDS / _PULSES_PER_LEASE):
            try:
                beat(self.worker_id, now=timezone.now())
            except DatabaseError:
                log.warning("the pulse of a worker could not be written")
                connection.close()
        connection.close()


def beat(worker_id: str, *, now: datetime) -> None:
    """Note that a worker lives."""
    if not WorkerPulse.objects.filter(worker_id=worker_id).update(seen_at=now):
        WorkerPulse.objects.create(worker_id=worker_id, started_at=now, seen_at=now)


def claim_next(worker_id: str, *, now: datetime) -> DBTaskResult | None:
    """Return the next job that is due, now this worker's alone; None when nothing is due.

    Two workers may see the same row; the update that finds it still ready is the one that gets it.
    """
    for job in DBTaskResult.objects.ready()[:_LOOKED_AT]:
        mine = {"status": TaskResultStatus.RUNNING, "started_at": now, "worker_ids": [*job.worker_ids, worker_id]}
        waiting = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.READY, started_at=job.started_at)
        if waiting.update(**mine) == 1:
            job.status, job.started_at, job.worker_ids = mine["status"], mine["started_at"], mine["worker_ids"]
            return job
    return None


def run_job(job: DBTaskResult) -> None:
    """Run a claimed job and note how it ended; one that fails comes back after a pause, and after six tries never."""
    try:
        task = job.task
        result = task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
    except Exception as error:
        metrics.jobs.labels(job.task_path, "failed").inc()
        log.exception("a job failed", extra={"job": job.task_path, "attempt": len(job.worker_ids)})
        _put_back(job, error="".join(format_exception(error)), kind=_path_of(error))
        return
    metrics.jobs.labels(job.task_path, "done").inc()
    _held(job).update(
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(),
        return_value=result,
        exception_class_path="",
        traceback="",
    )


def recover(*, now: datetime, idle_worker_id: str = "") -> int:
    """Put jobs whose worker fell silent back into the queue; return how many.

    idle_worker_id: a worker known to have no job in hand; what still carries its name, it could not finish.
    """
    silent_since = now - timedelta(seconds=settings.WORKER_LEASE_SECONDS)
    running = list(DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).order_by("pk"))
    if not running:
        return 0
    alive = set(WorkerPulse.objects.filter(seen_at__gt=silent_since).values_list("worker_id", flat=True))
    lost = [job for job in running if not job.worker_ids or job.worker_ids[-1] not in alive - {idle_worker_id}]
    for job in lost:
        log.warning("a job lost its worker", extra={"job": job.task_path, "attempt": len(job.worker_ids)})
        _put_back(job, error="the worker died", kind=_WORKER_DIED, pause=timedelta())
    return len(lost)


def pause_after(attempts: int) -> timedelta:
    """Return how long a job waits after so many attempts: 15 seconds, doubled each time, an hour at most."""
    doublings = min(max(attempts - 1, 0), 10)
    return min(_FIRST_PAUSE * 2**doublings, _LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class Health:
    """How background work stands: when a worker was last seen, what waits, and what was given up."""

    seen_at: datetime | None
    is_alive: bool
    waiting: int
    given_up: int


def health(*, now: datetime) -> Health:
    """Return how background work stands, in three queries."""
    last = WorkerPulse.objects.order_by("-seen_at", "-pk").values_list("seen_at", flat=True).first()
    lease = timedelta(seconds=settings.WORKER_LEASE_SECONDS)
    return Health(
        seen_at=last,
        is_alive=last is not None and now - last <= lease,
        waiting=DBTaskResult.objects.ready().count(),
        given_up=DBTaskResult.objects.failed().count(),
    )


def _put_back(job: DBTaskResult, *, error: str, kind: str, pause: timedelta | None = None) -> None:
    attempts = len(job.worker_ids)
    if attempts >= MOST_ATTEMPTS:
        log.error("a job was given up", extra={"job": job.task_path, "attempt": attempts})
        _held(job).update(
            status=TaskResultStatus.FAILED, finished_at=timezone.now(), exception_class_path=kind, traceback=error
        )
        return
    wait = pause_after(attempts) if pause is None else pause
    _held(job).update(
        status=TaskResultStatus.READY,
        run_after=timezone.now() + wait,
        exception_class_path=kind,
        traceback=error,
    )


def _held(job: DBTaskResult) -> object:
    """Return the row of a job as long as it is still the one claimed at that moment, and nobody took it over."""
    return DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)


def _path_of(error: Exception) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"
