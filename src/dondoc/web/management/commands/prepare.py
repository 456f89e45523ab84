"""`dondoc prepare`: bring database, catalogues and static files to the state of this version; safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from dondoc.web.assets import build
from dondoc.web.catalogues import compile_catalogues
from dondoc.web.db_words import mend_words


class Command(BaseCommand):
    help = "Migrate the database, compile the catalogues and collect the static files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--words", action="store_true", help="Make the index of words for search anew")

    def handle(self, *args: Any, words: bool = False, **options: Any) -> None:
        build()
        compile_catalogues()
        call_command("migrate", interactive=False, verbosity=0)
        if words:
            mend_words(anew=True)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
