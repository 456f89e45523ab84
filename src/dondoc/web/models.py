"""What background work keeps about itself: which slots of the timetable are done, and which workers live."""

from django.db import models


class Slot(models.Model):
    """One moment at which a schedule was due; the row and the job it stands for are written in one transaction.

    However many workers read the timetable, the constraint lets only one of them put the job in the queue.
    """

    schedule = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "at"], name="one_job_per_schedule_and_slot")]

    def __str__(self) -> str:
        return f"{self.schedule} at {self.at}"


class WorkerPulse(models.Model):
    """A worker and when it last said that it lives; a job whose worker fell silent goes back into the queue."""

    worker_id = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker_id
