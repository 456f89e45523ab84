"""Walks the outline and reads each item with what stands above and beside it.

The section form keeps its fields beside or below the content; a heading that names an agency leads all below it; a
letter's addressee leads what names nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.captions import bind, field_groups, field_of, field_values, with_fields
from dondoc.plans.reader.draft import Party
from dondoc.plans.reader.fields import Field, Value, cut, fields_in
from dondoc.plans.reader.headings import (
    agency_heading,
    are_orders,
    is_bare_title,
    is_heading,
    is_work_with_details,
    orders_agency,
)
from dondoc.plans.reader.lines import Grid, Line
from dondoc.plans.reader.mentions import Kind, Role
from dondoc.plans.reader.not_tasks import announces, is_silent_heading, leads_in, opens_orders
from dondoc.plans.reader.outline import RANK, Node
from dondoc.plans.reader.parties import Duty, read_duty
from dondoc.plans.reader.prose import read_line
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.scan import Text, shadow
from dondoc.plans.reader.units import Given, Unit, parties
from dondoc.plans.reader.verbs import OPENERS

_LONGEST_INTRO = 60
_TITLED = frozenset({"roman", "part", "title", "capital"})


@dataclass(frozen=True, slots=True)
class Item:
    """A unit of work with its place in the outline."""

    unit: Unit
    label: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What holds for everything below a node. labels: outline labels from the outermost in."""

    given: Given
    section: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    silent: bool = False

    def under(self, node: Node, given: Given | None = None, *, heading: bool = True) -> "Above":
        """Return what holds for the children of a node."""
        labels = (*self.labels, node.label) if node.label else self.labels
        title = " ".join(part for part in (_printed(node), node.text.rstrip(" :")) if part)
        named = heading and title and (node.label or node.style != "intro" or len(title) <= _LONGEST_INTRO)
        section = (*self.section, title) if named else self.section
        return replace(self, given=given or self.given, section=section, labels=labels)


def read_outline(root: Node, given: Given, *, tables: dict[int, list[Item]]) -> list[Item]:
    """Return the items of work of an outline in reading order. `tables` holds what was read from each table's block."""
    return list(_Walk(tables).children(root.children, Above(given)))


class _Walk:
    def __init__(self, tables: dict[int, list[Item]]) -> None:
        self.tables = tables

    def children(self, children: Iterable[Node | Grid], above: Above) -> Iterator[Item]:
        """Read siblings: fields beside them fill what they leave open."""
        for members, fields in field_groups(list(children)):
            given = with_fields(above.given, fields)
            for field, line, node in fields:
                if field is Field.CONTENT:
                    yield from self._content(
                        line, node, replace(above, given=bind(replace(given, item=bool(given.roles.lead)), fields))
                    )
            for member in members:
                if isinstance(member, Grid):
                    for item in self.tables.get(member.block, ()):
                        yield replace(item, section=above.section + item.section)
                else:
                    yield from self.node(member, replace(above, given=bind(given, fields)))

    def _content(self, line: Line, node: Node, above: Above) -> Iterator[Item]:
        if line.text and not (line.text.endswith(":") and node.children):
            yield from self._line(line, node, above)
        if above.given.roles.lead and line.text and node.children and not are_orders(node.children):
            return
        yield from self.children(node.children, above.under(node, heading=node.style in _TITLED))

    def node(self, node: Node, above: Above) -> Iterator[Item]:
        low = shadow(node.text)
        silent = is_silent_heading(low.rstrip(" :")) and (node.children or node.style in ("title", "roman"))
        spoken = above.given.form == "section" or leads_in(low) or orders_agency(node.text)
        if silent and not spoken:
            return
        heading = agency_heading(node, above.given)
        if heading is not None:
            yield from self._under_agency(node, above, *heading)
            return
        inline = _inline(node)
        own = [child for child in node.nodes() if field_of(child) is not None]
        rest = [child for child in node.children if child not in own]
        content = any(field is Field.CONTENT for field, _, _ in field_values(own))
        if own and not rest and not content:
            yield from self._fielded(node, above, own)
        elif not node.children:
            yield from self._leaf(node, above, inline)
        else:
            yield from self._branch(node, above)

    # --- shapes of a node

    def _leaf(self, node: Node, above: Above, inline: list[Value]) -> Iterator[Item]:
        if node.style == "title" or is_bare_title(node):
            return
        if inline:
            yield from self._captioned(node, above, inline)
            return
        yield from self._line(node.line, node, above)

    def _captioned(self, node: Node, above: Above, inline: list[Value]) -> Iterator[Item]:
        """An item with its fields in the same line: «Thiết kế sân khấu. Chủ trì: A; phối hợp: B; thời gian: …»."""
        line = node.line
        fields = [(v.field, cut(line, v.start, v.end), node) for v in inline]
        given = bind(with_fields(above.given, fields), fields)
        contents = [field_line for field, field_line, _ in fields if field is Field.CONTENT]
        before = cut(line, 0, inline[0].caption)
        for work in [before, *contents]:
            if work.text.strip(" -.;:,("):
                yield from self._line(_without_tail(work), node, replace(above, given=given), whole=line)

    def _fielded(self, node: Node, above: Above, own: list[Node]) -> Iterator[Item]:
        """An item whose children are only its fields: the item itself is the task."""
        fields = list(field_values(own))
        given = bind(with_fields(above.given, fields), fields)
        if not given.roles.lead:
            yield from self._line(node.line, node, replace(above, given=given))
            return
        inline = _inline(node)
        if inline:
            yield from self._captioned(node, replace(above, given=given), inline)
            return
        yield from self._line(_without_tail(node.line), node, replace(above, given=given))

    def _branch(self, node: Node, above: Above) -> Iterator[Item]:
        """A line with items below it: a heading, an order with its parts, or a task with details."""
        directed = self._directed(node.line, above.given)
        if directed:
            roles = replace(above.given.roles, lead=above.given.roles.lead + directed)
            given = replace(above.given, roles=roles, bound=True, item=True, form="heading")
            yield from self.children(node.children, above.under(node, given))
            return
        opens = is_heading(node) or leads_in(shadow(node.text)) or opens_orders(shadow(node.text))
        units = [] if opens else read_line(node.line, above.given)
        if not units:
            orders = self._intro(node, above.given)
            given = orders or above.given
            if orders is None and is_work_with_details(node, above.given):
                yield from self._line(node.line, node, above)
                return
            yield from self.children(node.children, above.under(node, given))
            return
        details = node.text.rstrip().endswith(":") and not are_orders(node.children)
        if node.text.rstrip().endswith(":") and not details:
            roles = units[-1].roles
            given = replace(
                above.given, roles=roles, deadline=units[-1].deadline, bound=True, item=True, form="heading"
            )
            yield from self.children(node.children, above.under(node, given))
            return
        yield from (Item(unit, _label(node, above), above.section) for unit in units)
        if details:
            return
        given = replace(above.given, roles=units[-1].roles, bound=units[-1].own or above.given.bound)
        yield from self.children(node.children, above.under(node, given, heading=False))

    def _intro(self, node: Node, given: Given) -> Given | None:
        """«Sở Y tế chủ trì, phối hợp với B thực hiện các nhiệm vụ sau:» hands its roles down."""
        if not node.text.rstrip().endswith(":"):
            return None
        text = Text(node.text)
        duty = read_duty(text, 0, len(text))
        if opens_orders(text.low) or (duty.work[0] < len(text) and OPENERS.at(text.words, duty.work[0])):
            # «UBND tỉnh yêu cầu:» orders others: the items name who, else the addressees do.
            roles = Roles(given.addressee, kinds=frozenset({"named"})) if given.addressee else Roles()
            return replace(given, roles=roles or given.roles, bound=bool(roles) or given.bound, item=True)
        work = text.low[slice(*text.slice(*duty.work))] if duty.work[0] < duty.work[1] else ""
        if not duty.own or duty.told or (announces(work) and not duty.ordered):
            return None
        return replace(given, roles=_roles(node.line, duty, given), bound=True, item=True, form="heading")

    def _directed(self, line: Line, given: Given) -> tuple[Party, ...]:
        """«Chỉ đạo Chi cục Chăn nuôi và Thú y:» below an agency: both lead what follows."""
        text = Text(line.text)
        found = list_at(text, 2) if text.words[:2] == ["chỉ", "đạo"] and given.roles.lead else None
        if found is None or not found.named or any(word not in ":." for word in text.words[found.after :]):
            return ()
        return parties(line, (Role(mention, "được chỉ đạo") for mention in found.mentions))

    def _under_agency(self, node: Node, above: Above, roles: Roles, rest: Line | None) -> Iterator[Item]:
        given = replace(above.given, roles=roles, bound=True, form="heading", item=bool(node.children))
        inside = above.under(node, given)
        if rest is not None and rest.text:
            given = replace(given, item=True)
            yield from self._line(rest, node, replace(above, given=given))
        yield from self.children(node.children, inside)

    def _line(self, line: Line, node: Node, above: Above, *, whole: Line | None = None) -> Iterator[Item]:
        for unit in read_line(line, above.given):
            if whole is not None:
                unit = _widened(unit, whole)
            yield Item(unit, _label(node, above), above.section)


def _label(node: Node, above: Above) -> str:
    """Join the labels above and its own: «II.3.a»; a label that spells out its parents («2.1.b») begins anew."""
    joined: list[str] = []
    for label in (*above.labels, node.label):
        bare = label.strip("().:/- ")
        if not any(letter.isalnum() for letter in bare):
            continue
        while joined and bare.startswith(f"{joined[-1]}."):
            joined.pop()
        joined.append(bare)
    return ".".join(joined)


def _printed(node: Node) -> str:
    if not node.label or not any(letter.isalnum() for letter in node.label):
        return ""
    if node.style in RANK or node.label.endswith((".", ")", ":")):
        return node.label
    return f"{node.label}{')' if node.style == 'letter' else '.'}"


def _widened(unit: Unit, whole: Line) -> Unit:
    """Quote the whole line a captioned task stands in."""
    shift = whole.origin.index(unit.line.origin[0]) if unit.line.origin and unit.line.origin[0] in whole.origin else 0
    return replace(unit, line=whole, start=unit.start + shift, end=unit.end + shift, first=0, after=len(whole.text))


def _without_tail(line: Line) -> Line:
    return cut(line, 0, len(line.text.rstrip(" .;:,-(+")))


def _inline(node: Node) -> list[Value]:
    return list(fields_in(node.text))


def _roles(line: Line, duty: Duty, given: Given) -> Roles:
    addressed: tuple[Party, ...] = ()
    if duty.lead and all(role.mention.kind in (Kind.ADDRESSEE, Kind.GENERIC) for role in duty.lead):
        addressed = given.addressee
    return Roles(
        addressed or parties(line, duty.lead + duty.directed),
        parties(line, duty.coordinating),
        kinds=frozenset({"named"}) if addressed else frozenset(role.mention.kind.value for role in duty.lead),
    )
