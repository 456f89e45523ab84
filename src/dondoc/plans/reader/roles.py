"""The agencies of a task by role, from captioned fields: «Chủ trì: …; Phối hợp: …»."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dondoc.plans.reader.agencies import split_names
from dondoc.plans.reader.draft import Party, QuestionCode
from dondoc.plans.reader.fields import Field, cut
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Kind, Mention, Role
from dondoc.plans.reader.parties import read_duty
from dondoc.plans.reader.scan import Text, shadow

_WHY = {
    Field.LEAD: "Chủ trì", Field.COORDINATING: "Phối hợp", Field.BOTH: "Chủ trì, phối hợp", Field.DOER: "Thực hiện",
    Field.APPRAISING: "Thẩm định",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads, coordinates and appraises. kinds: of the leading mentions; doubts: what must be asked about them."""

    lead: tuple[Party, ...] = ()
    coordinating: tuple[Party, ...] = ()
    appraising: tuple[Party, ...] = ()
    kinds: frozenset[str] = frozenset()
    doubts: frozenset[QuestionCode] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.lead or self.coordinating or self.appraising)

    def over(self, outer: "Roles") -> "Roles":
        """Return these roles, filled from the outer ones where they are silent."""
        if not self:
            return outer
        lead = self.lead or outer.lead
        return Roles(
            lead,
            self.coordinating or (outer.coordinating if not self.lead else ()),
            self.appraising or outer.appraising,
            self.kinds if self.lead else outer.kinds,
            self.doubts if self.lead else outer.doubts,
        )


def names_in(line: Line, why: str) -> list[tuple[Party, Mention]]:
    """Return the agencies of a field's value or a cell, with their places in the source."""
    return [(Party(m.name, line.span(m.start, m.end), why), m) for m in split_names(Text(line.text))]


def roles_from_fields(values: Iterable[tuple[Field, Line]], *, why: str = "") -> Roles:
    """Return the roles several captioned values give together; the doers lead when nobody else does."""
    found: dict[Field, list[tuple[Party, Mention]]] = {}
    doubts: set[QuestionCode] = set()
    for field, line in values:
        if field not in _WHY or not line.text:
            continue
        marked = list(_marked(field, line))
        if marked:
            for role, part in marked:
                found.setdefault(role, []).extend(names_in(part, why or _WHY[role]))
            continue
        spoken = _spoken(line) if field in (Field.LEAD, Field.BOTH, Field.DOER) else None
        if spoken is not None:
            for role, parties in spoken.items():
                found.setdefault(role, []).extend(parties)
            continue
        found.setdefault(field, []).extend(names_in(line, why or _WHY[field]))
    if found.get(Field.BOTH):
        first, *rest = found.pop(Field.BOTH)
        found.setdefault(Field.LEAD, []).append(first)
        found[Field.COORDINATING] = rest + found.get(Field.COORDINATING, [])
        if rest:
            doubts.add(QuestionCode.WHO_LEADS)
    if Field.DOER in found:
        target = Field.COORDINATING if Field.LEAD in found else Field.LEAD
        found[target] = found.get(target, []) + found.pop(Field.DOER)
    lead = found.get(Field.LEAD, [])
    if any(mention.unclear for _, mention in lead):
        doubts.add(QuestionCode.LIST_UNCLEAR)
    return Roles(
        tuple(party for party, _ in lead),
        tuple(party for party, _ in found.get(Field.COORDINATING, [])),
        tuple(party for party, _ in found.get(Field.APPRAISING, [])),
        kinds=frozenset(mention.kind.value for _, mention in lead),
        doubts=frozenset(doubts),
    )


_MARK = re.compile(r"\s*\((?:cơ quan\s|đơn vị\s)?(?P<role>chủ trì|phối hợp|thẩm định)\)")
_ROLE_OF_MARK = {"chủ trì": Field.LEAD, "phối hợp": Field.COORDINATING, "thẩm định": Field.APPRAISING}


def _marked(field: Field, line: Line) -> Iterator[tuple[Field, Line]]:
    """Split «Ban Tổ chức (chủ trì); Văn phòng Tỉnh ủy (phối hợp)»: the bracket says the role of the names before it."""
    marks = list(_MARK.finditer(shadow(line.text)))
    at = 0
    for mark in marks:
        yield _ROLE_OF_MARK[mark["role"]], _bare(line, at, mark.start())
        at = mark.end()
    if marks and line.text[at:].strip(" ,;.-"):
        yield (Field.COORDINATING if field is Field.BOTH else field), _bare(line, at, len(line.text))


def _bare(line: Line, start: int, end: int) -> Line:
    while start < end and line.text[start] in " ,;.-+":
        start += 1
    return cut(line, start, end)


def _spoken(line: Line) -> dict[Field, list[tuple[Party, Mention]]] | None:
    """A value in words: «Sở Y tế chủ trì, phối hợp với Công an tỉnh»."""
    text = Text(line.text)
    if "chủ trì" not in text.low and "phối hợp" not in text.low:
        return None
    duty = read_duty(text, 0, len(text))
    if not duty.lead:
        return None
    return {Field.LEAD: _paired(line, duty.lead), Field.COORDINATING: _paired(line, duty.coordinating)}


def _paired(line: Line, roles: list[Role]) -> list[tuple[Party, Mention]]:
    return [(Party(r.mention.name, line.span(r.mention.start, r.mention.end), r.why), r.mention) for r in roles]


def generic_only(kinds: frozenset[str]) -> bool:
    """Say whether nobody in particular leads."""
    return bool(kinds) and kinds <= {Kind.GENERIC.value, Kind.ADDRESSEE.value}
