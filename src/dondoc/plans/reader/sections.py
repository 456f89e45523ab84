"""Walks the outline and reads each item with what stands above and beside it.

The section form keeps its fields beside or below the content; a heading that names an agency leads all below it; a
letter's addressee leads what names nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.deadlines import Deadline, read_time_field
from dondoc.plans.reader.draft import Party
from dondoc.plans.reader.fields import Field, Value, cut, fields_in, leading_field
from dondoc.plans.reader.lines import Grid, Line
from dondoc.plans.reader.mentions import Kind
from dondoc.plans.reader.not_tasks import is_silent_heading
from dondoc.plans.reader.outline import Node
from dondoc.plans.reader.parties import Duty, Role, read_duty
from dondoc.plans.reader.prose import read_line
from dondoc.plans.reader.roles import Roles, roles_from_fields
from dondoc.plans.reader.scan import Phrases, Text, shadow
from dondoc.plans.reader.units import Given, Unit, parties
from dondoc.plans.reader.verbs import OPENERS, ROLE_WORDS, VERBS

_OF = Phrases((
    "trách nhiệm của", "nhiệm vụ của", "đối với", "về phía", "phần việc của", "trách nhiệm", "nhiệm vụ", "nhiệm vụ cụ thể của",
    "phân công nhiệm vụ cho", "trong đó giao", "trong đó",
))  # fmt: skip
_TAILS_OF_HEADING = (
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ trì",
    "thực hiện",
    "có nhiệm vụ",
    "chịu trách nhiệm thực hiện",
)
_FOLLOWING = ("sau", "sau đây", "dưới đây", "cụ thể", "như sau", "nhiệm vụ", "nội dung", "công việc")
_LONGEST_TITLE = 200
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
        for members, fields in _field_groups(list(children)):
            given = _with_fields(above.given, fields)
            for field, line, node in fields:
                if field is Field.CONTENT:
                    yield from self._content(
                        line, node, replace(above, given=_bind(replace(given, item=bool(given.roles.lead)), fields))
                    )
            for member in members:
                if isinstance(member, Grid):
                    for item in self.tables.get(member.block, ()):
                        yield replace(item, section=above.section + item.section)
                else:
                    yield from self.node(member, replace(above, given=_bind(given, fields)))

    def _content(self, line: Line, node: Node, above: Above) -> Iterator[Item]:
        if line.text and not (line.text.endswith(":") and node.children):
            yield from self._line(line, node, above)
        if above.given.roles.lead and line.text and node.children and not _ordering(node.children):
            return
        yield from self.children(node.children, above.under(node, heading=node.style in _TITLED))

    def node(self, node: Node, above: Above) -> Iterator[Item]:
        low = shadow(node.text)
        silent = is_silent_heading(low.rstrip(" :")) and (node.children or node.style in ("title", "roman"))
        if silent and above.given.form != "section" and not _orders(node.text):
            return
        heading = _agency_heading(node, above.given)
        if heading is not None:
            yield from self._under_agency(node, above, *heading)
            return
        inline = _inline(node)
        own = [child for child in node.children if isinstance(child, Node) and leading_field(child.line) is not None]  # type: ignore[arg-type]
        rest = [child for child in node.children if child not in own]
        if node.children and not rest and not any(leading_field(child.line)[0] is Field.CONTENT for child in own):  # type: ignore[arg-type, index]
            yield from self._fielded(node, above, own)
        elif not node.children:
            yield from self._leaf(node, above, inline)
        else:
            yield from self._branch(node, above)

    # --- shapes of a node

    def _leaf(self, node: Node, above: Above, inline: list[Value]) -> Iterator[Item]:
        assert node.line is not None
        if node.style == "title" or _is_title_only(node):
            return
        if inline:
            yield from self._captioned(node, above, inline)
            return
        yield from self._line(node.line, node, above)

    def _captioned(self, node: Node, above: Above, inline: list[Value]) -> Iterator[Item]:
        """An item with its fields in the same line: «Thiết kế sân khấu. Chủ trì: A; phối hợp: B; thời gian: …»."""
        line = node.line
        assert line is not None
        fields = [(v.field, cut(line, v.start, v.end), node) for v in inline]
        given = _bind(_with_fields(above.given, fields), fields)
        contents = [field_line for field, field_line, _ in fields if field is Field.CONTENT]
        before = cut(line, 0, inline[0].caption)
        for work in [before, *contents]:
            if work.text.strip(" -.;:,("):
                yield from self._line(_without_tail(work), node, replace(above, given=given), whole=line)

    def _fielded(self, node: Node, above: Above, own: list[Node]) -> Iterator[Item]:
        """An item whose children are only its fields: the item itself is the task."""
        assert node.line is not None
        fields = list(_field_values(own))
        given = _bind(_with_fields(above.given, fields), fields)
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
        assert node.line is not None
        units = [] if _heading_like(node) else read_line(node.line, above.given)
        if not units:
            orders = self._intro(node, above.given)
            given = orders or above.given
            if orders is None and _is_work_with_details(node, above.given):
                yield from self._line(node.line, node, above)
                return
            yield from self.children(node.children, above.under(node, given))
            return
        details = node.text.rstrip().endswith(":") and not _ordering(node.children)
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
        assert node.line is not None
        if not node.text.rstrip().endswith(":"):
            return None
        text = Text(node.text)
        duty = read_duty(text, 0, len(text))
        if not duty.own or duty.told:
            return None
        return replace(given, roles=_roles(node.line, duty, given), bound=True, item=True, form="heading")

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
    return (
        node.label if node.label.endswith((".", ")", ":")) else f"{node.label}{')' if node.style == 'letter' else '.'}"
    )


def _widened(unit: Unit, whole: Line) -> Unit:
    """Quote the whole line a captioned task stands in."""
    shift = whole.origin.index(unit.line.origin[0]) if unit.line.origin and unit.line.origin[0] in whole.origin else 0
    return replace(unit, line=whole, start=unit.start + shift, end=unit.end + shift, first=0, after=len(whole.text))


def _without_tail(line: Line) -> Line:
    return cut(line, 0, len(line.text.rstrip(" .;:,-(+")))


def _inline(node: Node) -> list[Value]:
    return list(fields_in(node.text))


def _bind(given: Given, fields: list[tuple[Field, Line, Node]]) -> Given:
    if any(field in (Field.LEAD, Field.BOTH, Field.DOER) for field, _, _ in fields) and given.roles.lead:
        return replace(given, bound=True, item=True, form="section")
    return given


def _with_fields(given: Given, fields: list[tuple[Field, Line, Node]]) -> Given:
    roles = roles_from_fields((field, line) for field, line, _ in fields)
    deadline = next(
        (found for field, line, _ in fields if field is Field.TIME and (found := _time(line, given)) is not None),
        given.deadline,
    )
    return replace(given, roles=roles.over(given.roles), deadline=deadline)


def _time(line: Line, given: Given) -> Deadline | None:
    return read_time_field(line.text, issued_on=given.issued_on) if line.text else None


_Fields = list[tuple[Field, Line, Node]]


def _field_groups(children: list[Node | Grid]) -> Iterator[tuple[list[Node | Grid], _Fields]]:
    """Part siblings into runs of items, each with the fields that speak of it.

    When a role comes twice among the siblings the fields belong to the items just above them; else to all.
    """
    captions = [leading_field(child.line) if isinstance(child, Node) and child.line else None for child in children]
    roles = [
        found[0]
        for found in captions
        if found and found[0] in (Field.LEAD, Field.BOTH, Field.DOER, Field.TIME, Field.CONTENT)
    ]
    repeated = len(roles) != len(set(roles))
    members: list[Node | Grid] = []
    fields: _Fields = []
    for child, caption in zip(children, captions, strict=True):
        begins_anew = caption is None or caption[0] is Field.CONTENT
        told = {field for field, _, _ in fields}
        whole = Field.CONTENT in told and bool(told & {Field.LEAD, Field.BOTH, Field.DOER})
        if (repeated or whole) and begins_anew and told - {Field.CONTENT}:
            yield members, fields
            members, fields = [], []
        if caption is None:
            members.append(child)
        else:
            assert isinstance(child, Node)
            fields += _field_values([child])
    yield members, fields


def _field_values(nodes: Iterable[Node]) -> Iterator[tuple[Field, Line, Node]]:
    """Yield the values of field lines: what follows the colon, and every line below."""
    for node in nodes:
        assert node.line is not None
        caption = leading_field(node.line)
        if caption is None:
            continue
        field, rest = caption
        if field is Field.CONTENT:
            yield field, rest, node
            continue
        inline = list(fields_in(node.text))
        for value in inline[1:]:
            yield value.field, cut(node.line, value.start, value.end), node
        if rest.text:
            yield field, cut(node.line, inline[0].start, inline[0].end) if inline else rest, node
        for child in node.nodes():
            below = leading_field(child.line) if child.line else None
            if below is not None:
                yield from _field_values([child])
            elif child.line is not None:
                yield field, child.line, node
                yield from ((field, deeper.line, node) for deeper in child.nodes() if deeper.line is not None)


def _agency_heading(node: Node, given: Given) -> tuple[Roles, Line | None] | None:
    """«3. Sở Y tế:», «Trách nhiệm của UBND các huyện», «Giao Giám đốc Sở Y tế:»: roles for all below, and what follows."""
    line = node.line
    if line is None or not line.text:
        return None
    text = Text(line.text)
    at = _OF.at(text.words, 0)
    at += OPENERS.at(text.words, at)
    if at < len(text) and text.words[at] == ":":
        at += 1
    found = list_at(text, at)
    if found is None:
        return None
    roles = Roles(
        parties(line, (Role(mention, "tiêu đề") for mention in found.mentions)),
        kinds=frozenset(mention.kind.value for mention in found.mentions),
    )
    if any(mention.kind is Kind.ADDRESSEE for mention in found.mentions) and given.addressee:
        roles = replace(roles, lead=given.addressee)
    after = _past_bracket(text, found.after)
    if after >= len(text) or all(word in ".:;-" for word in text.words[after:]):
        return (roles, None) if node.children or line.text.rstrip().endswith(":") else None
    if text.words[after] == ":" or (text.words[after] == "-" and text.capital(after + 1)):
        return roles, cut(line, text.ends[after], len(line.text))
    tail = " ".join(text.words[after:]).rstrip(" :")
    if node.children and tail in _TAILS_OF_HEADING:
        return roles, None
    colon = next((k for k in range(after, min(len(text), after + 7)) if text.words[k] == ":"), None)
    if colon is not None and " ".join(text.words[after:colon]) in _TAILS_OF_HEADING:
        return roles, cut(line, text.ends[colon], len(line.text))
    return None


def _orders(words: str) -> bool:
    """Whether the line opens with an order to an agency: «Yêu cầu UBND các huyện …»."""
    text = Text(words)
    length = OPENERS.at(text.words, 0)
    return bool(length) and list_at(text, length) is not None


def _past_bracket(text: Text, index: int) -> int:
    if index < len(text) and text.words[index] == "(":
        return next((k + 1 for k in range(index, len(text)) if text.words[k] == ")"), index)
    return index


def _roles(line: Line, duty: Duty, given: Given) -> Roles:
    addressed: tuple[Party, ...] = ()
    if any(role.mention.kind is Kind.ADDRESSEE for role in duty.lead):
        addressed = given.addressee
    return Roles(
        addressed or parties(line, duty.lead + duty.directed),
        parties(line, duty.coordinating),
        kinds=frozenset(role.mention.kind.value for role in duty.lead),
    )


def _heading_like(node: Node) -> bool:
    line = node.line
    assert line is not None
    return node.style == "title" or line.heading or (line.text.isupper() and len(line.text) > 3)


def _is_title_only(node: Node) -> bool:
    line = node.line
    assert line is not None
    return line.heading and not any(letter in ".;:" for letter in line.text[-1:]) and len(line.text) < _LONGEST_TITLE


def _ordering(children: list[Node | Grid]) -> bool:
    """Whether most items below begin with a verb, so that each is work of its own."""
    nodes = [child for child in children if isinstance(child, Node)]
    begins = sum(_begins_with_work(node) for node in nodes)
    return begins * 2 >= len(nodes) if nodes else False


def _begins_with_work(node: Node) -> bool:
    words = Text(node.text[:60]).words
    if VERBS.at(words, 0) or ROLE_WORDS.at(words, 0) or OPENERS.at(words, 0):
        return True
    return list_at(Text(node.text[:120]), 0) is not None


def _is_work_with_details(node: Node, given: Given) -> bool:
    """An item that begins with a verb and ends with a colon over a list of things, not of work."""
    ends = node.text.rstrip().endswith(":")
    return ends and bool(given.roles.lead) and given.bound and _begins_with_work(node) and not _ordering(node.children)
