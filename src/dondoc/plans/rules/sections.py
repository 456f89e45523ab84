"""From a plan's own headings to fields of work."""

import re
from collections.abc import Sequence

from dondoc.kit.vietnamese import one_line

WITHOUT_SECTION = "Nhiệm vụ chung"
_NUMERAL = re.compile(r"^\s*(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)/-]|phần thứ \w+|mục \w+[.:])\s*", re.IGNORECASE)
MOST_LETTERS = 120


def workstream_name(section: Sequence[str]) -> str:
    """Return the name of the field of work an item belongs to: its outermost heading without the numeral.

    A heading in capitals is written in sentence case, as names of fields of work are.
    """
    heading = one_line(_NUMERAL.sub("", section[0])).strip(" :.") if section else ""
    if not heading:
        return WITHOUT_SECTION
    if heading.isupper():
        heading = heading.capitalize()
    return heading[:MOST_LETTERS]


def sentence_case(text: str) -> str:
    """Return the text beginning with a capital; the rest stays as the paper has it."""
    return text[:1].upper() + text[1:]
