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
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
PLURAL_FORMS = "nplurals=2; plural=(n != 1);"


def texts() -> dict[str, str]:
    """Return every marked text with its plural, which is "" for a text that counts nothing."""
    found: dict[str, str] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for text, plural in _texts_of(path):
            found[text] = found.get(text) or plural
    return found


def _texts_of(path: Path) -> list[tuple[str, str]]:
    source, language = path.read_text(encoding="utf-8"), "python"
    if path.suffix == ".html":
        # What is left of a template is calls among noise, which the reader of JavaScript minds less than Python's.
        source, language = templatize(source, origin=str(path)), "javascript"
    messages = extract(language, io.BytesIO(source.encode()), keywords=KEYWORDS)
    pairs = [message if isinstance(message, tuple) else (message, "") for _, message, _, _ in messages]
    return [(pair[0], pair[1] or "") for pair in pairs if pair[0]]


def add_missing() -> int:
    """Write the texts the English catalogue lacks into it, untranslated; drop those no longer used."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    book = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile(wrapwidth=120)
    book.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "en",
        "Plural-Forms": PLURAL_FORMS,
    }
    current = texts()
    for entry in [entry for entry in book if current.get(entry.msgid) != entry.msgid_plural]:
        book.remove(entry)
    missing = sorted(set(current) - {entry.msgid for entry in book})
    for text in missing:
        entry = polib.POEntry(msgid=text, flags=["python-format"] if "%(" in text else [])
        if current[text]:
            entry.msgid_plural, entry.msgstr_plural = current[text], {0: "", 1: ""}
        book.append(entry)
    book.save(str(CATALOGUE))
    return len(missing)


if __name__ == "__main__":
    settings.configure(USE_I18N=True)
    sys.stdout.write(f"{add_missing()} new texts; {len(texts())} in all\n")
