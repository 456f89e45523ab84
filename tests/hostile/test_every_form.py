"""Whatever is typed, dropped or forged into any form or address, by anybody: an answer with a page, never a break."""

import os

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
    forms = spoiler.forms()
    for _ in range(ROUNDS):
        for role, form in forms:
            spoiler.spoil(role, form, rounds=2 if ROUNDS == 1 else 99)
    print(spoiler.found.tried, spoiler.found.answers)

    assert len(forms) > 100
    assert spoiler.found.broken == {}


@pytest.mark.parametrize("role", ROLES)
def test_an_address_asked_with_spoiled_words_never_breaks(spoiler, demo, role):
    for name in sorted({row["url_name"] for row in rows()} - LEFT_OUT):
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
