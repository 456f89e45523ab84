"""The table of addresses and roles (`tests/access.csv`), and the address of each name in the demo congress."""

import csv
import re
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dondoc.desk.demo.build import SLUG

TABLE = Path(__file__).parent.parent / "access.csv"
PARAMETER = re.compile(r"<\w+:(\w+)>")
ROLES = ("anonymous", "head", "secretariat", "appraiser", "focal", "outsider")


def rows() -> list[dict[str, str]]:
    """Return the table: url_name, method, and for each role the answer, empty for an act the role may do."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pages() -> list[tuple[str, str]]:
    """Return role and name of every page somebody can open."""
    return [(role, row["url_name"]) for row in rows() if row["method"] == "GET" for role in ROLES if row[role] == "200"]


def url_of(name: str, demo) -> str:
    """Return the address of a name, its parameters filled from the demo."""
    everywhere, own = demo.arguments[""], demo.arguments.get(name, {})
    needed = PARAMETER.findall(_route(name))
    values = {"congress": SLUG, **everywhere, **own}
    return reverse(name, kwargs={parameter: values[parameter] for parameter in needed})


def routes(patterns=None, namespace: str = "", prefix: str = "") -> list[tuple[str, str]]:
    """Return name and whole route of every address."""
    found: list[tuple[str, str]] = []
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += routes(pattern.url_patterns, inner, route)
        elif isinstance(pattern, URLPattern):
            found.append((f"{namespace}{pattern.name}", route))
    return found


@cache
def _route(name: str) -> str:
    return next(route for found, route in routes() if found == name)
