"""One table says what each role gets for each address; an address without a row fails."""

import re
from copy import copy

import pytest
from django.db import transaction
from django.test import Client

from tests.support.addresses import ROLES, routes, rows, url_of
from tests.support.demo import demo_client


def test_every_address_has_a_row_and_every_row_an_address():
    assert {row["url_name"] for row in rows() if row["method"] == "GET"} == {name for name, _route_of_it in routes()}


@pytest.fixture(scope="module")
def cookies(demo):
    """Log each role in once; a test takes its cookies into a browser of its own."""
    return {role: demo_client(role).cookies for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['method']} {row['url_name']}")
def test_a_role_gets_what_the_table_says(row, role, demo, cookies):
    """An empty place in the table is an act this role may do; what it does is tested in its room."""
    if not row[role]:
        return
    url = url_of(row["url_name"], demo)
    held = transaction.savepoint()
    client = Client()
    client.cookies = copy(cookies[role])

    answer = client.generic(row["method"], url, content_type="application/x-www-form-urlencoded")

    transaction.savepoint_rollback(held)
    assert str(answer.status_code) == row[role], url


def test_opening_an_address_logs_nobody_in_and_runs_no_foreign_code(demo):
    client = Client()

    for name in sorted({row["url_name"] for row in rows()}):
        answer = client.get(url_of(name, demo))

        assert "_auth_user_id" not in client.session, name
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, name
        assert "unsafe" not in policy and "data:" not in policy and "http" not in policy, name


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
