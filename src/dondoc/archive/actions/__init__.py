"""Store papers; open, answer, confirm and undo intakes; draft and issue what goes out."""

from dondoc.archive.actions.intakes import (
    UNDO_HOURS,
    IntakeRefused,
    confirm_intake,
    discard_intake,
    keep_answers,
    load_paper,
    open_intake,
    undo_intake,
)
from dondoc.archive.actions.papers import add_version, store_paper

__all__ = [
    "UNDO_HOURS",
    "IntakeRefused",
    "add_version",
    "confirm_intake",
    "discard_intake",
    "keep_answers",
    "load_paper",
    "open_intake",
    "store_paper",
    "undo_intake",
]
