"""One table says what each role gets for each address; an address without a row fails."""

import re

import pytest
from django.db import transaction

from tests.support.addresses import ROLES, routes, rows, url_of
from tests.support.demo import demo_client


def test_every_address_has_a_row_and_every_row_an_address():
    assert {row["url_name"] for row in rows() if row["method"] == "GET"} == {name for name, _route_of_it in routes()}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['method']} {row['url_name']}")
def test_a_role_gets_what_the_table_says(row, role, demo):
    """An empty place in the table is an act this role may do; what it does is tested in its room."""
    if not row[role]:
        return
    url = url_of(row["url_name"], demo)
    held = transaction.savepoint()

    answer = demo_client(role).generic(row["method"], url, content_type="application/x-www-form-urlencoded")

    transaction.savepoint_rollback(held)
    assert str(answer.status_code) == row[role], url


@pytest.mark.parametrize("role", ["head", "secretariat", "appraiser", "focal"])
def test_another_congress_looks_like_none(role, demo):
    client = demo_client(role)

    foreign = client.get(f"/c/{demo.other_slug}/tasks/")
    missing = client.get("/c/khong-co/tasks/")

    assert foreign.status_code == missing.status_code == 404
    assert _without_tokens(foreign) == _without_tokens(missing)
    assert _lasting(foreign) == _lasting(missing)


def _lasting(answer) -> dict[str, str]:
    """Return the headers but for the length, which the tokens change once the page is compressed."""
    return {name: value for name, value in answer.headers.items() if name != "Content-Length"}


def _without_tokens(answer) -> str:
    """Return the page without the tokens of its forms and its own address, which differ from request to request."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r'name="next" value="[^"]*"', "", page)
