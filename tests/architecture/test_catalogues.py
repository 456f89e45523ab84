"""English is complete: every marked text has its translation, with the same placeholders."""

import re

import polib

from tests.support.messages import CATALOGUE, texts

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def forms(entry: polib.POEntry) -> list[str]:
    """Return the translation of an entry, both forms of one that counts."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_text_has_its_english():
    book = {entry.msgid: entry for entry in polib.pofile(str(CATALOGUE))}

    assert sorted(text for text in texts() if text not in book or not all(forms(book[text]))) == []
    assert [text for text, plural in texts().items() if book[text].msgid_plural != plural] == []


def test_placeholders_are_the_same_in_both_languages():
    different = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        for text in forms(entry)
        if set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(text))
    ]

    assert different == []


def test_the_english_catalogue_holds_no_vietnamese():
    marked = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    names = re.compile(r"«[^»]*»|“[^”]*”|Tiếng Việt")

    english = [text for entry in polib.pofile(str(CATALOGUE)) for text in forms(entry)]
    found = [text for text in english if marked.search(names.sub("", text))]

    assert found == []
