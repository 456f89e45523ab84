"""Which fields among siblings of the outline speak of which items, and what they settle."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dondoc.plans.reader.deadlines import Deadline, read_time_field
from dondoc.plans.reader.fields import Field, caption_of, cut, fields_in, leading_field
from dondoc.plans.reader.lines import Grid, Line
from dondoc.plans.reader.outline import Node
from dondoc.plans.reader.roles import roles_from_fields
from dondoc.plans.reader.units import Given

_TOLD_ONCE = frozenset({Field.LEAD, Field.BOTH, Field.DOER, Field.TIME, Field.CONTENT})
Fields = list[tuple[Field, Line, Node]]


def field_groups(children: list[Node | Grid]) -> Iterator[tuple[list[Node | Grid], Fields]]:
    """Part siblings into runs of items, each with the fields that speak of it.

    When a role comes twice among the siblings the fields belong to the items just above them; else to all.
    """
    captions = [field_of(child) if isinstance(child, Node) else None for child in children]
    roles = [found[0] for found in captions if found and found[0] in _TOLD_ONCE]
    repeated = len(roles) != len(set(roles))
    members: list[Node | Grid] = []
    fields: Fields = []
    for child, caption in zip(children, captions, strict=True):
        begins_anew = caption is None or caption[0] is Field.CONTENT
        told = {field for field, _, _ in fields}
        whole = Field.CONTENT in told and bool(told & {Field.LEAD, Field.BOTH, Field.DOER})
        if (repeated or whole) and begins_anew and told - {Field.CONTENT}:
            yield members, fields
            members, fields = [], []
        if caption is None or not isinstance(child, Node):
            members.append(child)
        else:
            fields += field_values([child])
    yield members, fields


def field_of(node: Node) -> tuple[Field, Line] | None:
    """Return the field a node names; a title such as «2. Phân công thực hiện:» is one when only fields stand below."""
    found = leading_field(node.line)
    if found is not None or not node.children:
        return found
    field = caption_of(node.line.text)
    below = node.nodes()
    if field not in (Field.BOTH, Field.LEAD, Field.DOER) or len(below) < len(node.children):
        return None
    empty = cut(node.line, len(node.line.text), len(node.line.text))
    return (field, empty) if all(leading_field(child.line) for child in below) else None


def field_values(nodes: Iterable[Node]) -> Iterator[tuple[Field, Line, Node]]:
    """Yield the values of field lines: what follows the colon, and every line below."""
    for node in nodes:
        caption = field_of(node)
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
            if leading_field(child.line) is not None:
                yield from field_values([child])
                continue
            yield field, child.line, node
            yield from ((field, deeper.line, node) for deeper in child.nodes())


def with_fields(given: Given, fields: Fields) -> Given:
    roles = roles_from_fields((field, line) for field, line, _ in fields)
    kinds = {field for field, _, _ in fields}
    if Field.DETAIL in kinds and not kinds & {Field.LEAD, Field.BOTH, Field.DOER, Field.CONTENT}:
        # «Thời gian: 14 giờ …; địa điểm: …» is when something takes place, not by when work is due.
        fields = [entry for entry in fields if entry[0] is not Field.TIME]
    deadline = next(
        (found for field, line, _ in fields if field is Field.TIME and (found := _time(line, given)) is not None),
        given.deadline,
    )
    return replace(given, roles=roles.over(given.roles), deadline=deadline)


def bind(given: Given, fields: Fields) -> Given:
    if any(field in (Field.LEAD, Field.BOTH, Field.DOER) for field, _, _ in fields) and given.roles.lead:
        return replace(given, bound=True, item=True, form="section")
    return given


def _time(line: Line, given: Given) -> Deadline | None:
    return read_time_field(line.text, issued_on=given.issued_on) if line.text else None
