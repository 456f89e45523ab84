"""What the fuzzers run for hours, for a moment: every target takes what it began with, spoiled by a known chance."""

import pytest

from tests.fuzz.mutating import spoiled
from tests.fuzz.targets import TARGETS
from tests.support.papers import content_types, zip_bytes

SLOW = {"docx", "xlsx", "pdf", "photo", "plan", "exchange"}
# Inputs that once broke a target, whoever found them.
ONCE_BROKEN: list[tuple[str, bytes]] = [
    ("sniff", zip_bytes([("[CONTENT_types].xml", content_types("/w.xml", "x"))])),
    ("exchange", b"\x041,1,," + b"9" * 5_000 + b",a,,new,,,,,,,2015-09-01T00:00:00Z,2015-09-01T00:00:00Z\n"),
    ("tree", b'{"kind":"txt","pages":null,"warnings":["\\ud800"],"unread":[],"texts":[],"blocks":[]}'),
]


@pytest.mark.parametrize("name", TARGETS)
def test_spoiled_input_is_taken_or_refused(name):
    target = TARGETS[name]
    for content in spoiled(target.seeds(), count=40 if name in SLOW else 200, seed=7):
        target.run(content)


@pytest.mark.parametrize(("name", "content"), ONCE_BROKEN)
def test_what_once_broke_is_taken_or_refused(name, content):
    TARGETS[name].run(content)
