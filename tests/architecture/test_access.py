"""One table says what each role gets for each address; an address without a row fails."""

import csv
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from dondoc.desk.demo.build import SLUG
from tests.support.demo import demo_client

TABLE = Path(__file__).parent.parent / "access.csv"
ROLES = ("anonymous", "head", "secretariat", "appraiser", "focal", "outsider")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(patterns=None, namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            found.add(f"{namespace}{pattern.name}")
    return found


def test_every_address_has_a_row_and_every_row_an_address():
    assert {row["url_name"] for row in rows()} == names()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["url_name"])
def test_a_role_gets_what_the_table_says(row, role, demo):
    url = _url(row["url_name"], demo)

    answer = demo_client(role).get(url)

    assert str(answer.status_code) == row[role], url


@pytest.mark.parametrize("role", ["head", "secretariat", "appraiser", "focal"])
def test_another_congress_looks_like_none(role, demo):
    client = demo_client(role)

    foreign = client.get(f"/c/{demo.other_slug}/tasks/")
    missing = client.get("/c/khong-co/tasks/")

    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def _url(name: str, demo) -> str:
    arguments = demo.arguments.get(name, {})
    try:
        return reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return reverse(name, kwargs={"congress": SLUG, **arguments})
