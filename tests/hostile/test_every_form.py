"""Whatever is typed, dropped or forged into any form or address, by anybody: an answer with a page, never a break."""

import os
from urllib.parse import urlencode

import pytest

from tests.hostile.spoiling import FORM, LEFT_OUT, Spoiler
from tests.support.addresses import ROLES, rows, url_of

ROUNDS = int(os.environ.get("DONDOC_HOSTILE_ROUNDS", "1"))
SEED = int(os.environ.get("DONDOC_HOSTILE_SEED", "1"))
pytestmark = pytest.mark.timeout(120 + 600 * (ROUNDS - 1))


@pytest.fixture(scope="module")
def spoiler(demo) -> Spoiler:
    return Spoiler(demo, seed=SEED)


@pytest.fixture(autouse=True)
def nothing_broken_before(spoiler) -> None:
    spoiler.found.broken.clear()


def test_a_form_with_one_spoiled_answer_never_breaks(spoiler):
    forms = spoiler.forms_of_the_demo
    for _ in range(ROUNDS):
        for role, form in forms:
            spoiler.spoil(role, form, rounds=1 if ROUNDS == 1 else 99)
    print(spoiler.found.tried, spoiler.found.answers)

    assert len(forms) > 100
    assert spoiler.found.broken == {}


@pytest.mark.parametrize("role", ROLES)
def test_an_address_asked_with_spoiled_words_never_breaks(spoiler, demo, role):
    names = sorted({row["url_name"] for row in rows()} - LEFT_OUT)
    # In the short run each address is asked by one or two of the roles.
    for name in names if ROUNDS > 1 else names[ROLES.index(role) % 4 :: 4]:
        spoiler.spoil_words(role, url_of(name, demo), rounds=ROUNDS)

    assert spoiler.found.broken == {}


@pytest.mark.parametrize("role", ["anonymous", "secretariat"])
@pytest.mark.parametrize("name", ["desk:search", "people:agencies", "account_login", "archive:body", "tasks:task"])
def test_the_sign_nobody_types_gets_a_page_wherever_it_stands(spoiler, demo, role, name):
    path = url_of(name, demo)

    for answer in (
        spoiler.send(role, "GET", f"{path}?q=%00"),
        spoiler.send(role, "GET", f"{path}?%00=1"),
        spoiler.send(role, "POST", path, data="note=a%00b", content_type=FORM),
        spoiler.send(role, "GET", f"{path.rstrip('/')}%00"),
        spoiler.send(role, "GET", path, HTTP_COOKIE='session="\\000\\000abcdefgh"; csrf="\\000"'),
    ):
        assert answer.status_code in (200, 302, 400, 404, 405, 422)
    assert spoiler.found.broken == {}


# What looks like a number to one of Python's tests of it and to the other not, and what is too long to be one.
STRANGE_NUMBERS = ["²", "①", "٣", "9" * 5_000, "-1", ""]


@pytest.mark.parametrize("number", STRANGE_NUMBERS)
def test_a_version_or_place_that_is_no_number_gets_a_page(spoiler, number):
    """Every form that sends a version, a row or a place sends a strange one."""
    sent = 0
    for role, form in spoiler.forms_of_the_demo:
        for name in form.answers.keys() & {"ver", "row", "point", "left_out", "act", "page", "item", "start"}:
            answers = form.answers | {name: [f"edit-{number}" if name == "act" else number]}
            spoiler.submit(role, form, urlencode(answers, doseq=True))
            sent += 1
    for name in ("plans:intake-review", "tasks:urging-log", "desk:history", "plans:filings"):
        for word in ("row", "left_out", "page", "rows"):
            spoiler.send("secretariat", "GET", f"{url_of(name, spoiler.demo)}?{urlencode({word: number})}")

    assert sent > 50
    assert spoiler.found.broken == {}
