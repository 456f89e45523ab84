"""Every text of a congress does harm wherever it is taken for more than text; then everybody opens every address."""

import contextlib
from collections import Counter

import pytest

from dondoc.desk.exchange.whole import write_whole
from dondoc.notices.channels import email
from dondoc.notices.channels.outcomes import Refused
from tests.factories.notices import make_letter
from tests.factories.people import make_congress
from tests.hostile.markers import PAYLOADS, poison
from tests.hostile.saying import unpacked, wrongs
from tests.support.addresses import ROLES, rows, url_of
from tests.support.demo import demo_client
from tests.support.smtp import mail_server

# What the database itself keeps to its words.
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = {
    "from", "to", "subject", "date", "message-id", "auto-submitted", "list-unsubscribe", "content-type",
    "content-transfer-encoding", "mime-version", "x-peer", "x-mailfrom", "x-rcptto",
}  # fmt: skip
KEPT_BY_THE_DATABASE: set[str] = set()


@pytest.fixture(scope="module")
def poisoned(demo):
    """Poison the demo; the role's clients log in after it."""
    changed, refused = poison()
    return demo, changed, refused


def test_nearly_every_text_was_changed(poisoned):
    _demo, changed, refused = poisoned

    assert changed > 2000
    assert set(refused) == KEPT_BY_THE_DATABASE


@pytest.mark.parametrize("role", ROLES)
def test_no_word_becomes_more_than_a_word(poisoned, role):
    demo, _changed, _refused = poisoned
    client, found, seen = demo_client(role), [], Counter()
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
        if b"zq" in unpacked(body):
            seen[kind.partition(";")[0]] += 1
        if answer.status_code != 200:
            found.append(f"{path}: {answer.status_code}")
        found += [f"{path}: {wrong}" for wrong in dict.fromkeys(wrongs(kind, body, dict(answer.headers)))]

    assert found == []
    if role not in ("anonymous", "outsider"):
        assert seen["text/html"] > 10, "the marked words have to be met"
    if role in ("head", "secretariat"):
        assert seen[WORD] and seen[EXCEL] > 1


def test_no_cell_of_an_export_is_calculated(poisoned, tmp_path):
    demo, _changed, _refused = poisoned

    write_whole(demo.congress, tmp_path, journal=True)

    tables = [path for path in tmp_path.rglob("*.csv") if "zq" in path.read_text(encoding="utf-8")]
    assert len(tables) > 20
    found = {path.name: list(wrongs("text/csv", path.read_bytes(), {}))[:3] for path in tables}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["subject", "address"])
def test_a_letter_with_hostile_words_in_its_head_is_sent_plainly_or_refused(db, settings, field, payload):
    settings.DEMO = False
    with mail_server() as server:
        settings.SMTP_SERVER = server.server
        letter = make_letter(make_congress(is_demo=False, pinned_today=None), **{field: payload + "@x.vn"})
        with contextlib.suppress(Refused):
            email.deliver(letter, hand_over=lambda: None)

    for taken in server.letters:
        assert {name.lower() for name in taken.keys()} <= HEADERS  # noqa: SIM118 -- a message is no dict
    assert all(len(recipients) == 1 for _sender, recipients in server.envelopes)
