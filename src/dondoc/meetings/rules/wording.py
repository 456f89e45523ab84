"""The words of a conclusion as they stand in a notice and in the title of a task."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dondoc.kit.vietnamese import fold, one_line
from dondoc.papers.tree import Kind, Paragraph, Place, Tree
from dondoc.plans.reader import read_plan
from dondoc.plans.reader.named import head_length
from dondoc.plans.reader.scan import Text
from dondoc.plans.reader.verbs import MANNERS, ROLE_WORDS, VERBS

_NAMES = ("Đại hội", "Đảng ", "Đoàn ", "Quốc ", "Tiểu ban")
_ENDS = " .;,:…/"
_LOOSE = re.compile(r"\s*[,;]\s*(?=$|[,;.])")
_RHYTHM = re.compile(r"\b(?:thuong xuyen|dinh ki|hang (?:ngay|tuan|thang|quy|nam)|(?:moi|mot) (?:ngay|tuan|thang))\b")
_SAID_FIRST = re.compile(
    r"^(?:giao|yêu cầu|đề nghị|chủ trì(?: thực hiện)?|thực hiện việc)[,:]?\s+(?=\S)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The work in a conclusion. words: without who and until when. appraised: they say who appraises."""

    words: str
    appraised: bool = False


@lru_cache(maxsize=2000)
def spoken(text: str) -> Spoken:
    """Return the work in what the chair said, be it «trang trí hội trường» or «Sở A chủ trì … trước ngày 15/10».

    A whole sentence with its agency is read as a plan's is; nothing behind the work is lost but its deadline.
    """
    whole = one_line(text).strip(_ENDS)
    tasks = read_plan(Tree(Kind.TXT, (Paragraph(whole, Place(paragraph=1)),))).tasks if whole else ()
    if len(tasks) != 1 or not tasks[0].lead or not tasks[0].lead[0].span:
        return Spoken(_SAID_FIRST.sub("", whole).strip(_ENDS) or whole)
    (task,) = tasks
    start = whole.find(task.text)
    if start <= 0 or tasks[0].lead[0].span.start > start:
        return Spoken(whole)
    words = whole[start:]
    if task.deadline_text:
        words = words.replace(task.deadline_text, "")
    return Spoken(_LOOSE.sub("", words).strip(_ENDS), appraised=bool(task.appraising))


def work_words(text: str) -> str:
    """Return what is to be done, without «giao» before it and signs behind it."""
    return spoken(text).words


def running(text: str) -> str:
    """Return work as it runs on after its agency, so that where the name ends and the work begins is plain.

    A verb that begins it stands in a small letter, a name as it is; before what is neither «thực hiện» is put.
    """
    words = work_words(text)
    found = Text(words)
    if VERBS.at(found.words, 0) or MANNERS.at(found.words, 0) or ROLE_WORDS.at(found.words, 0):
        return _small(words)
    return f"thực hiện {words if head_length(found, 0) else _small(words)}"


def _small(words: str) -> str:
    """Return words with a small first letter, unless they begin with a name or an abbreviation."""
    second = words.partition(" ")[2][:1]
    is_name = words[:2].isupper() or second.isupper() or words.startswith(_NAMES)
    return words if is_name else words[:1].lower() + words[1:]


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
