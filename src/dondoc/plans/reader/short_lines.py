"""Lines as short as a row of a table: «Mua 200 ghế: Văn phòng Huyện ủy», «Thuê âm thanh – Trung tâm Văn hóa – 20/9»."""

from collections.abc import Iterator

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.deadlines import Deadline, read_only_time
from dondoc.plans.reader.fields import cut
from dondoc.plans.reader.governing import before_sending, trim
from dondoc.plans.reader.inside import find_appraisal
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Found, Kind, Role
from dondoc.plans.reader.not_tasks import refuses_sentence, refuses_work
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.units import Given, Unit, parties
from dondoc.plans.reader.verbs import OPENERS, ROLE_WORDS, VERBS

_LONGEST = 300
_PARTS = frozenset({",", ";", "-", "(", "."})
# Work that is said as a thing: «Việc in tài liệu: Văn phòng».
_THINGS = Phrases(("việc", "công tác", "phần việc"))
# After these words the names behind the colon are whom the work is for, or only examples.
_NOT_BEFORE_DOER = frozenset({
    "với", "cho", "về", "đến", "tới", "tại", "gồm", "là", "sau", "như", "của", "từ", "cùng", "gửi", "và", "trình",
    "hợp", "thuộc", "ở", "qua", "trên", "đây", "theo", "hệ", "dự", "mời", "phần", "mặt",
})  # fmt: skip


def read_short_line(line: Line, text: Text, given: Given) -> Unit | None:
    """Read a line that is nothing but work, who does it and, in any place behind it, by when; None when it is not."""
    if len(line.text) > _LONGEST or not len(text):
        return None
    for at in _seams(text):
        work = (0, at)
        if not _is_work(text, work):
            continue
        doers, deadline = _who_and_when(line, text, at + 1, given)
        if doers is None or not _certain(text, at, doers, deadline):
            continue
        start, stop = text.slice(*work)
        end = trim(line.text, start, before_sending(text.low, start, stop))
        if refuses_sentence(text.low) or refuses_work(text.low[start:end]):
            return None
        roles = Roles(
            parties(line, (Role(mention, "sau công việc") for mention in doers.mentions)),
            appraising=parties(line, find_appraisal(text, 0, at).appraisers),
            kinds=frozenset(mention.kind.value for mention in doers.mentions),
        )
        due = deadline or given.deadline
        return Unit(line, start, end, 0, len(line.text), roles, due, form="bracket", own=True)
    return None


def _seams(text: Text) -> Iterator[int]:
    """Yield the colons and the dashes with blanks around them, where one part of a short line may end."""
    for k in range(2, len(text) - 1):
        word = text.words[k]
        if word == ":" and text.starts[k + 1] > text.ends[k]:
            yield k
        if word == "-" and text.starts[k] > text.ends[k - 1] and text.starts[k + 1] > text.ends[k]:
            yield k


def _is_work(text: Text, work: tuple[int, int]) -> bool:
    first, after = work
    if list_at(text, first) is not None or OPENERS.at(text.words, first) or ROLE_WORDS.at(text.words, first):
        return False
    return after - first >= 2 and text.words[after - 1] not in _NOT_BEFORE_DOER


def _who_and_when(line: Line, text: Text, index: int, given: Given) -> tuple[Found | None, Deadline | None]:
    """Read «A», «A, thời gian» or «thời gian - A» from a word to the end of the line; nothing else may stand there."""
    found = list_at(text, index)
    if found is not None:
        if found.after >= len(text) or all(word in ".;" for word in text.words[found.after :]):
            return found, None
        if text.words[found.after] not in _PARTS:
            return None, None
        deadline = _time(line, text.ends[found.after], len(line.text), given)
        return (found, deadline) if deadline is not None else (None, None)
    seam = next((k for k in _seams(text) if k > index), None)
    found = list_at(text, seam + 1) if seam is not None else None
    if seam is None or found is None or any(word not in ".;" for word in text.words[found.after :]):
        return None, None
    deadline = _time(line, text.starts[index], text.starts[seam], given)
    return (found, deadline) if deadline is not None else (None, None)


def _time(line: Line, start: int, end: int, given: Given) -> Deadline | None:
    return read_only_time(cut(line, start, end).text, issued_on=given.issued_on)


def _certain(text: Text, seam: int, doers: Found, deadline: Deadline | None) -> bool:
    """Whether the words before the seam are work: a verb begins them, or a day behind the doer says so."""
    if any(mention.kind in (Kind.GENERIC, Kind.ADDRESSEE) for mention in doers.mentions):
        return False
    if any((found := list_at(text, k)) is not None and found.after >= seam for k in range(max(0, seam - 6), seam)):
        # «Hướng dẫn các đơn vị: Sở Y tế, Sở Xây dựng»: the names are the members of that class.
        return False
    begins = VERBS.at(text.words, 0) or _THINGS.at(text.words, 0)
    classes = any(mention.kind is Kind.CLASS for mention in doers.mentions)
    return bool(begins and not classes) or deadline is not None
