"""The files of an outgoing paper: its parts, the layout in force on its day, and the bytes they make."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.archive.enums import PaperKind
from dondoc.papers.layouts import Family, Layout, layout_on
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_docx import write_docx


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files of one paper and the name of the layout they were set in; pdf is empty where none could be made."""

    layout: str
    docx: bytes
    pdf: bytes


def layout_for(body: Any, *, day: date) -> Layout:
    """Return the layout a body's papers of this day take."""
    return layout_on(family=Family(body.family), day=day)


def render(paper: Paper, *, body: Any, kind: PaperKind) -> Rendered:
    """Set the paper in the layout in force on its day. kind: by which the office's own form would be found."""
    layout = layout_for(body, day=paper.issued_on)
    return Rendered(layout=layout.name, docx=write_docx(paper, layout), pdf=b"")


def draft_files(paper: Paper, *, body: Any, kind: PaperKind, ending: str) -> bytes:
    """Return a draft in one form, "docx" or "pdf"; empty when that form cannot be made here."""
    rendered = render(paper, body=body, kind=kind)
    return rendered.docx if ending == "docx" else rendered.pdf
