"""A Word form to begin with: our own layout with the places in it, for an office to dress as it likes."""

import io
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from dondoc.papers.layouts.layout import Layout
from dondoc.papers.layouts.parts import Paper, Text
from dondoc.papers.word_form import ANNEXES, BODY, FIELDS, LISTS, packed
from dondoc.papers.write_docx import write_docx

# Signs no paper is written with; they come through capitals, lists and closing marks unharmed.
_TOKENS = {name: f"⟦{number}⟧" for number, name in enumerate(FIELDS)}
_PLACES = {token: "{{ " + name + " }}" for name, token in _TOKENS.items()}


def starter_form(paper: Paper, layout: Layout) -> bytes:
    """Return a form in our own layout under the letterhead of `paper`.

    Whether the paper has addressees and annexes, and whether it is a letter, says which places the form has.
    """
    form = replace(
        paper,
        number=_TOKENS["so_ky_hieu"],
        place=_TOKENS["dia_danh_ngay_thang"],
        kind=_TOKENS["ten_loai"],
        subject=_TOKENS["trich_yeu"],
        urgency="",
        bases=(_TOKENS["can_cu"],),
        addressees=(_TOKENS["kinh_gui"],) if paper.addressees else (),
        blocks=(Text(_TOKENS[BODY]),),
        authority=(_TOKENS["quyen_han"],),
        signed="",
        signatory=_TOKENS["nguoi_ky"],
        recipients=(_TOKENS["noi_nhan"],),
        annexes=(),
        footer="",
    )
    document = Document(io.BytesIO(write_docx(form, layout)))
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        _put_place(paragraph)
    if paper.annexes:
        document.add_paragraph("{{ " + ANNEXES + " }}")
    return packed(document, title="Biểu mẫu", subject="", author=paper.issuer, day=paper.issued_on)


def _put_place(paragraph: Any) -> None:
    """Write the place where its token stands; of a whole line where the value brings its own words and signs."""
    texts = list(paragraph.iter(qn("w:t")))
    whole = "".join(one.text or "" for one in texts)
    token = next((one for one in _PLACES if one in whole), None)
    if token is None:
        return
    name = next(one for one in FIELDS if _TOKENS[one] == token)
    keeps_words = name == "so_ky_hieu"
    texts[0].text = whole.replace(token, _PLACES[token]) if keeps_words else _PLACES[token]
    for rest in texts[1:]:
        rest.text = ""
    if name in LISTS:
        texts[0].text = "{{ dong }}"
        for words, put in (("{%p for dong in " + name + " %}", "addprevious"), ("{%p endfor %}", "addnext")):
            sign = deepcopy(paragraph)
            next(sign.iter(qn("w:t"))).text = words
            getattr(paragraph, put)(sign)
