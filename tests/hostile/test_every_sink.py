"""Every text of a congress does harm wherever it is taken for more than text; then everybody opens every address."""

import pytest

from tests.hostile.markers import poison
from tests.hostile.saying import wrongs
from tests.support.addresses import ROLES, rows, url_of
from tests.support.demo import demo_client

# What the database itself keeps to its words.
KEPT_BY_THE_DATABASE: set[str] = set()


@pytest.fixture(scope="module")
def poisoned(demo):
    """Poison the demo; the role's clients log in after it."""
    changed, refused = poison()
    return demo, changed, refused


def test_nearly_every_text_was_changed(poisoned):
    _demo, changed, refused = poisoned

    assert changed > 3000
    assert set(refused) == KEPT_BY_THE_DATABASE


@pytest.mark.parametrize("role", ROLES)
def test_no_word_becomes_more_than_a_word(poisoned, role):
    demo, _changed, _refused = poisoned
    client, found, seen = demo_client(role), [], 0
    for row in rows():
        if row["method"] != "GET" or row[role] != "200":
            continue
        path = url_of(row["url_name"], demo)
        try:
            answer = client.get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        except Exception as error:
            found.append(f"{path}: {type(error).__name__} {error}"[:250])
            continue
        kind = answer.headers.get("Content-Type", "")
        seen += b"zq" in body
        if answer.status_code != 200:
            found.append(f"{path}: {answer.status_code}")
        found += [f"{path}: {wrong}" for wrong in dict.fromkeys(wrongs(kind, body, dict(answer.headers)))]

    assert found == []
    assert role in ("anonymous", "outsider") or seen > 20
