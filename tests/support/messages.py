"""Every text of the product that is marked for translation, found in Python files and templates."""

import io
import sys
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

import dondoc

PACKAGE = Path(dondoc.__file__).parent
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2)}


def texts() -> dict[str, list[str]]:
    """Return every marked text with the files it stands in."""
    found: dict[str, list[str]] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for text in _texts_of(path):
            found.setdefault(text, []).append(str(path.relative_to(PACKAGE)))
    return found


def _texts_of(path: Path) -> list[str]:
    source, language = path.read_text(encoding="utf-8"), "python"
    if path.suffix == ".html":
        # What is left of a template is calls among noise, which the reader of JavaScript minds less than Python's.
        source, language = templatize(source, origin=str(path)), "javascript"
    messages = extract(language, io.BytesIO(source.encode()), keywords=KEYWORDS)
    return [text for _line, message, _comments, _context in messages for text in _flat(message) if text]


def _flat(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def add_missing() -> int:
    """Write the texts the English catalogue lacks into it, untranslated; drop those no longer used."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    book = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile(wrapwidth=120)
    book.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    current = texts()
    known = {entry.msgid for entry in book}
    for entry in [entry for entry in book if entry.msgid not in current]:
        book.remove(entry)
    for text in sorted(set(current) - known):
        flags = ["python-format"] if "%(" in text else []
        book.append(polib.POEntry(msgid=text, flags=flags))
    book.save(str(CATALOGUE))
    return len(set(current) - known)


if __name__ == "__main__":
    settings.configure(USE_I18N=True)
    sys.stdout.write(f"{add_missing()} new texts; {len(texts())} in all\n")
