"""From a line of running text to units of work: one per item, or one per agency and main verb.

Clauses with the same doer and no dates of their own stay together.
"""

import re
from dataclasses import replace

from dondoc.plans.reader.agencies import find_lists, list_at
from dondoc.plans.reader.brackets import brackets, with_brackets
from dondoc.plans.reader.clauses import Clause, Prepared, Run, Sentence
from dondoc.plans.reader.deadlines import STRONG, Deadline, find_deadlines
from dondoc.plans.reader.draft import Party, QuestionCode
from dondoc.plans.reader.governing import (
    before_sending,
    choose,
    governs,
    groups_of,
    mask,
    outside_old,
    shortened,
    trim,
    wordings,
)
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Kind, Role
from dondoc.plans.reader.not_tasks import (
    cites_basis,
    is_recited_or_contingent,
    refuses_sentence,
    refuses_work,
    tells_of_past_year,
)
from dondoc.plans.reader.parties import Duty
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.sentences import sentences
from dondoc.plans.reader.short_lines import read_short_line
from dondoc.plans.reader.units import Given, Unit, kinds_of, parties
from dondoc.plans.reader.verbs import MANNERS, VERBS

_TIME_SENTENCE = re.compile(
    r"(?:thời gian|thời hạn|hoàn thành|hoàn tất|xong|chậm nhất|tiến độ|yêu cầu hoàn thành"
    r"|(?:các|những) (?:nội dung|nhiệm vụ|công việc) trên)\b"
)
_LONGEST_TIME_SENTENCE = 7
_SOON = 12
_DOES_IT = re.compile(
    r"(?:việc này|nội dung này|nhiệm vụ này)?\s?(?:phụ trách|thực hiện|chủ trì|chủ trì thực hiện|đảm nhiệm|theo dõi|triển khai|"
    r"tham mưu|chủ trì tham mưu|tổ chức thực hiện|triển khai thực hiện)(?:\s(?:việc|nội dung|nhiệm vụ) này)?"
)
_LONGEST_HELP = 120
_BARE_DAY_FIRST = re.compile(r"ngày |\d")
_NUMBERED = re.compile(r"\bban hành [^,;]{0,60}số \d")
_WATCHES = re.compile(r"(?:theo dõi|giám sát|đôn đốc|nắm tình hình)\b")
_ONLY_HELPS = re.compile(
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|cùng|chủ động)\s)?(?:phối hợp|tham gia|hỗ trợ|cùng (?:thực hiện|tham gia))"
    r"(?:,?\s(?:thực hiện|triển khai|phối hợp|hỗ trợ|tham gia|tổ chức))*[\s,;.]*(?:(?:hoàn thành|xong|kết thúc)[\s,;.]*)?"
)
_OBLIGED = re.compile(r"\b(?:cần|phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)\b")
_PERIOD = re.compile(r"\b(?:ngày|tuần|tháng|quý|năm)\b")
_PAST = re.compile(r"\b(?:đã|vừa)\s")
_PURPOSE_OR_STOP = re.compile(r"\s*(?:[,;.(:]|để\b|nhằm\b|theo\b|và\b|phục vụ\b)")


def read_line(line: Line, given: Given) -> list[Unit]:
    """Return the units of work of one line, with roles and deadlines; an empty list when it orders nothing."""
    bracketed = brackets(line, given)
    masked = mask(line.text, [span for span, _, _ in bracketed])
    text = Text(masked)
    deadlines = outside_old(masked, find_deadlines(masked, issued_on=given.issued_on))
    lists = [(found.first, found.after) for found in find_lists(text)]
    prepared = Prepared(line, text, deadlines, given, lists)
    if not bracketed and given.form != "heading" and (short := read_short_line(line, text, given)) is not None:
        return [short]
    units: list[Unit] = []
    doer: list[Role] | None = None
    previous: Clause | None = None
    for first, after in sentences(text):
        reading = _Reading(prepared, first, after, units, doer)
        reading.previous = previous
        units += reading.units()
        previous = (first, after)
        doer = reading.last_doer
    return with_brackets(units, bracketed, line, text, given)


class _Reading:
    """The reading of one sentence; `before` are the units already read from its line."""

    def __init__(
        self, prepared: Prepared, first: int, after: int, before: list[Unit], doer: list[Role] | None = None
    ) -> None:
        self.sentence = Sentence(prepared, first, after)
        self.prepared, self.line, self.text, self.given = prepared, prepared.line, prepared.text, prepared.given
        self.first, self.before, self.chars, self.doer = first, before, self.sentence.chars, doer
        self.last_doer = doer
        self.previous: Clause | None = None

    def units(self) -> list[Unit]:
        """Return the units of the sentence; a sentence that only gives a time gives it to the units before."""
        low = self._without_day_to_come(self.sentence.low)
        if is_recited_or_contingent(low):
            return self._kept_clauses()
        if self.given.issued_on is not None and tells_of_past_year(low, self.given.issued_on.year):
            return []
        if (
            self.given.form == "letter"
            and cites_basis(low)
            and not any(d.own for run in self.sentence.runs() for d, _ in run)
        ):
            return []
        if self.before and self._only_time():
            return []
        if not self.before and (found := self._work_said_before()):
            return found
        runs = self.sentence.runs()
        if refuses_sentence(low) and not any(duty.ordered for run in runs for duty, _ in run):
            return []
        units: list[Unit] = []
        past = False
        for run in runs:
            head = run[0][0]
            past = past or (head.told and bool(_PAST.search(self.sentence.low_of(run[0][1]))))
            if past and not head.ordered:
                # «A đã lắp 45 pano; B huy động 120 công nhân»: the whole sentence tells what was done.
                continue
            if units and self._only_helps(run):
                self._add_helpers(units, run)
                continue
            units += self._units_of(run, units)
        return units or self._ownerless(runs)

    def _kept_clauses(self) -> list[Unit]:
        """A condition or recital in a later clause does not spoil the first: «…; nếu vướng mắc, báo cáo …»."""
        kept = []
        for clause in self.sentence.clauses():
            if is_recited_or_contingent(self.sentence.low_of(clause)):
                break
            kept.append(clause)
        if not kept:
            return []
        head = _Reading(self.prepared, self.first, kept[-1][1], self.before)
        return [] if is_recited_or_contingent(head.sentence.low) else head.units()

    def _work_said_before(self) -> list[Unit]:
        """«Tiếp tục vận động doanh nghiệp tài trợ. Giao A phụ trách.»: the work is the sentence before."""
        runs = self.sentence.runs()
        before = self.previous
        if len(runs) == 2 and not runs[0][0][0].own and not self.given.roles.lead:
            # «Việc in tài liệu hoàn thành trước …; A chịu trách nhiệm thực hiện»: in one sentence.
            before, runs = runs[0][0][1], runs[1:]
        if len(runs) != 1 or not before:
            return []
        duty, clause = runs[0][0]
        if not duty.own or not _DOES_IT.fullmatch(self.sentence.low_of(duty.work).strip(" .")):
            return []
        roles = self._roles(duty)
        if roles is None or not self._verb_soon(before) or refuses_sentence(self.sentence.low_of(before)):
            return []
        governing = [*self._governing(duty, before, first=True), *self._governing(duty, clause, first=True)]
        start, end = self.text.slice(*before)
        end = min([end, *(d.start for d in governing if d.start > start)])
        end = trim(self.text.text, start, end)
        deadline = next(iter(governing), None) or self.given.deadline
        return [Unit(self.line, start, end, start, self.chars[1], roles, deadline, own=True, spoken=True)]

    def _without_day_to_come(self, low: str) -> str:
        """«Ngày 20/8, Sở Y tế tổ chức …»: a day still to come begins an order, a day gone by begins a recital."""
        issued_on = self.given.issued_on
        first = next((d for d in self.sentence.deadlines if d.start == self.chars[0]), None)
        if first is None or first.due is None or issued_on is None or first.due < issued_on:
            return low
        if not _BARE_DAY_FIRST.match(low) or _NUMBERED.search(low):
            return low
        return low[first.end - self.chars[0] :].lstrip(" ,:-")

    def _only_time(self) -> bool:
        """«Hoàn thành trước ngày 15/8.» after the work: its deadline is that of the sentence before."""
        deadlines = self.sentence.deadlines
        if not deadlines or not _TIME_SENTENCE.match(self.sentence.low):
            return False
        rest = mask(self.text.text, [(d.start, d.end) for d in deadlines])[slice(*self.chars)]
        if sum(word.isalpha() for word in Text(rest).words) > _LONGEST_TIME_SENTENCE:
            return False
        for unit in self.before:
            if unit.deadline is None or unit.deadline is self.given.deadline:
                unit.deadline, unit.after, unit.timed_behind = deadlines[-1], self.chars[1], True
        return True

    def _ownerless(self, runs: list[Run]) -> list[Unit]:
        """«Hội trường phải được trang trí xong trước 10/9»: dated work of nobody; the issuer stands until asked."""
        if not runs:
            return []
        duty, clause = runs[0][0]
        if self.given.bound or duty.own or duty.told or not self.given.issuer or refuses_work(self.sentence.low):
            return []
        governing = self._governing(duty, clause, first=True)
        certain = next((d for d in governing if d.strength == STRONG and d.dated), None)
        obliged = self.sentence.has_verb(duty.work) or {"phải", "cần"} & set(self.text.words[slice(*clause)])
        span = self._core(duty, governing) if certain and obliged else None
        if span is None:
            return []
        nobody = Party(self.given.issuer, None, "không nêu cơ quan làm")
        roles = Roles(
            (nobody,), appraising=parties(self.line, duty.appraising), doubts=frozenset({QuestionCode.WHO_LEADS})
        )
        return [Unit(self.line, *span, *self.chars, roles, certain, form=self.given.form)]

    def _only_helps(self, run: Run) -> bool:
        """«A chủ trì lập phương án; B, C phối hợp thực hiện, xong trước …»: no work but to help with that before."""
        duty, clause = run[0]
        if not duty.own or duty.ordered or len(run) > 1 and any(self._is_work(d, doer_known=True) for d, _ in run[1:]):
            return False
        start = self.text.starts[self.text.word_at(duty.lead[-1].mention.end)] if duty.lead else 0
        end = self.text.slice(*clause)[1]
        if not start < end <= start + _LONGEST_HELP:
            return False
        spans = [(d.start - start, d.end - start) for d in self.sentence.deadlines if start <= d.start and d.end <= end]
        return bool(_ONLY_HELPS.fullmatch(mask(self.text.low[start:end], spans)))

    def _add_helpers(self, units: list[Unit], run: Run) -> None:
        unit = units[-1]
        helpers = parties(self.line, (replace(role, why="phối hợp") for role in run[0][0].lead))
        unit.roles = replace(unit.roles, coordinating=unit.roles.coordinating + helpers)
        first, after = run[0][1][0], run[-1][1][1]
        behind = [
            d for d in self.sentence.deadlines if first <= self.text.word_at(d.start) < after and d.strength == STRONG
        ]
        if behind and unit.deadline is None:
            unit.deadline = behind[-1]

    # --- from clauses to units

    def _units_of(self, run: Run, earlier: list[Unit]) -> list[Unit]:
        head = run[0][0]
        if head.told or (not head.own and earlier):
            return []
        spoken_before = self._doer_before(head)
        if spoken_before is not None:
            head = replace(head, lead=spoken_before)
            run = [(head, run[0][1]), *run[1:]]
        told = self.sentence.low_of(run[0][1])
        if run[0][1][0] == self.first:
            told = self._without_day_to_come(told)
        if not head.ordered and refuses_sentence(told):
            return []
        if not self._is_work(head):
            borrowed = self._borrowed(run) if head.own or self.given.bound else None
            if borrowed is None:
                return []
            head, run = borrowed[0][0], borrowed
        roles = self._roles(head)
        if roles is None:
            return []
        if head.own:
            self.last_doer = head.lead
        units: list[Unit] = []
        for part in _by_directed(run):
            apart = frozenset(k for k in range(1, len(part)) if self._reports_apart(part, k))
            governing = [self._governing(*part[k], first=k == 0 or k in apart) for k in range(len(part))]
            directed = parties(self.line, part[0][0].directed)
            own = (
                roles
                if part[0][0] is head or not directed
                else replace(roles, lead=roles.lead + directed, appraising=())
            )
            found = (self._unit(part, group, governing, own) for group in groups_of(governing, apart))
            units += [unit for unit in found if unit is not None]
        return units

    def _doer_before(self, head: Duty) -> list[Role] | None:
        """«Sở Y tế lập phương án. Chủ trì, phối hợp với B kiểm tra …»: the sentence before names who."""
        if head.own or not self.doer or self.given.roles.lead:
            return None
        acts = head.chaired or head.helping or bool(head.coordinating) or VERBS.at(self.text.words, self.first) > 0
        return self.doer if acts else None

    def _borrowed(self, run: Run) -> Run | None:
        """Let the first clause that holds work take the doer of an empty one before it."""
        doer = run[0][0]
        for order in range(1, len(run)):
            duty, clause = run[order]
            if self._is_work(duty, doer_known=True):
                return [(replace(duty, lead=doer.lead, ordered=doer.ordered), clause), *run[order + 1 :]]
        return None

    def _is_work(self, duty: Duty, *, doer_known: bool = False) -> bool:
        first, after = duty.work
        if first >= after or duty.behind:
            return self._work_before(duty) is not None
        if refuses_work(self.sentence.low_of(duty.work)):
            return False
        acts = self.sentence.has_verb(duty.work) or duty.chaired or bool(duty.coordinating)
        acts = acts or first in self.sentence.shared
        if duty.own and duty.assumed and not acts:
            acts = self.given.item or self.given.bound or self._verb_soon(duty.work)
        if duty.own:
            return duty.ordered or acts
        return (self.given.bound or doer_known or bool(duty.directed)) and (
            acts or (self.given.item and not self.before)
        )

    def _verb_soon(self, work: Clause) -> bool:
        reach = range(work[0], min(work[1], work[0] + _SOON))
        return any(VERBS.at(self.text.words, k) for k in reach)

    def _work_before(self, duty: Duty) -> Clause | None:
        """«Việc in tài liệu giao A chủ trì»: the work stands before the order."""
        if duty.opened_at is None or duty.opened_at - self.first < 2:
            return None
        found = list_at(self.text, self.first)
        return None if found and found.after >= duty.opened_at - 1 else (self.first, duty.opened_at)

    def _roles(self, duty: Duty) -> Roles | None:
        addressed = tuple(p for role in duty.lead if role.mention.kind is Kind.ADDRESSEE for p in self.given.addressee)
        directed = parties(self.line, duty.directed)
        base = self.given.roles
        lead = addressed or parties(self.line, duty.lead)
        if lead or not base.lead:
            lead += directed
        kinds = frozenset({"named"}) if addressed else kinds_of(duty)
        found = Roles(lead, parties(self.line, duty.coordinating), parties(self.line, duty.appraising), kinds)
        if lead or not base.lead:
            return found if lead else None
        if duty.helping and any(role.mention.kind is not Kind.GENERIC for role in duty.coordinating):
            return _helping(found, base, duty)
        appraising = base.lead if duty.swapped else found.appraising or base.appraising
        coordinating = found.coordinating or base.coordinating
        return Roles(base.lead + directed, coordinating, appraising, kinds=base.kinds, doubts=base.doubts)

    def _reports_apart(self, part: Run, order: int) -> bool:
        """A report with a rhythm is a task of its own, but not when all before it is watching: it reports what was seen."""
        if not self._begins_with_rhythm(*part[order]):
            return False
        watched = all(_WATCHES.match(self.sentence.low_of(duty.work)) for duty, _ in part[:order] if duty.work)
        return not (watched and not any(d.start < self.text.starts[part[order][1][0]] for d in self.sentence.deadlines))

    def _begins_with_rhythm(self, duty: Duty, clause: Clause) -> bool:
        """«…; định kỳ hằng quý tổng hợp, báo cáo UBND tỉnh»: work with a time of its own."""
        at = clause[0]
        rhythm = next((d for d in self.sentence.deadlines if d.recurring and self.text.word_at(d.start) == at), None)
        if rhythm is None or not _PERIOD.search(shadow(rhythm.text)) or not self._is_work(duty, doer_known=True):
            return False
        return bool(VERBS.at(self.text.words, self.text.word_at(rhythm.end)))

    def _direct(self, deadline: Deadline, work: Clause) -> bool:
        at, stop = work[0], self.text.word_at(deadline.start)
        while at < stop:
            length = VERBS.at(self.text.words, at) or MANNERS.at(self.text.words, at)
            length = length or (self.text.words[at] in (",", "và"))
            if not length:
                return False
            at += length
        return at == stop and stop > work[0] and self.text.words[stop - 1] not in (",", "và")

    def _governing(self, duty: Duty, clause: Clause, *, first: bool) -> list[Deadline]:
        here = [d for d in self.sentence.deadlines if clause[0] <= self.text.word_at(d.start) < clause[1]]
        start, end = self.text.slice(*clause)
        action = self.text.starts[duty.work[0]] if duty.work[0] < len(self.text) else end
        return [
            d
            for d in here
            if governs(d, self.text.low, start, end, action, first=first, direct=self._direct(d, duty.work))
        ]

    def _unit(self, run: Run, group: list[int], governing: list[list[Deadline]], roles: Roles) -> Unit | None:
        order = next((k for k in group if self._is_work(run[k][0], doer_known=True)), None)
        span = None if order is None else self._core(run[order][0], governing[order])
        if order is None or span is None:
            return None
        duty = run[order][0]
        deadline, rivals = choose([d for k in group for d in governing[k] if not self._yields(d)])
        if len(wordings(governing)) > 1 and order > 0:
            roles = replace(roles, appraising=())
        if not roles.appraising:
            appraisers = (parties(self.line, run[k][0].appraising) for k in group)
            roles = replace(roles, appraising=next((found for found in appraisers if found), ()))
            if not roles.appraising and any(run[k][0].swapped for k in group):
                roles = replace(roles, appraising=roles.lead)
        form = "prose" if duty.own else self.given.form
        deadline = deadline or self.given.deadline
        return Unit(
            self.line, *span, *self.chars, roles, deadline, form=form, rivals=rivals, own=duty.own,
            spoken=duty.ordered or self._obliged(span[0]),
        )  # fmt: skip

    def _obliged(self, start: int) -> bool:
        return bool(_OBLIGED.search(self.text.low, self.chars[0], start))

    def _yields(self, deadline: Deadline) -> bool:
        """Whether the time field of the section goes before a rhythm or a span of years inside the item."""
        if self.given.deadline is None or deadline.strength == STRONG:
            return False
        low = shadow(deadline.text)
        return deadline.recurring or ("năm" in low and not re.search(r"ngày|tháng|quý", low))

    def _core(self, duty: Duty, governing: list[Deadline]) -> tuple[int, int] | None:
        words: Clause | None = duty.work
        if duty.behind or duty.work[0] >= duty.work[1] or self._nothing_but_time(duty.work, governing):
            words = self._work_before(duty)
        elif VERBS.at(self.text.words, duty.work[0]) >= duty.work[1] - duty.work[0]:
            # A verb without its object: «Tổng duyệt vào ngày 18/9, giao A chuẩn bị».
            earlier = self._work_before(duty)
            words = earlier if earlier is not None and self._verb_soon(earlier) else words
        if words is None:
            return None
        start, end = self.text.slice(*words)
        for deadline in governing:
            before = len(self.text.text[start : deadline.start].split())
            if deadline.start > start and before >= 2 and not self._goes_on(deadline, words[0], end, before):
                end = min(end, deadline.start)
        end = trim(self.text.text, start, before_sending(self.text.low, start, end))
        return start, trim(self.text.text, start, shortened(self.text.low, start, end))

    def _goes_on(self, deadline: Deadline, work: int, end: int, before: int) -> bool:
        """Whether most of the work stands behind the deadline: «cung cấp bản tin 10 ngày một lần cho Ban Chỉ huy …»."""
        after = self.text.low[deadline.end : end]
        if after.startswith(" về ") and self.text.low.startswith(("báo cáo", "gửi", "nộp"), self.text.starts[work]):
            # «báo cáo tình hình trước 16 giờ hằng ngày về Sở Y tế»: only where to.
            return False
        return len(after.split()) >= before and not _PURPOSE_OR_STOP.match(after)

    def _nothing_but_time(self, work: Clause, governing: list[Deadline]) -> bool:
        start, end = self.text.slice(*work)
        rest = mask(self.text.text, [(d.start, d.end) for d in governing])[start:end]
        return trim(rest, 0, len(rest)) == 0


def _by_directed(run: Run) -> list[Run]:
    """Part «A thống kê thiệt hại; chỉ đạo B vận động …» where a later clause has leads besides its doer."""
    parts: list[Run] = [[run[0]]]
    for duty, clause in run[1:]:
        if duty.directed or (parts[-1][0][0].directed and parts[-1][0][0] is not run[0][0]):
            parts.append([(duty, clause)])
        else:
            parts[-1].append((duty, clause))
    return parts


def _helping(found: Roles, base: Roles, duty: Duty) -> Roles:
    """Heading A, item «phối hợp với B …»: B leads and A helps; generic partners stay partners."""
    pairs = list(zip(found.coordinating, duty.coordinating, strict=True))
    named = tuple(party for party, role in pairs if role.mention.kind is not Kind.GENERIC)
    others = tuple(party for party, role in pairs if role.mention.kind is Kind.GENERIC)
    doubts = frozenset({QuestionCode.WHOSE_WORK})
    return Roles(named, base.lead + others, found.appraising, kinds=frozenset({"named"}), doubts=doubts)
