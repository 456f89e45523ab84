"""The files of an outgoing paper: its parts, the layout in force on its day or the office's own form, and the bytes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.archive import files, queries
from dondoc.archive.enums import PaperKind
from dondoc.papers.layouts import Family, Layout, layout_on
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.office_pdf import docx_to_pdf, office_program
from dondoc.papers.word_form import FormRefused, fill_form
from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import FontsMissing, fonts_are_here, write_pdf

__all__ = ["FormRefused", "Rendered", "draft_file", "layout_for", "makes_pdf", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files of one paper and the name of the layout they were set in; pdf is empty where none could be made."""

    layout: str
    docx: bytes
    pdf: bytes


def layout_for(body: Any, *, day: date) -> Layout:
    """Return the layout a body's papers of this day take; body: an issuing body, or its family alone."""
    return layout_on(family=Family(body if isinstance(body, str) else body.family), day=day)


def makes_pdf(*, by_form: bool) -> bool:
    """Say whether a PDF can be made here: of the office's own form by LibreOffice, of ours with the house's fonts."""
    return office_program() is not None if by_form else fonts_are_here()


def render(paper: Paper, *, body: Any, kind: PaperKind | None = None) -> Rendered:
    """Set the paper in the office's own form for this kind, else in the layout in force on its day; None: never a form.

    Raises FormRefused for a form that cannot hold the paper.
    """
    layout, form = layout_for(body, day=paper.issued_on), _form(body, kind)
    if form is None:
        return Rendered(layout=layout.name, docx=write_docx(paper, layout), pdf=_own_pdf(paper, layout))
    docx = fill_form(form, paper, layout)
    return Rendered(layout=layout.name, docx=docx, pdf=docx_to_pdf(docx))


def draft_file(paper: Paper, *, body: Any, kind: PaperKind, ending: str) -> bytes:
    """Return a draft in one form, "docx" or "pdf"; empty when that form cannot be made here. Raises FormRefused."""
    layout, form = layout_for(body, day=paper.issued_on), _form(body, kind)
    if form is not None:
        docx = fill_form(form, paper, layout)
        return docx if ending == "docx" else docx_to_pdf(docx)
    return write_docx(paper, layout) if ending == "docx" else _own_pdf(paper, layout)


def _form(body: Any, kind: PaperKind | None) -> bytes | None:
    stencil = queries.stencil_in_use(body, kind=kind) if kind is not None else None
    return files.read(stencil.version.sha256) if stencil is not None else None


def _own_pdf(paper: Paper, layout: Layout) -> bytes:
    try:
        return write_pdf(paper, layout)
    except FontsMissing:  # said on the page; a number need not wait for a set-up
        return b""
