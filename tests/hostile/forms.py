"""The forms of a page as a browser would send them, so that a test can spoil one answer at a time."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

import dondoc

_ASKED = re.compile(r"(?:GET|POST|FILES|posted|request\.GET|data)(?:\.get|\.getlist|\.pop)?[\[(]\"(\w+)\"")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: where it goes, how, and what it says before anybody has typed."""

    method: str
    path: str
    answers: dict[str, list[str]]
    files: frozenset[str]


def forms_of(page: bytes, url: str) -> list[Form]:
    """Return the forms of a page, and for each button of an htmx post one more."""
    if not page.strip():
        return []
    tree = html.fromstring(page.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8"))
    found: list[Form] = []
    for form in tree.iter("form"):
        answers: dict[str, list[str]] = {}
        for name, value in form.form_values():
            answers.setdefault(str(name), []).append(str(value))
        for box in form.iter("input", "textarea", "select", "button"):
            if box.get("name") and box.get("type") != "file":
                answers.setdefault(box.get("name"), [box.get("value") or ""])
        files = frozenset(
            box.get("name") for box in form.iter("input") if box.get("type") == "file" and box.get("name")
        )
        for action in {
            form.get("action") or url,
            *(b.get("formaction") for b in form.iter("button") if b.get("formaction")),
        }:
            where = urlsplit(urljoin(url, action))
            path = where.path + (f"?{where.query}" if where.query else "")
            found.append(Form((form.get("method") or "get").upper(), path, dict(answers), files))
    return found


def words_asked_for() -> list[str]:
    """Return every name by which the source asks an address or a body for something."""
    source = Path(dondoc.__file__).parent.rglob("*.py")
    return sorted({name for path in source for name in _ASKED.findall(path.read_text(encoding="utf-8"))})
