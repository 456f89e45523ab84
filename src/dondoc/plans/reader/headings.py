"""What a line of the outline is before its words are read: an agency's heading, a title, things or work."""

from dataclasses import replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.fields import cut
from dondoc.plans.reader.lines import Grid, Line
from dondoc.plans.reader.mentions import Kind, Role
from dondoc.plans.reader.outline import Node
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.units import Given, parties
from dondoc.plans.reader.verbs import OPENERS, ROLE_WORDS, VERBS

_OF = Phrases((
    "trách nhiệm của", "nhiệm vụ của", "đối với", "về phía", "phần việc của", "trách nhiệm", "nhiệm vụ",
    "nhiệm vụ cụ thể của", "phân công nhiệm vụ cho", "trong đó giao", "trong đó",
))  # fmt: skip
_TAILS_OF_HEADING = (
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ trì",
    "thực hiện",
    "có nhiệm vụ",
    "chịu trách nhiệm thực hiện",
)
_LONGEST_TITLE = 200


def agency_heading(node: Node, given: Given) -> tuple[Roles, Line | None] | None:
    """Read «3. Sở Y tế:», «Trách nhiệm của UBND các huyện», «Giao Giám đốc Sở Y tế:».

    Returns the roles for all that stands below, and what follows the name in the same line.
    """
    line = node.line
    if not line.text:
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
        roles = replace(roles, lead=given.addressee, kinds=frozenset({"named"}))
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


def _past_bracket(text: Text, index: int) -> int:
    if index < len(text) and text.words[index] == "(":
        return next((k + 1 for k in range(index, len(text)) if text.words[k] == ")"), index)
    return index


def orders_agency(words: str) -> bool:
    """Whether the line opens with an order to an agency: «Yêu cầu UBND các huyện …»."""
    text = Text(words)
    length = OPENERS.at(text.words, 0)
    return bool(length) and list_at(text, length) is not None


def is_heading(node: Node) -> bool:
    line = node.line
    return node.style == "title" or line.heading or (line.text.isupper() and len(line.text) > 3)


def is_bare_title(node: Node) -> bool:
    line = node.line
    return line.heading and not any(letter in ".;:" for letter in line.text[-1:]) and len(line.text) < _LONGEST_TITLE


def are_orders(children: list[Node | Grid]) -> bool:
    """Whether most items below begin with a verb, so that each is work of its own."""
    nodes = [child for child in children if isinstance(child, Node)]
    begins = sum(_begins_with_work(node) for node in nodes)
    return begins * 2 >= len(nodes) if nodes else False


def _begins_with_work(node: Node) -> bool:
    words = Text(node.text[:60]).words
    if VERBS.at(words, 0) or ROLE_WORDS.at(words, 0) or OPENERS.at(words, 0):
        return True
    return list_at(Text(node.text[:120]), 0) is not None


def is_work_with_details(node: Node, given: Given) -> bool:
    """An item that begins with a verb and ends with a colon over a list of things, not of work."""
    ends = node.text.rstrip().endswith(":")
    return ends and bool(given.roles.lead) and given.bound and _begins_with_work(node) and not are_orders(node.children)
