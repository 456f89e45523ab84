"""`dondoc worker`: do background work until stopped; as many at once as there is work for."""

import os
import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dondoc.web.worker import Worker


class Command(BaseCommand):
    help = "Do background work: notices, letters, digests, and what comes round by the timetable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--drain", action="store_true", help="do what is due now, then end")
        parser.add_argument("--parent", type=int, default=0, help="end when this process is no longer the parent")

    def handle(self, *args: Any, drain: bool, parent: int, **options: Any) -> None:
        worker = Worker(still_wanted=lambda: not parent or os.getppid() == parent)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: worker.stop())
        if drain:
            self.stdout.write(f"{worker.drain()} jobs")
        else:
            worker.run()
