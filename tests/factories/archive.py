"""Stored papers for tests, made by the real action."""

from typing import Any

from dondoc.archive.actions import store_paper
from dondoc.archive.models import Version
from dondoc.editions.models import Congress
from tests.factories.people import NOW


def make_paper(congress: Congress, content: bytes = b"noi dung", *, by_id: int | None = None, **values: Any) -> Version:
    """Return the first version of a new paper with exactly these bytes."""
    given = {"file_name": "Kế hoạch 06.docx", "file_kind": "docx", "title": "Kế hoạch tuyên truyền"} | values
    return store_paper(congress_id=congress.pk, content=content, by_id=by_id, now=NOW, **given)
