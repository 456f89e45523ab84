"""The outline of a paper: what stands under what, from its numbering and headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.papers.tree import Place
from dondoc.plans.reader.fields import cut, leading_field
from dondoc.plans.reader.lines import Grid, Line
from dondoc.plans.reader.scan import shadow

# (style, pattern of the label at the start of a line). The first that fits is taken.
_LABELS = (
    ("part", r"(?:phần|chương|mục)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b\s*[.:)\-]?\s*"),
    ("annex", r"(?:phụ lục|biểu)\s*(?:số\s*)?(?:[ivxlc]+|\d+)?\b\s*[.:)\-]?\s*(?=$|\W|\b)"),
    ("article", r"điều\s+\d+\w?\s*[.:)]\s*"),
    ("roman", r"(?:[ivx]{1,6})\s*(?:[.)/]\s*-?|\s?-(?=\s))\s+"),
    ("capital", r"[a-h]\s*(?:[.)/]\s*-?|-(?=\s))\s+"),
    ("deep", r"\d{1,2}(?:\.\d{1,2})+(?:\.[a-zđ](?=[.)\s]))?\s*[.)]?\s+"),
    ("number", r"\(?\d{1,3}\s*(?:[.)/]\s*-?|\s?-(?=\s))\s*(?=\D)"),
    ("letter", r"\(?[a-zđ]\s*(?:\)|[./](?=\s))\s*"),
    ("dash", r"[-•·▪●◦■►*](?=\s|[^\W\d])\s*"),
    ("plus", r"[+○✓](?=\s|\w)\s*"),
)  # fmt: skip
_PATTERNS = tuple((style, re.compile(pattern)) for style, pattern in _LABELS)
_FIRST_OF_STYLE = re.compile(r"^\W*(?:1|i|a|phần thứ nhất)\W*$")
# Parts of a paper by rank; each closes the lower ones.
RANK = {"annex": 0, "part": 1, "article": 2}
_BULLETS = frozenset({"dash", "plus"})
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Node:
    """A line with what stands under it. label: its own outline label; style: the kind of that label, "" without one."""

    line: Line
    label: str = ""
    style: str = ""
    children: list["Node | Grid"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.line.text

    def nodes(self) -> list["Node"]:
        """Return the children that are lines, without tables."""
        return [child for child in self.children if isinstance(child, Node)]


def split_label(line: Line) -> tuple[str, str, Line]:
    """Return label, style and the line without its label; label and style are "" when there is none."""
    if line.label.strip():
        style = _style(f"{line.label.strip()} x", line.label.strip())
        label = line.label.strip()
        return label, f"{style or 'word'}{'' if line.level is None else line.level}", line
    style, length = _match(line.text)
    if not style or length >= len(line.text) and style not in RANK:
        return "", "", line
    label = line.text[:length].strip().rstrip(".):/- ") if style not in _BULLETS else line.text[:length].strip()
    if style == "deep":
        style = f"deep{label.count('.')}"
    return label, style, cut(line, length, len(line.text))


def build_outline(lines: Iterable[Line | Grid]) -> Node:
    """Return the root of the outline; every line and table hangs under the nearest heading or item above it."""
    root = Node(Line(-1, Place(), "", range(0)))
    stack = [root]
    fresh = False
    for line in lines:
        if isinstance(line, Grid):
            stack[-1].children.append(line)
            continue
        label, style, rest = split_label(line)
        node = Node(rest, label, style)
        if style:
            _climb_to(stack, node, fresh=fresh)
        else:
            _place_plain(stack, node)
        stack[-1].children.append(node)
        if style or _opens(rest) or node.style:
            stack.append(node)
        fresh = _opens(rest)
    return root


def _style(text: str, label: str) -> str:
    style, _ = _match(text)
    return style or ("dash" if not any(letter.isalnum() for letter in label) else "")


def _match(text: str) -> tuple[str, int]:
    low = shadow(text[:80])
    for style, pattern in _PATTERNS:
        found = pattern.match(low)
        if found and _credible(style, text, found.end()):
            return style, found.end()
    return "", 0


def _credible(style: str, text: str, end: int) -> bool:
    if style in ("roman", "capital"):
        return text[0].isupper()
    if style == "letter":
        return text.lstrip("(")[0].islower()
    if style in ("part", "annex"):
        return text[0].isupper() and len(text) <= _LONGEST_HEADING
    return True


def _climb_to(stack: list[Node], node: Node, *, fresh: bool) -> None:
    """Close what ends before the node: up to its own style, unless its numbering starts anew below an intro."""
    starts_anew = bool(_FIRST_OF_STYLE.match(shadow(node.label))) or node.style in _BULLETS
    if fresh and starts_anew and stack[-1].style == "intro":
        return
    styles = [open_node.style for open_node in stack]
    if node.style.startswith("deep"):
        deeper = next((k for k, style in enumerate(styles) if style.startswith("deep") and style >= node.style), None)
        if deeper is not None:
            del stack[deeper:]
            return
    if node.style in styles:
        place = len(styles) - 1 - styles[::-1].index(node.style)
        if starts_anew and node.style not in _BULLETS and styles[place + 1 :] and "intro" in styles[place + 1 :]:
            return
        del stack[place:]
    elif node.style in RANK:
        keep = next((k for k, style in enumerate(styles) if k and RANK.get(style, 9) > RANK[node.style]), len(styles))
        del stack[keep:]
    elif stack[-1].style == "plain":
        stack.pop()
    elif node.style not in _BULLETS:
        while stack[-1].style in _BULLETS:
            stack.pop()


def _place_plain(stack: list[Node], node: Node) -> None:
    """Find where a line without label belongs: a heading closes what it heads, a field stays with its item."""
    line = node.line
    if _shouted(line.text):
        node.style = "title"
        if any(letter.isalpha() for letter in line.text):
            del stack[1:]
        return
    while len(stack) > 1 and _says_field(stack[-1]):
        stack.pop()
    if leading_field(line) is not None:
        return
    while stack[-1].style in _BULLETS or stack[-1].style.startswith("dash") or stack[-1].style.startswith("plus"):
        stack.pop()
    if _told_whole(stack[-1]) and not _opens(line) and not line.heading:
        # A sentence behind the captions of the last item speaks of the whole list, not of that item.
        stack.pop()
    if line.heading or (line.bold and len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ";"))):
        node.style = f"heading{line.level if line.level is not None else ''}"
    elif _opens(line):
        node.style = "intro"
    if node.style:
        styles = [open_node.style for open_node in stack]
        if node.style in styles:
            del stack[len(styles) - 1 - styles[::-1].index(node.style) :]


def _says_field(node: Node) -> bool:
    """Whether the node is a field with its value in the same line, so that nothing more belongs to it."""
    caption = leading_field(node.line)
    return caption is not None and bool(caption[1].text)


def _told_whole(node: Node) -> bool:
    """Whether the node is an item of work whose last lines are its captions: «2. In giấy mời» over «- Chủ trì: …»."""
    last = node.children[-1] if node.children else None
    return (
        node.style.startswith(("number", "letter", "deep", "decimal"))
        and isinstance(last, Node)
        and last.style in _BULLETS
        and _says_field(last)
    )


def _opens(line: Line) -> bool:
    return line.text.rstrip().endswith(":")


def _shouted(text: str) -> bool:
    return len(text) > 3 and text.isupper() and len(text) <= 2 * _LONGEST_HEADING
