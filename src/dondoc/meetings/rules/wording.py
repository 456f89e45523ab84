"""The words of a conclusion as they stand in a notice and in the title of a task."""

import re
from datetime import date

from dondoc.kit.vietnamese import fold, one_line
from dondoc.plans.reader.scan import Text
from dondoc.plans.reader.verbs import VERBS

_ENDS = " .;,:…/"
_RHYTHM = re.compile(r"\b(?:thuong xuyen|dinh ki|hang (?:ngay|tuan|thang|quy|nam)|(?:moi|mot) (?:ngay|tuan|thang))\b")
_SAID_FIRST = re.compile(
    r"^(?:giao|yêu cầu|đề nghị|chủ trì(?: thực hiện)?|thực hiện việc)[,:]?\s+(?=\S)", re.IGNORECASE
)


def work_words(text: str) -> str:
    """Return what is to be done, without «giao» before it and signs behind it."""
    words = one_line(text).strip(_ENDS)
    return _SAID_FIRST.sub("", words).strip(_ENDS) or words


def running(text: str) -> str:
    """Return work as it runs on after its agency: a verb that begins it in a small letter, a name as it is."""
    words = work_words(text)
    if words[:1].isupper() and not words[:2].isupper() and VERBS.at(Text(words).words, 0):
        return words[0].lower() + words[1:]
    return words


def sentence(text: str) -> str:
    """Return words as a sentence: a capital first, one full stop last."""
    words = one_line(text).strip(_ENDS)
    return words[:1].upper() + words[1:] + "." if words else ""


def is_recurring(due_on: date | None, due_words: str) -> bool:
    """Say whether work has a rhythm instead of a last day."""
    return due_on is None and _RHYTHM.search(fold(due_words)) is not None


def deadline_words(due_on: date | None, due_words: str) -> str:
    """Return the deadline as the notice has it, "" for none: the day where it is known, else as it was said."""
    if due_on is not None:
        return f"hoàn thành trước ngày {due_on:%d/%m/%Y}"
    said = one_line(due_words).strip(_ENDS + "/")
    if not said:
        return ""
    return f"thực hiện {said}" if is_recurring(due_on, said) else f"hoàn thành {said}"
