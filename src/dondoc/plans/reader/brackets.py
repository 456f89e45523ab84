"""Roles in brackets after the work: «(Giao A chủ trì, phối hợp với B)», «(Chủ trì: A; thời gian: …)», «(Sở Y tế)»."""

import re
from dataclasses import replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.deadlines import MEDIUM, Deadline, find_deadlines, read_only_time, read_time_field
from dondoc.plans.reader.fields import Field, cut, fields_in
from dondoc.plans.reader.governing import before_sending, governs, mask, trim
from dondoc.plans.reader.inside import find_appraisal
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Kind, Role
from dondoc.plans.reader.parties import read_duty
from dondoc.plans.reader.roles import Roles, roles_from_fields
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.sentences import sentences
from dondoc.plans.reader.units import Given, Unit, kinds_of, parties

_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,300})[)\]]")
# «(Sở Xây dựng thực hiện; xong trước ngày 30/9)»: the verb only says that they are to do it.
_DOES = re.compile(
    r"(?:tổ chức\s)?(?:thực hiện|triển khai|tham mưu|phụ trách|đảm nhiệm|đảm nhận|lo|cung cấp|bảo đảm)\b"
)
Bracketed = tuple[tuple[int, int], Roles, Deadline | None]


def brackets(line: Line, given: Given) -> list[Bracketed]:
    """Return every bracket that gives roles, «(Giao A chủ trì, phối hợp với B)», «(Chủ trì: A; thời gian: …)»."""
    found: list[Bracketed] = []
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
        times = [
            read_time_field(inside.text[v.start : v.end], issued_on=given.issued_on)
            for v in values
            if v.field is Field.TIME
        ]
        loose = find_deadlines(inside.text, issued_on=given.issued_on)
        return (roles if roles.lead else None), next((t for t in [*times, *loose] if t), None)
    text = Text(inside.text)
    duty = read_duty(text, 0, len(text))
    deadline = next(iter(find_deadlines(inside.text, issued_on=given.issued_on)), None)
    if duty.own and (
        duty.ordered
        or duty.chaired
        or _DOES.match(text.low[slice(*text.slice(*duty.work))] if duty.work[0] < duty.work[1] else "")
    ):
        lead, coordinating = parties(inside, duty.lead), parties(inside, _described(text, duty.coordinating))
        return Roles(lead, coordinating, parties(inside, duty.appraising), kinds_of(duty)), deadline
    whole = list_at(text, 0) if len(text) else None
    if deadline is None and whole is not None and whole.after < len(text) and text.words[whole.after] in ",;-":
        # «(Văn phòng Huyện ủy, ngày 20/8)»: a bare day beside who does it.
        deadline = read_only_time(inside.text[text.ends[whole.after] :], issued_on=given.issued_on)
        if deadline is not None:
            text = Text(inside.text[: text.starts[whole.after]].rstrip())
    timed = [d for d in find_deadlines(inside.text, issued_on=given.issued_on) if d.strength >= MEDIUM]
    if timed and not duty.own:
        # «(Ban Tổ chức; xong trước ngày 15/9)»: who and by when, nothing else.
        text = Text(mask(inside.text, [(d.start, d.end) for d in timed]).rstrip(" ;,.-"))
    whole = list_at(text, 0) if len(text) else None
    if (
        whole
        and whole.after == len(text)
        and whole.named
        and not given.roles.lead
        and end + 1 >= len(line.text.rstrip(" .;,/"))
    ):
        return Roles(parties(inside, (Role(m, "trong ngoặc") for m in whole.mentions))), next(iter(timed), deadline)
    return None, None


def _described(text: Text, helpers: list[Role]) -> list[Role]:
    """«phối hợp với các xã có đường đi qua)»: what tells which ones, up to the end of the bracket, is part of the name."""
    if not helpers or helpers[-1].mention.kind not in (Kind.CLASS, Kind.GENERIC):
        return helpers
    last = helpers[-1].mention
    tail = _DESCRIBES.fullmatch(text.low, last.end)
    if tail is None:
        return helpers
    whole = replace(last, name=text.text[last.start : tail.end("tail")], end=tail.end("tail"))
    return [*helpers[:-1], replace(helpers[-1], mention=whole)]


_DESCRIBES = re.compile(
    r"(?P<tail>\s(?:có|nơi|đang|chưa|còn|được|bị|nằm|thuộc|sử dụng|tham gia)\s[^,;:.()]{2,60}?)[\s.]*"
)


def with_brackets(units: list[Unit], bracketed: list[Bracketed], line: Line, text: Text, given: Given) -> list[Unit]:
    """Give the roles of brackets to the work before them."""
    for (start, end), roles, deadline in bracketed:
        before = [unit for unit in units if unit.start < start and not unit.own]
        if before:
            target = before[-1]
            if not roles.appraising:
                # «…, gửi C thẩm định (Giao A)»; work that is itself an appraisal is appraised by whoever does it.
                own = target.roles.appraising and target.roles.appraising == target.roles.lead
                roles = replace(roles, appraising=roles.lead if own else target.roles.appraising)
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
    stop = trim(line.text, first, start)
    if len(line.text[first:stop].split()) < 2:
        return None
    last = max(end, text.ends[sentence[1] - 1])
    whole = mask(line.text, [(start, end)])[first:last]
    own = [
        replace(d, start=d.start + first, end=d.end + first)
        for d in find_deadlines(whole, issued_on=given.issued_on)
        if d.strength >= MEDIUM and governs(d, shadow(whole), 0, len(whole), 0, first=True)
    ]
    inner = [d for d in own if d.start > first and d.end <= stop]
    stop = trim(line.text, first, inner[0].start) if inner else stop
    judged = find_appraisal(text, text.word_at(first), text.word_at(stop))
    if judged.appraisers and not roles.appraising:
        roles = replace(roles, appraising=parties(line, judged.appraisers))
    stop = trim(line.text, first, before_sending(text.low, first, stop))
    return Unit(
        line,
        first,
        stop,
        first,
        last,
        roles,
        deadline or next(iter(own), None) or given.deadline,
        form="bracket",
        own=True,
    )
