"""Jobs for the tests of the worker; each leaves a trace in the table of slots."""

from datetime import datetime

from django.utils import timezone

from dondoc.web.compat import task
from dondoc.web.models import Slot


@task()
def leave_trace(name: str) -> None:
    Slot.objects.create(schedule=f"trace:{name}", at=timezone.now())


@task()
def stumble(name: str) -> None:
    Slot.objects.create(schedule=f"trace:{name}", at=timezone.now())
    raise ValueError("this job always stumbles")


@task()
def came_round(due_at: str) -> None:
    Slot.objects.create(schedule="trace:round", at=datetime.fromisoformat(due_at))
