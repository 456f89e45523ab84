"""How the installation stands at the moment it is asked: worker, queues, disk, backups, journal."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from prometheus_client import CollectorRegistry, Gauge

import dondoc
from dondoc.journal import queries as journal
from dondoc.notices import queries as notices
from dondoc.safekeeping.measuring import backup_age
from dondoc.web import db_dumps, disk
from dondoc.web.worker import health


def standing(*, now: datetime) -> CollectorRegistry:
    """Return fresh gauges; none has a label that names a person, an agency or a congress."""
    asked = CollectorRegistry()
    work = health(now=now)
    free_bytes, total_bytes = disk.usage()
    age = backup_age(Path(settings.BACKUP_DIR), now)
    figures = {
        "dondoc_worker_alive": ("1 when a worker was seen within its lease", float(work.is_alive)),
        "dondoc_jobs_waiting": ("Background jobs that are due", work.waiting),
        "dondoc_jobs_given_up": ("Background jobs given up after all tries", work.given_up),
        "dondoc_disk_free_bytes": ("Free bytes of the disk of the data", free_bytes),
        "dondoc_disk_total_bytes": ("All bytes of the disk of the data", total_bytes),
        "dondoc_disk_room": ("2 enough, 1 no uploads, 0 read-only", int(disk.room())),
        "dondoc_database_bytes": ("Size of the database", db_dumps.size_bytes()),
        "dondoc_journal_entries": ("Entries of all journals", sum(head.sequence for head in journal.heads().values())),
        "dondoc_backup_age_seconds": ("Age of the newest backup, -1 without one", age.total_seconds() if age else -1),
    }
    for name, (words, value) in figures.items():
        Gauge(name, words, registry=asked).set(value)
    letters = Gauge("dondoc_letters", "Messages by state", ["state"], registry=asked)
    for state, count in notices.counts_by_state().items():
        letters.labels(state).set(count)
    Gauge("dondoc_release", "The release that runs", ["version"], registry=asked).labels(dondoc.__version__).set(1)
    return asked
