"""What the fuzzers run for hours, for a moment: every target takes what it began with, spoiled by a known chance."""

import pytest

from tests.fuzz.mutating import spoiled
from tests.fuzz.targets import TARGETS

SLOW = {"docx", "xlsx", "pdf", "photo", "plan", "exchange"}
# Inputs that once broke a target, whoever found them.
ONCE_BROKEN: list[tuple[str, bytes]] = []


@pytest.mark.parametrize("name", TARGETS)
def test_spoiled_input_is_taken_or_refused(name):
    target = TARGETS[name]
    for content in spoiled(target.seeds(), count=40 if name in SLOW else 200, seed=7):
        target.run(content)


@pytest.mark.parametrize(("name", "content"), ONCE_BROKEN)
def test_what_once_broke_is_taken_or_refused(name, content):
    TARGETS[name].run(content)
