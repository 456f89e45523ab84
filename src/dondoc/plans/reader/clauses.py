"""Cuts a sentence into clauses: one per agency and main verb, one per verb with a date of its own."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.deadlines import MEDIUM, Deadline
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Kind
from dondoc.plans.reader.parties import Duty, read_duty
from dondoc.plans.reader.scan import Text
from dondoc.plans.reader.units import Given
from dondoc.plans.reader.verbs import MANNERS, OPENERS, ROLE_WORDS, VERBS

_FIRST_WORDS = 4
_LONGEST_THING = 16
_PERIOD = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})
_APPRAISING = (["thẩm", "định"], ["thẩm", "tra"])
Clause = tuple[int, int]
Run = list[tuple[Duty, Clause]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A line prepared for its sentences: words, deadlines, and the word ranges of its lists of agencies."""

    line: Line
    text: Text
    deadlines: list[Deadline]
    given: Given
    lists: list[tuple[int, int]]


class Sentence:
    """One sentence on words first … after-1 of a prepared line, and its clauses."""

    def __init__(self, prepared: Prepared, first: int, after: int) -> None:
        self.prepared, self.first, self.after = prepared, first, after
        self.text, self.given = prepared.text, prepared.given
        self.chars = self.text.slice(first, after)
        self.low = self.text.low[slice(*self.chars)]
        self.deadlines = [d for d in prepared.deadlines if self.chars[0] <= d.start and d.end <= self.chars[1] + 1]
        # Clauses that go on with the verb of the one before: «tổ chức vòng 1 ngày … và vòng 2 ngày …».
        self.shared: set[int] = set()
        self.skips = {self.text.word_at(d.start): self.text.word_at(d.end) for d in self.deadlines}

    def runs(self) -> list[Run]:
        """Return clauses grouped by doer: a clause without its own goes to the one before."""
        runs: list[Run] = []
        for clause in self._dated_parts():
            duty = read_duty(self.text, *clause, skips=self.skips)
            if runs and (not duty.own or _same_doer(duty, runs[-1][0][0])):
                runs[-1].append((duty, clause))
            else:
                runs.append([(duty, clause)])
        return runs

    def clauses(self) -> Iterator[Clause]:
        """Cut at semicolons, and at commas behind which another named agency acts."""
        start, depth = self.first, 0
        for k in range(self.first, self.after):
            word = self.text.words[k]
            depth = max(0, depth + (word == "(") - (word == ")"))
            if depth or word not in (";", ",", "-") or self._inside_list(k):
                continue
            if word == ";" or (k > start + 1 and self._other_acts(start, k)):
                if k > start:
                    yield start, k
                start = k + 1
        if start < self.after:
            yield start, self.after

    def low_of(self, clause: Clause) -> str:
        """Return the shadow text of a clause."""
        return self.text.low[slice(*self.text.slice(*clause))]

    def has_verb(self, work: Clause) -> bool:
        """Say whether a verb of work stands among the first words."""
        return any(VERBS.at(self.text.words, k) for k in range(work[0], min(work[1], work[0] + _FIRST_WORDS)))

    def _inside_list(self, index: int) -> bool:
        """Whether the comma or semicolon parts agencies of one list, not clauses."""
        lists = self.prepared.lists
        place = bisect_right(lists, (index, index))
        return place > 0 and lists[place - 1][0] < index < lists[place - 1][1]

    def _other_acts(self, start: int, comma: int) -> bool:
        words = self.text.words
        if words[comma + 1 : comma + 2] == ["riêng"]:
            return self._apart_from(comma + 2) and self._worked_before(start, comma)
        at = comma + (3 if words[comma + 1 : comma + 3] == ["đồng", "thời"] else 1)
        opener = OPENERS.at(words, at)
        found = list_at(self.text, at + opener)
        if found is None or found.after >= self.after or not self._worked_before(start, comma):
            return False
        if opener:
            return True
        if any(mention.kind in (Kind.CLASS, Kind.GENERIC) for mention in found.mentions):
            return False
        follows = words[found.after : found.after + 3]
        if follows[:2] in _APPRAISING or follows[:2] == ["phối", "hợp"]:
            return follows == ["phối", "hợp", "với"]
        at = found.after
        return bool(VERBS.at(words, at) or ROLE_WORDS.at(words, at) or MANNERS.at(words, at))

    def _apart_from(self, index: int) -> bool:
        """«…, riêng tuyến ven sông giao B …»: an exception with a doer of its own."""
        for k in range(index, min(self.after, index + _LONGEST_THING)):
            if self.text.words[k] in (",", ";"):
                return False
            opener = OPENERS.at(self.text.words, k)
            if opener and list_at(self.text, k + opener) is not None:
                return True
        return False

    def _worked_before(self, start: int, comma: int) -> bool:
        """Whether the words before the comma already hold a whole clause with its own doer and work."""
        duty = read_duty(self.text, start, comma, skips=self.skips)
        has_doer = duty.own or bool(self.given.roles.lead)
        return has_doer and duty.work[1] - duty.work[0] >= 2 and self.has_verb(duty.work)

    def _dated_parts(self) -> Iterator[Clause]:
        """Cut clauses further at the comma after a date when another verb with its own date follows."""
        for first, after in self.clauses():
            by_rhythm = self._rhythm_parts(first, after)
            if by_rhythm:
                yield from by_rhythm
                continue
            start = first
            inside = [d for d in self.deadlines if first <= self.text.word_at(d.start) < after and d.strength >= MEDIUM]
            for deadline, following in zip(inside, inside[1:], strict=False):
                comma = self.text.word_at(deadline.end)
                noun = self._noun_after(comma, following)
                if noun:
                    self.shared.add(comma + 1)
                if comma < after - 1 and (noun or self._new_verb_after(start, comma)):
                    yield start, comma
                    start = comma + 1
            yield start, after

    def _new_verb_after(self, start: int, comma: int) -> bool:
        if self.text.words[comma] not in (",", "và") or not VERBS.at(self.text.words, comma + 1) or comma - start < 3:
            return False
        return self.has_verb(read_duty(self.text, start, comma, skips=self.skips).work)

    def _reports(self, start: int) -> bool:
        """Whether a rhythm with a period stands before a report: «…, định kỳ hằng quý báo cáo UBND tỉnh»."""
        after = self.skips.get(start)
        if after is None or not _PERIOD & set(self.text.words[start:after]):
            return False
        return self.text.words[after : after + 2] in (["báo", "cáo"], ["tổng", "hợp"]) or self.text.words[
            after : after + 1
        ] == ["gửi"]

    def _noun_after(self, comma: int, following: Deadline) -> bool:
        """Whether «và» parts two things of one verb, each with a date behind it."""
        gap = self.text.word_at(following.start) - comma
        return self.text.words[comma : comma + 1] == ["và"] and 2 < gap < _LONGEST_THING and following.due is not None

    def _rhythm_parts(self, first: int, after: int) -> list[Clause]:
        """«Hàng tháng có báo cáo nhanh, 3 tháng một lần có báo cáo định kỳ»: two rhythms, two parts."""
        starts = [self.text.word_at(d.start) for d in self.deadlines if d.recurring]
        reports = [k for k in starts if first + 3 < k < after and self.text.words[k - 1] == "," and self._reports(k)]
        if reports:
            edges = [first, *reports, after + 1]
            return [(a, b - 1) for a, b in zip(edges, edges[1:], strict=False)]
        cuts = [k for k in starts if first < k < after and self.text.words[k - 1] == ","]
        if not cuts or not any(first <= k <= first + 1 for k in starts):
            return []
        edges = [first, *cuts, after + 1]
        return [(a, b - 1) for a, b in zip(edges, edges[1:], strict=False)]


def _same_doer(duty: Duty, other: Duty) -> bool:
    return [role.mention.name for role in duty.lead] == [role.mention.name for role in other.lead]
