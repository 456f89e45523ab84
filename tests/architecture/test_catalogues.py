"""English is complete: every marked text has its translation, with the same placeholders."""

import re

import polib

from tests.support.messages import CATALOGUE, texts

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def test_every_text_has_its_english():
    book = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}

    assert sorted(text for text in texts() if not book.get(text)) == []


def test_placeholders_are_the_same_in_both_languages():
    different = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        if sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]

    assert different == []


def test_the_english_catalogue_holds_no_vietnamese():
    marked = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    names = re.compile(r"«[^»]*»|“[^”]*”|Tiếng Việt")

    found = [entry.msgstr for entry in polib.pofile(str(CATALOGUE)) if marked.search(names.sub("", entry.msgstr))]

    assert found == []
