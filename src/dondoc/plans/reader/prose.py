"""From a line of running text to units of work: one per item, or one per agency and main verb.

A line is cut into sentences, a sentence into clauses; clauses with the same doer and no dates of their own stay together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.plans.reader.agencies import Kind, find_lists, list_at
from dondoc.plans.reader.deadlines import MEDIUM, STRONG, Deadline, find_deadlines, read_time_field
from dondoc.plans.reader.draft import Party, QuestionCode
from dondoc.plans.reader.fields import Field, cut, fields_in
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.not_tasks import is_recited_or_contingent, refuses_sentence, refuses_work
from dondoc.plans.reader.parties import Duty, Role, read_duty
from dondoc.plans.reader.roles import Roles, roles_from_fields
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.verbs import MANNERS, OPENERS, ROLE_WORDS, VERBS

_ABBREVIATED = frozenset({"tp", "đ", "gs", "ts", "ths", "bs", "st", "tr", "v", "vv", "tt"})
_BRACKET = re.compile(r"\((?P<inside>[^()]{3,300})\)")
_OLD = re.compile(r"\((?:trước đây|trước đó|thay (?:vì|cho)|cũ|kế hoạch cũ|thay thế)[^()]*\)")
_TIME_SENTENCE = re.compile(
    r"(?:thời gian|thời hạn|hoàn thành|hoàn tất|xong|chậm nhất|tiến độ|yêu cầu hoàn thành|(?:các|những) (?:nội dung|nhiệm vụ|công việc) trên|báo cáo kết quả)\b"
)
_OBJECT_BEFORE = re.compile(
    r"(?:diễn ra|khai mạc|họp|được tổ chức|tổ chức vào|ban hành|ký|phê duyệt|sinh|thành lập|hiệu lực|thi hành|áp dụng|giai đoạn|nhiệm kỳ|tính|đã|lần"
    r"|phục vụ|chào mừng|không khí|hoạt động|kế hoạch|dự toán|ngân sách)(?:\s(?:từ|vào|của|thành phố|tỉnh|nhà nước|địa phương|hoạt động))*\s*$"
)
_BUDGET_BEFORE = re.compile(r"(?:kế hoạch|dự toán|ngân sách|chương trình|đề án|quy hoạch|chiến lược|chỉ tiêu)[^,;]{0,60}$")
_AFTER_DEADLINE = re.compile(r"\s*(?:$|[,;.)/:]|và\b|để\b|nhằm\b|báo cáo|gửi|phải|tại\b|theo\b|trình\b|trên\b|ở\b|phục vụ)")
_REPORTING_BEFORE = re.compile(r"(?:báo cáo(?:\s[^,;]{0,60})?|tổ chức|thực hiện|duy trì|tiến hành|kiểm tra|giao ban|họp)\s*$")
_TAIL_WORDS = re.compile(r"[\s,;.:(\-/]+$|\s(?:và|hoàn thành|xong|thời gian|trong|vào|phải|thời hạn|cơ bản|chậm nhất|hoàn thành xong)$")
_SENDING = re.compile(r",\s(?:gửi|trình|báo cáo|chuyển|kịp thời báo cáo|và báo cáo|tổng hợp báo cáo|tổng hợp, báo cáo)\s(?!viên|tỉnh viên)")
_SEAM = re.compile(r",\s|\s(?:đối với|để|theo|khi|nhằm|trên cơ sở|phù hợp với|đồng thời|đến tất cả|trên địa bàn|tại)\s")
_LONGEST_CORE, _CORE, _SHORTEST_CORE = 40, 34, 9


@dataclass(slots=True)
class Unit:
    """One piece of work as read. start, end: its core; first, after: the sentences it stands in, in its line."""

    line: Line
    start: int
    end: int
    first: int
    after: int
    roles: Roles
    deadline: Deadline | None = None
    form: str = "prose"
    doubts: set[QuestionCode] = field(default_factory=set)
    rivals: tuple[Deadline, ...] = ()
    own: bool = False
    product: str = ""

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Given:
    """What the surroundings of a line settle: roles and time of its section, addressees, and the issue day.

    bound: a line without agency of its own is still a task, because heading, section or letter say whose.
    """

    roles: Roles = field(default_factory=Roles)
    deadline: Deadline | None = None
    addressee: tuple[Party, ...] = ()
    issued_on: date | None = None
    issuer: str = ""
    bound: bool = False
    form: str = "prose"
    item: bool = False


@dataclass(frozen=True, slots=True)
class _Whole:
    """A line prepared for its sentences: words, deadlines, and the word ranges of its lists of agencies."""

    line: Line
    text: Text
    deadlines: list[Deadline]
    given: Given
    lists: list[tuple[int, int]]


def party(line: Line, role: Role, offset: int = 0) -> Party:
    """Return a role of this line as a party with its place in the source."""
    mention = role.mention
    return Party(mention.name, line.span(mention.start + offset, mention.end + offset), role.why)


def read_line(line: Line, given: Given) -> list[Unit]:
    """Return the units of work of one line, with roles and deadlines; an empty list when it orders nothing."""
    bracketed = _brackets(line, given)
    masked = _mask(line.text, [span for span, _, _ in bracketed])
    text = Text(masked)
    deadlines = _outside_old(masked, find_deadlines(masked, issued_on=given.issued_on))
    lists = [(found.first, found.after) for found in find_lists(text)]
    whole = _Whole(line, text, deadlines, given, lists)
    units: list[Unit] = []
    for first, after in sentences(text):
        units += _Sentence(whole, first, after, units).read()
    return _with_brackets(units, bracketed, line, text, given)


def sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the word ranges of the sentences of a text."""
    start = 0
    depth = 0
    for k, word in enumerate(text.words):
        depth = max(0, depth + (word == "(") - (word == ")"))
        if word not in (".", "!", "?") or depth:
            continue
        before = text.words[k - 1] if k else ""
        spaced = k + 1 >= len(text) or text.starts[k + 1] > text.ends[k]
        ends = k + 1 >= len(text) or (spaced and not text.text[text.starts[k + 1]].islower() and before not in _ABBREVIATED)
        if ends and k > start:
            yield start, k
            start = k + 1
    if start < len(text):
        yield start, len(text)


class _Sentence:
    """The reading of one sentence of a line; `before` are the units already read from the line."""

    def __init__(self, whole: _Whole, first: int, after: int, before: list[Unit]) -> None:
        self.whole, self.first, self.after, self.before = whole, first, after, before
        self.line, self.text, self.given, self.lists = whole.line, whole.text, whole.given, whole.lists
        text, deadlines = whole.text, whole.deadlines
        self.chars = text.slice(first, after)
        self.low = text.low[slice(*self.chars)]
        self.deadlines = [d for d in deadlines if self.chars[0] <= d.start and d.end <= self.chars[1] + 1]
        self.skips = {text.word_at(d.start): text.word_at(d.end) for d in self.deadlines}

    def read(self) -> list[Unit]:
        if is_recited_or_contingent(self.low):
            return self._clauses_kept()
        if self.before and self._only_time():
            return []
        runs = self._runs()
        if refuses_sentence(self.low) and not any(duty.ordered for run in runs for duty, _ in run):
            return []
        units: list[Unit] = []
        for run in runs:
            units += self._units(run, units)
        return units or self._ownerless(runs)

    def _ownerless(self, runs: list[list[tuple[Duty, tuple[int, int]]]]) -> list[Unit]:
        """«Hội trường phải được trang trí xong trước ngày 10/9»: dated work of nobody; the issuer is asked who leads."""
        duty, clause = runs[0][0]
        governing = self._governing(duty, clause, first=True)
        certain = [d for d in governing if d.strength == STRONG and d.dated]
        if self.given.bound or duty.own or duty.told or not certain or not self.given.issuer:
            return []
        words = self.text.words[clause[0] : clause[1]]
        obliged = self._has_verb(duty.work) or bool({"phải", "cần"} & set(words))
        span = self._core(duty, governing) if obliged else None
        if span is None or refuses_work(self.low):
            return []
        roles = Roles((Party(self.given.issuer, None, "không nêu cơ quan làm"),), doubts=frozenset({QuestionCode.WHO_LEADS}))
        return [Unit(self.line, *span, *self.chars, roles, certain[0], form=self.given.form)]

    def _clauses_kept(self) -> list[Unit]:
        """A condition or recital in one clause does not spoil the others: «…; nếu vướng mắc, báo cáo …»."""
        clauses = list(self._clauses())
        good = [c for c in clauses if not self._spoilt(c)]
        if len(clauses) < 2 or len(good) == len(clauses) or clauses[0] not in good:
            return []
        last = good[-1] if good else clauses[0]
        head = _Sentence(self.whole, self.first, last[1], self.before)
        return [] if is_recited_or_contingent(head.low) else head.read()

    def _spoilt(self, clause: tuple[int, int]) -> bool:
        return is_recited_or_contingent(self.text.low[slice(*self.text.slice(*clause))])

    def _only_time(self) -> bool:
        """«Hoàn thành trước ngày 15/8.» after the work: its deadline is that of the sentence before."""
        if not self.deadlines or not _TIME_SENTENCE.match(self.low):
            return False
        rest = _mask(self.text.text, [(d.start, d.end) for d in self.deadlines])[slice(*self.chars)]
        left = [w for w in Text(rest).words if w.isalpha()]
        if len(left) > 7:
            return False
        for unit in self.before:
            if unit.deadline is None or unit.deadline is self.given.deadline:
                unit.deadline = self.deadlines[-1]
                unit.after = self.chars[1]
        return True

    def _clauses(self) -> Iterator[tuple[int, int]]:
        """Cut at semicolons, and at commas behind which another named agency acts."""
        start, depth, k = self.first, 0, self.first
        while k < self.after:
            word = self.text.words[k]
            depth = max(0, depth + (word == "(") - (word == ")"))
            if depth == 0 and word == ";" and not self._inside_list(k):
                if k > start:
                    yield start, k
                start = k + 1
            elif depth == 0 and word in (",", "-") and k > start + 1 and not self._inside_list(k) and self._other_acts(start, k):
                yield start, k
                start = k + 1
            k += 1
        if start < self.after:
            yield start, self.after

    def _inside_list(self, index: int) -> bool:
        """Whether the comma or semicolon parts agencies of one list, not clauses."""
        place = bisect_right(self.lists, (index, index))
        return place > 0 and self.lists[place - 1][0] < index < self.lists[place - 1][1]

    def _other_acts(self, start: int, comma: int) -> bool:
        at = comma + 1
        if self.text.words[at : at + 2] == ["đồng", "thời"]:
            at += 2
        if OPENERS.at(self.text.words, at) and self.text.words[at] != "chỉ":
            found = list_at(self.text, at + OPENERS.at(self.text.words, at))
            return found is not None and found.after < self.after and self._worked_before(start, comma)
        found = list_at(self.text, at)
        if found is None or found.after >= self.after or any(m.kind in (Kind.CLASS, Kind.GENERIC) for m in found.mentions):
            return False
        follows = found.after
        words = self.text.words
        if words[follows : follows + 2] in (["thẩm", "định"], ["thẩm", "tra"], ["phối", "hợp"]):
            return words[follows : follows + 3] in (["phối", "hợp", "với"],) and self._worked_before(start, comma)
        acts = VERBS.at(words, follows) or ROLE_WORDS.at(words, follows) or MANNERS.at(words, follows)
        return bool(acts) and self._worked_before(start, comma)

    def _worked_before(self, start: int, comma: int) -> bool:
        """Whether the words before the comma already hold a whole clause with its own doer and work."""
        duty = read_duty(self.text, start, comma, skips=self.skips)
        has_doer = duty.own or bool(self.given.roles.lead)
        return has_doer and duty.work[1] - duty.work[0] >= 2 and bool(self._has_verb(duty.work))

    def _has_verb(self, work: tuple[int, int]) -> bool:
        return any(VERBS.at(self.text.words, k) for k in range(work[0], min(work[1], work[0] + 4)))

    def _runs(self) -> list[list[tuple[Duty, tuple[int, int]]]]:
        """Return clauses grouped by doer: a clause without its own goes to the one before."""
        runs: list[list[tuple[Duty, tuple[int, int]]]] = []
        for clause in self._dated_parts():
            duty = read_duty(self.text, *clause, skips=self.skips)
            if runs and (not duty.own or _same(duty, runs[-1][0][0])):
                runs[-1].append((duty, clause))
            else:
                runs.append([(duty, clause)])
        return runs

    def _dated_parts(self) -> Iterator[tuple[int, int]]:
        """Cut clauses further at the comma after a date when another verb with its own date follows."""
        for first, after in self._clauses():
            start = first
            inside = [d for d in self.deadlines if first <= self.text.word_at(d.start) < after and d.strength >= MEDIUM]
            recurring = self._rhythm_parts(first, after)
            if recurring:
                yield from recurring
                continue
            for deadline in inside[:-1]:
                comma = self.text.word_at(deadline.end)
                if start < comma < after - 1 and self.text.words[comma] == "," and VERBS.at(self.text.words, comma + 1):
                    if comma + 1 - start > 3 and self._has_verb(read_duty(self.text, start, comma, skips=self.skips).work):
                        yield start, comma
                        start = comma + 1
            yield start, after

    def _rhythm_parts(self, first: int, after: int) -> list[tuple[int, int]]:
        """«Hàng tháng có báo cáo nhanh, 3 tháng một lần có báo cáo định kỳ»: two rhythms, two parts."""
        starts = [self.text.word_at(d.start) for d in self.deadlines if d.recurring]
        cuts = [k for k in starts if first < k < after and self.text.words[k - 1] == ","]
        if not cuts or not any(k <= first + 1 for k in starts if k >= first):
            return []
        edges = [first, *cuts, after + 1]
        return [(a, b - 1) for a, b in zip(edges, edges[1:], strict=False)]

    # --- from clauses to units

    def _units(self, run: list[tuple[Duty, tuple[int, int]]], earlier: list[Unit]) -> list[Unit]:
        head = run[0][0]
        if head.told or not self._is_work(head):
            if not head.own and earlier:
                return []
            if len(run) > 1 and not head.told and (head.own or self.given.bound):
                head = self._borrowed(run)
                if head is None:
                    return []
            else:
                return []
        roles = self._roles(head)
        if roles is None:
            return []
        governing = [self._governing(duty, clause, first=order == 0) for order, (duty, clause) in enumerate(run)]
        groups = _groups(governing)
        units = []
        for group in groups:
            unit = self._unit(run, group, governing, roles)
            if unit is not None:
                units.append(unit)
        return units

    def _borrowed(self, run: list[tuple[Duty, tuple[int, int]]]) -> Duty | None:
        for order in range(1, len(run)):
            if self._is_work(run[order][0], doer_known=True):
                borrowed = replace(run[order][0], lead=run[0][0].lead, ordered=run[0][0].ordered)
                run[:] = [(borrowed, run[order][1]), *run[order + 1 :]]
                return borrowed
        return None

    def _is_work(self, duty: Duty, *, doer_known: bool = False) -> bool:
        first, after = duty.work
        if first >= after or duty.behind:
            return self._work_before(duty) is not None
        low = self.text.low[slice(*self.text.slice(first, after))]
        if refuses_work(low):
            return False
        if duty.own:
            return duty.ordered or self._has_verb(duty.work) or duty.chaired or bool(duty.coordinating)
        if not (self.given.bound or doer_known or duty.directed):
            return False
        acts = self._has_verb(duty.work) or duty.chaired or bool(duty.coordinating)
        return acts or self.given.item

    def _work_before(self, duty: Duty) -> tuple[int, int] | None:
        """«Việc in tài liệu giao A chủ trì»: the work stands before the order."""
        if duty.opened_at is None or duty.opened_at - self.first < 2:
            return None
        found = list_at(self.text, self.first)
        return None if found and found.after >= duty.opened_at - 1 else (self.first, duty.opened_at)

    def _roles(self, duty: Duty) -> Roles | None:
        make = lambda roles: tuple(party(self.line, role) for role in roles)  # noqa: E731 -- three uses below
        addressed = tuple(p for role in duty.lead if role.mention.kind is Kind.ADDRESSEE for p in self.given.addressee)
        directed = make(duty.directed)
        lead = addressed or make(duty.lead)
        if lead or not self.given.roles.lead:
            lead += directed
        found = Roles(lead, make(duty.coordinating), make(duty.appraising), kinds=_kinds(duty))
        if lead:
            return found
        base = self.given.roles
        if not base.lead:
            return None
        if duty.helping and any(r.mention.kind is not Kind.GENERIC for r in duty.coordinating):
            return _helping(found, base, duty)
        appraising = base.lead if duty.swapped else found.appraising or base.appraising
        return Roles(
            base.lead + directed,
            found.coordinating or base.coordinating,
            appraising,
            kinds=base.kinds,
            doubts=base.doubts,
        )

    def _governing(self, duty: Duty, clause: tuple[int, int], *, first: bool) -> list[Deadline]:
        here = [d for d in self.deadlines if clause[0] <= self.text.word_at(d.start) < clause[1]]
        start = self.text.starts[clause[0]]
        end = self.text.ends[clause[1] - 1]
        action = self.text.starts[duty.work[0]] if duty.work[0] < len(self.text) else end
        return [d for d in here if _governs(d, self.text.low, start, end, action, first=first)]

    def _unit(
        self, run: list[tuple[Duty, tuple[int, int]]], group: list[int], governing: list[list[Deadline]], roles: Roles
    ) -> Unit | None:
        order = next((k for k in group if self._is_work(run[k][0], doer_known=True)), None)
        if order is None:
            return None
        duty = run[order][0]
        found = [d for k in group for d in governing[k]]
        span = self._core(duty, governing[order])
        if span is None:
            return None
        deadline, rivals = _choose([d for d in found if not self._yields(d)])
        appraising = roles.appraising
        for k in group:
            extra = tuple(party(self.line, role) for role in run[k][0].appraising)
            if extra and not appraising:
                appraising = extra
        if len(_all_groups(governing)) > 1 and order > 0:
            appraising = tuple(party(self.line, role) for role in duty.appraising)
        unit = Unit(
            self.line, *span, *self.chars, replace(roles, appraising=appraising), deadline or self.given.deadline,
            form=self.given.form if not duty.own else "prose", rivals=rivals, own=duty.own,
        )  # fmt: skip
        unit.doubts |= roles.doubts
        return unit

    def _yields(self, deadline: Deadline) -> bool:
        """Whether the time field of the section goes before a rhythm or a span of years inside the item."""
        if self.given.deadline is None or deadline.strength == STRONG:
            return False
        low = shadow(deadline.text)
        return deadline.recurring or ("năm" in low and not re.search(r"ngày|tháng|quý", low))

    def _core(self, duty: Duty, governing: list[Deadline]) -> tuple[int, int] | None:
        words = duty.work
        if duty.behind or words[0] >= words[1] or self._nothing_but_time(words, governing):
            before = self._work_before(duty)
            if before is None:
                return None
            words = before
        start, end = self.text.slice(*words)
        for deadline in governing:
            if deadline.start > start and len(self.text.text[start : deadline.start].split()) >= 2:
                end = min(end, deadline.start)
        end = _trim(self.text.text, start, _before_sending(self.text.low, start, end))
        return start, _trim(self.text.text, start, _shortened(self.text.low, start, end))

    def _nothing_but_time(self, words: tuple[int, int], governing: list[Deadline]) -> bool:
        start, end = self.text.slice(*words)
        rest = _mask(self.text.text, [(d.start, d.end) for d in governing])[start:end]
        return _trim(rest, 0, len(rest)) == 0


def _same(duty: Duty, other: Duty) -> bool:
    return [r.mention.name for r in duty.lead] == [r.mention.name for r in other.lead]


def _kinds(duty: Duty) -> frozenset[str]:
    return frozenset(role.mention.kind.value for role in duty.lead)


def _helping(found: Roles, base: Roles, duty: Duty) -> Roles:
    """Heading A, item «phối hợp với B …»: B leads and A helps; generic partners stay partners."""
    named = tuple(p for p, r in zip(found.coordinating, duty.coordinating, strict=True) if r.mention.kind is not Kind.GENERIC)
    others = tuple(p for p, r in zip(found.coordinating, duty.coordinating, strict=True) if r.mention.kind is Kind.GENERIC)
    return Roles(named, base.lead + others, found.appraising, kinds=frozenset({"named"}), doubts=frozenset({QuestionCode.WHOSE_WORK}))


def _governs(deadline: Deadline, low: str, start: int, end: int, action: int, *, first: bool) -> bool:
    before, after = low[start : deadline.start], low[deadline.end : end]
    if deadline.strength == STRONG:
        return not re.search(r"(?:số liệu|tính|đã[^,]{0,20})\s$", before)
    at_start = deadline.start <= action or not before.strip(" ,;:")
    if deadline.strength == MEDIUM:
        if _OBJECT_BEFORE.search(before) or (_BUDGET_BEFORE.search(before) and not before.rstrip().endswith(",")):
            return False
        return at_start or bool(_AFTER_DEADLINE.match(after))
    if at_start:
        return first
    if before.rstrip().endswith((",", "(")) and not after.strip(" .,;)/"):
        return True
    rhythm = low[deadline.start : deadline.end].startswith(("hằng", "hàng", "mỗi"))
    return rhythm and bool(_REPORTING_BEFORE.search(before)) and bool(re.match(r"\s*(?:$|[,;.)]|gửi|về|cho|theo)", after))


def _all_groups(governing: list[list[Deadline]]) -> set[str]:
    return {d.text for found in governing for d in found if d.dated or d.recurring}


def _groups(governing: list[list[Deadline]]) -> list[list[int]]:
    """Say which clauses of one doer form a task: all, unless several dates govern, or an early date leaves later work."""
    count = len(governing)
    dated = [k for k, found in enumerate(governing) if any(d.dated or d.recurring for d in found)]
    texts = {d.text for k in dated for d in governing[k]}
    if len(dated) > 1 and len(texts) > 1:
        return [[k] for k in range(count)]
    if len(dated) == 1 and dated[0] not in (0, count - 1) and any(d.due for d in governing[dated[0]]):
        return [list(range(dated[0] + 1)), list(range(dated[0] + 1, count))]
    return [list(range(count))]


def _choose(found: list[Deadline]) -> tuple[Deadline | None, tuple[Deadline, ...]]:
    """Return the deadline that counts and, when two compete, its rivals; a rhythm beside a date is kept with it."""
    if not found:
        return None, ()
    dated = [d for d in found if d.dated]
    if not dated:
        strong = max(found, key=lambda d: d.strength)
        return strong, ()
    chosen = dated[0]
    if any(d.recurring for d in found) and not chosen.recurring:
        chosen = replace(chosen, recurring=True)
    rivals = tuple(d for d in dated[1:] if d.due != chosen.due or d.event != chosen.event)
    return chosen, rivals


def _trim(text: str, start: int, end: int) -> int:
    """Return where the text ends without punctuation and dangling small words."""
    while True:
        found = _TAIL_WORDS.search(text[start:end].rstrip() and text[start:end])
        if not found or found.start() == found.end():
            return end
        end = start + found.start()


def _before_sending(low: str, start: int, end: int) -> int:
    """Cut «…, trình B phê duyệt», «…, gửi C thẩm định» off work that stands before it."""
    found = _SENDING.search(low, start, end)
    before = low[start : found.start()].split() if found else []
    verb_alone = found is not None and len(before) <= 2
    return end if found is None or verb_alone else found.start()


def _shortened(low: str, start: int, end: int) -> int:
    """Return the end of the core: a very long text stops at a seam, its quote keeps the rest."""
    words = [found.end() + start for found in re.finditer(r"\S+", low[start:end])]
    if len(words) <= _LONGEST_CORE:
        return end
    limit = words[_CORE - 1]
    seams = [found.start() for found in _SEAM.finditer(low, start, limit) if found.start() >= words[_SHORTEST_CORE]]
    return seams[-1] if seams else end


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _outside_old(text: str, deadlines: list[Deadline]) -> list[Deadline]:
    old = [match.span() for match in _OLD.finditer(shadow(text))]
    return [d for d in deadlines if not any(start <= d.start < end for start, end in old)]


# --- brackets and captions inside a line

_Bracketed = tuple[tuple[int, int], Roles, Deadline | None]


def _brackets(line: Line, given: Given) -> list[_Bracketed]:
    """Return every bracket that gives roles, «(Giao A chủ trì, phối hợp với B)», «(Chủ trì: A; thời gian: …)»."""
    found: list[_Bracketed] = []
    for match in _BRACKET.finditer(line.text):
        roles, deadline = _bracket(line, match.start("inside"), match.end("inside"), given)
        if roles is not None:
            found.append((match.span(), roles, deadline))
    return found


def _bracket(line: Line, start: int, end: int, given: Given) -> tuple[Roles | None, Deadline | None]:
    inside = cut(line, start, end)
    values = list(fields_in(inside.text))
    if values and not inside.text[: values[0].caption].strip():
        roles = roles_from_fields([(v.field, cut(inside, v.start, v.end)) for v in values], why="trong ngoặc")
        times = [read_time_field(inside.text[v.start : v.end], issued_on=given.issued_on) for v in values if v.field is Field.TIME]
        loose = find_deadlines(inside.text, issued_on=given.issued_on)
        return (roles if roles.lead else None), next((t for t in [*times, *loose] if t), None)
    text = Text(inside.text)
    duty = read_duty(text, 0, len(text))
    deadline = next(iter(find_deadlines(inside.text, issued_on=given.issued_on)), None)
    if duty.own and (duty.ordered or duty.chaired):
        make = lambda roles: tuple(party(inside, role) for role in roles)  # noqa: E731 -- three uses below
        return Roles(make(duty.lead), make(duty.coordinating), make(duty.appraising), kinds=_kinds(duty)), deadline
    whole = list_at(text, 0)
    if whole and whole.after == len(text) and whole.named and not given.roles.lead and end + 1 >= len(line.text.rstrip(" .;,/")):
        return Roles(tuple(party(inside, Role(m, "trong ngoặc")) for m in whole.mentions)), None
    return None, None


def _with_brackets(units: list[Unit], bracketed: list[_Bracketed], line: Line, text: Text, given: Given) -> list[Unit]:
    """Give the roles of brackets to the work before them."""
    for (start, end), roles, deadline in bracketed:
        before = [unit for unit in units if unit.start < start and not unit.own]
        if before:
            target = before[-1]
            target.roles, target.deadline, target.form = roles, deadline or target.deadline, "bracket"
        elif not any(unit.first <= start <= unit.after for unit in units):
            unit = _unit_before(line, text, start, end, roles, deadline, given)
            if unit is not None:
                units.append(unit)
    return sorted(units, key=lambda unit: unit.start)


def _unit_before(
    line: Line, text: Text, start: int, end: int, roles: Roles, deadline: Deadline | None, given: Given
) -> Unit | None:
    sentence = next(((a, b) for a, b in sentences(text) if text.starts[a] < start <= text.ends[b - 1] + end), None)
    if sentence is None:
        return None
    first = text.starts[sentence[0]]
    stop = _trim(line.text, first, start)
    if len(line.text[first:stop].split()) < 2:
        return None
    last = max(end, text.ends[sentence[1] - 1])
    whole = _mask(line.text, [(start, end)])[first:last]
    own = [
        replace(d, start=d.start + first, end=d.end + first)
        for d in find_deadlines(whole, issued_on=given.issued_on)
        if d.strength >= MEDIUM and _governs(d, shadow(whole), 0, len(whole), 0, first=True)
    ]
    inner = [d for d in own if d.start > first and d.end <= stop]
    stop = _trim(line.text, first, inner[0].start) if inner else stop
    return Unit(line, first, stop, first, last, roles, deadline or next(iter(own), None) or given.deadline, form="bracket", own=True)
