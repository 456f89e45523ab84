"""The register of outgoing papers: the filter that is its address, its counts, its rows."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q, QuerySet

from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.models import Outgoing, OutgoingFile
from dondoc.kit.vietnamese import fold

DRAFTS = "drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What the register is narrowed to; empty values narrow nothing. show: "drafts", or "" for what is issued."""

    q: str = ""
    body: str = ""
    year: str = ""
    kind: str = ""
    agency: str = ""
    show: str = ""

    def but(self, **changes: str) -> "RegisterFilter":
        """Return the same filter with some parts changed."""
        return replace(self, **changes)

    @property
    def query_string(self) -> str:
        """The filter as the end of an address, "" when it narrows nothing."""
        given = {name: value for name, value in asdict(self).items() if value}
        return f"?{urlencode(given)}" if given else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCounts:
    """The answer above the register: how many papers were issued in the year, how many drafts wait, how many in all."""

    issued_this_year: int
    drafts: int
    issued: int


def filter_from(given: Any) -> RegisterFilter:
    """Return the filter of an address; what cannot be meant is left out."""
    year, kind = given.get("year", ""), given.get("kind", "")
    return RegisterFilter(
        q=given.get("q", "").strip()[:100],
        body=given.get("body", "")[:40],
        year=year if year.isdecimal() and len(year) == 4 and year.isascii() and int(year) else "",
        kind=kind if kind in PaperKind.values else "",
        agency=given.get("agency", "")[:30],
        show=DRAFTS if given.get("show") == DRAFTS else "",
    )


def counts(congress_id: int, *, today: date) -> RegisterCounts:
    """Return the numbers above the register."""
    found = Outgoing.objects.filter(congress_id=congress_id).aggregate(
        issued_this_year=Count("pk", filter=Q(state=OutgoingState.ISSUED, year=today.year)),
        drafts=Count("pk", filter=Q(state=OutgoingState.DRAFT)),
        issued=Count("pk", filter=Q(state=OutgoingState.ISSUED)),
    )
    return RegisterCounts(**found)


def register(congress_id: int, asked: RegisterFilter) -> QuerySet[Outgoing]:
    """Return the papers a filter asks for: issued ones newest first as in the book, drafts by when they were begun."""
    rows = _narrowed(congress_id, asked).select_related("body", "agency")
    files = OutgoingFile.objects.order_by("pk")
    rows = rows.defer("content").prefetch_related(Prefetch("files", files))
    if asked.show == DRAFTS:
        return rows.order_by("-created_at", "-pk")
    return rows.order_by("-year", "-dated_on", "-issued_at", "-number", "-pk")


def years(congress_id: int, asked: RegisterFilter) -> list[tuple[int, int]]:
    """Return the years papers were issued in, latest first, each with how many the rest of the filter leaves."""
    rows = _narrowed(congress_id, asked.but(year="", show="")).order_by("-year")
    return list(rows.values_list("year").annotate(count=Count("pk")))


def kinds(congress_id: int, asked: RegisterFilter) -> list[tuple[str, int]]:
    """Return the kinds of papers with how many the rest of the filter leaves, in the order of their list."""
    rows = _narrowed(congress_id, asked.but(kind="")).order_by("kind")
    found = dict(rows.values_list("kind").annotate(count=Count("pk")))
    return [(kind.value, found[kind.value]) for kind in PaperKind if kind.value in found]


def _narrowed(congress_id: int, asked: RegisterFilter) -> QuerySet[Outgoing]:
    state = OutgoingState.DRAFT if asked.show == DRAFTS else OutgoingState.ISSUED
    rows = Outgoing.objects.filter(congress_id=congress_id, state=state)
    if asked.body:
        rows = rows.filter(body__code=asked.body)
    if asked.year:
        rows = rows.filter(dated_on__year=int(asked.year)) if asked.show == DRAFTS else rows.filter(year=asked.year)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.agency:
        rows = rows.filter(agency__code=asked.agency)
    for word in fold(asked.q).split():
        rows = rows.filter(Q(folded__contains=word) | Q(agency__folded__contains=word))
    return rows
