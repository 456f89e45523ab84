"""How entries read."""

import re
from pathlib import Path

import pytest

import dondoc
from dondoc.journal.rules.describe import SENTENCES, sentence_of
from dondoc.tasks.enums import ObstacleState

SUBMITTED_ONCE = {
    "archive.run.begun",
    "archive.version.csv",
    "people.agency.add",
    "people.invitation.make",
    "plans.filing.open",
    "plans.filing.upload",
}  # purposes of forms and names of files, not verbs of the journal
SOURCE = Path(dondoc.__file__).parent
VERB = re.compile(r'"((?:editions|people|congress|archive|plans|tasks|notices|desk)\.[a-z_]+\.[a-z_]+)"')


def test_every_verb_that_rooms_record_has_a_sentence():
    actions = [*SOURCE.glob("*/actions.py"), *SOURCE.glob("*/actions/*.py"), *SOURCE.glob("desk/**/*.py")]

    recorded = {verb for path in actions for verb in VERB.findall(path.read_text(encoding="utf-8"))}

    assert recorded - SENTENCES.keys() - SUBMITTED_ONCE == set()


@pytest.mark.parametrize("state", ObstacleState)
def test_every_move_of_an_obstacle_has_a_sentence(state):
    assert f"tasks.obstacle.{state.value}" in SENTENCES


@pytest.mark.parametrize(
    ("verb", "details", "text"),
    [
        ("tasks.task.done", {}, "Hoàn thành nhiệm vụ KH06-II-3"),
        (
            "tasks.task.extended",
            {"from": "2015-10-01", "to": "2015-10-12"},
            "Gia hạn nhiệm vụ KH06-II-3 từ 01/10/2015 đến 12/10/2015",
        ),
        ("tasks.task.extended", {}, "Gia hạn nhiệm vụ KH06-II-3"),
        ("later.room.invented", {}, "Ghi nhận thay đổi: KH06-II-3"),
    ],
)
def test_an_entry_reads_as_a_sentence(verb, details, text):
    assert str(sentence_of(verb=verb, label="KH06-II-3", details=details)) == text


def test_a_label_with_a_percent_sign_is_kept():
    assert str(sentence_of(verb="tasks.task.done", label="100% cơ quan")) == "Hoàn thành nhiệm vụ 100% cơ quan"
