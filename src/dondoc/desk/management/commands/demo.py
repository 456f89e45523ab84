"""`dondoc demo`: make the demo congress anew."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dondoc.desk.demo.build import build_demo
from dondoc.editions.actions import remove_demo
from dondoc.editions.queries import demo_congress


class Command(BaseCommand):
    help = "Make the demo congress (Kon Tum, 2015). Only where DONDOC_DEMO=1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="leave a demo that is there as it is")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This installation is no demo. Set DONDOC_DEMO=1 to make one.")
        earlier = demo_congress()
        if earlier is not None and options["if_missing"]:
            return
        if earlier is not None:
            remove_demo(congress=earlier)
        began = time.perf_counter()
        congress = build_demo()
        self.stdout.write(f"{congress.name}: made in {time.perf_counter() - began:.1f} s")
