"""Stored papers for tests, made by the real action."""

from typing import Any

from dondoc.archive import queries
from dondoc.archive.actions import store_paper
from dondoc.archive.actions.bodies import add_body
from dondoc.archive.actions.outgoing import draft_paper, issue_paper
from dondoc.archive.actions.stencils import bring_stencil
from dondoc.archive.enums import PaperKind
from dondoc.archive.models import IssuingBody, Outgoing, Stencil, Version
from dondoc.archive.rendering import layout_for
from dondoc.archive.rules.composing import compose
from dondoc.archive.stencil_samples import sample_of
from dondoc.editions.models import Congress
from dondoc.papers.layouts.parts import Text
from dondoc.papers.word_form import check_form
from dondoc.papers.word_form_starter import starter_form
from tests.factories.people import NOW, TODAY


def make_paper(congress: Congress, content: bytes = b"noi dung", *, by_id: int | None = None, **values: Any) -> Version:
    """Return the first version of a new paper with exactly these bytes."""
    given = {"file_name": "Kế hoạch 06.docx", "file_kind": "docx", "title": "Kế hoạch tuyên truyền"} | values
    return store_paper(congress_id=congress.pk, content=content, by_id=by_id, now=NOW, **given)


def make_body(congress: Congress, code: str = "tbpv", **values: Any) -> IssuingBody:
    """Return a body that issues papers of the Party in Kon Tum."""
    given = {
        "family": "party",
        "superior": "Tỉnh ủy Kon Tum",
        "name": "Tiểu ban Tổ chức phục vụ Đại hội",
        "symbol": "TBPV",
        "place": "Kon Tum",
        "authority": "T/M TIỂU BAN\nTRƯỞNG TIỂU BAN",
        "signatory": "Nguyễn Văn A",
        "recipients": "Thường trực Tỉnh ủy (b/c)\nLưu VT",
    } | values
    return add_body(congress_id=congress.pk, code=code, by_id=None, now=NOW, **given)


def make_draft(body: IssuingBody, *, kind: PaperKind = PaperKind.NOTICE, **values: Any) -> Outgoing:
    """Return a draft of one paragraph; parts of the paper by their names, the rest as `draft_paper` takes it."""
    named = {name: values.pop(name) for name in ("by_id", "about", "agency_id", "corrects") if name in values}
    parts = {"subject": "về kết luận cuộc họp", "dated_on": TODAY, "blocks": (Text("Một nội dung"),)} | values
    paper = compose(queries.letterhead_of(body), kind=kind, **parts)
    return draft_paper(body=body, kind=kind, paper=paper, now=NOW, **({"by_id": None} | named))


def make_issued(body: IssuingBody, **values: Any) -> Outgoing:
    """Return an issued paper; given as for `make_draft`."""
    draft = make_draft(body, **values)
    return issue_paper(outgoing=draft, expected_ver=draft.ver, by_id=values.get("by_id"), now=NOW)


def make_stencil(body: IssuingBody, kind: PaperKind = PaperKind.NOTICE) -> Stencil:
    """Return the starter form of a kind, brought in as it is and in use."""
    layout = layout_for(body, day=TODAY)
    sample = sample_of(queries.letterhead_of(body), kind=kind, day=TODAY)
    content = starter_form(sample, layout)
    check = check_form(content, sample=sample, layout=layout)
    return bring_stencil(
        body=body, kind=kind, content=content, file_name="bieu-mau.docx", check=check, by_id=None, now=NOW
    )
