"""The visible text of one Word paragraph: insertions read, deletions and hidden text not, text boxes set aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dondoc.papers.docx_styles import Style, Styles, apply_run
from dondoc.papers.tcvn3 import from_tcvn3, is_capital_font, is_tcvn3_font
from dondoc.papers.vni import from_vni, is_vni_font
from dondoc.papers.xml_parts import MC, W, value_of

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PASSED_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent")
)
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"))
_BOX = f"{W}txbxContent"
_PICTURES = ("}blip", "}imagedata")


@dataclass(slots=True)
class Inline:
    """The text of a paragraph, whether all its letters are bold, its text boxes, and how many pictures it shows."""

    parts: list[str] = field(default_factory=list)
    bold: bool = True
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0

    @property
    def text(self) -> str:
        """All parts together, not yet cleaned."""
        return "".join(self.parts)

    @property
    def all_bold(self) -> bool:
        """Whether there are letters and all of them are bold."""
        return self.bold and any(letter.isalnum() for part in self.parts for letter in part)


def read_inline(paragraph: Any, *, style: Style, styles: Styles) -> Inline:
    """Return what a reader of the printed paragraph sees."""
    inline = Inline()
    _collect(paragraph, style, styles, inline)
    return inline


def alternatives(element: Any) -> Any | None:
    """Return the one version of alternate content that is to be read: the first choice, else the fallback."""
    choice = element.find(f"{MC}Choice")
    return choice if choice is not None else element.find(f"{MC}Fallback")


def _collect(parent: Any, style: Style, styles: Styles, inline: Inline) -> None:
    for child in parent:
        if child.tag == f"{W}r":
            _collect_run(child, style, styles, inline)
        elif child.tag in _PASSED_THROUGH:
            _collect(child, style, styles, inline)
        elif child.tag == f"{MC}AlternateContent":
            chosen = alternatives(child)
            if chosen is not None:
                _collect(chosen, style, styles, inline)
        elif isinstance(child.tag, str) and child.tag.endswith(("}oMath", "}oMathPara")):
            inline.parts.extend(part.text or "" for part in child.iter(_MATH_TEXT))


def _collect_run(run: Any, style: Style, styles: Styles, inline: Inline) -> None:
    properties = run.find(f"{W}rPr")
    look = apply_run(styles.over(style, value_of(properties, "rStyle")), properties)
    if look.hidden:
        return
    for child in run:
        if child.tag in _DRAWN:
            _collect_drawn(child, inline)
            continue
        text = _run_text(child, look)
        if text:
            inline.parts.append(text)
            if not look.bold and any(letter.isalnum() for letter in text):
                inline.bold = False


def _run_text(child: Any, look: Style) -> str:
    if child.tag == f"{W}t":
        return _letters(child.text or "", look)
    if child.tag == f"{W}br":
        return "" if child.get(f"{W}type") in ("page", "column") else "\n"
    return _SIGNS.get(child.tag, "")


def _letters(text: str, look: Style) -> str:
    if is_tcvn3_font(look.font):
        text = from_tcvn3(text, capitals=is_capital_font(look.font))
    elif is_vni_font(look.font):
        text = from_vni(text)
    return text.upper() if look.capitals else text


def _collect_drawn(element: Any, inline: Inline) -> None:
    for found in _boxes_and_pictures(element):
        if found.tag == _BOX:
            inline.boxes.append(found)
        else:
            inline.pictures += 1


def _boxes_and_pictures(element: Any) -> Iterator[Any]:
    if element.tag == f"{MC}AlternateContent":
        chosen = alternatives(element)
        children: Any = chosen if chosen is not None else ()
    else:
        children = element
    for child in children:
        if child.tag == _BOX or (isinstance(child.tag, str) and child.tag.endswith(_PICTURES)):
            yield child
        else:
            yield from _boxes_and_pictures(child)
