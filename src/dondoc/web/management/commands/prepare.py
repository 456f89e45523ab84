"""`dondoc prepare`: bring database, catalogues and static files to the state of this version; safe to repeat."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from dondoc.web.assets import build
from dondoc.web.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Migrate the database, compile the catalogues and collect the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        build()
        compile_catalogues()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
