"""Papers, their versions, and intakes."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db.models import Prefetch, QuerySet, Sum

from dondoc.archive.enums import FileRole, IntakeState, OutgoingState
from dondoc.archive.files import path_of
from dondoc.archive.models import (
    Intake,
    IssuingBody,
    IssuingRun,
    NumberSeries,
    Outgoing,
    OutgoingFile,
    Paper,
    Stencil,
    Version,
)
from dondoc.archive.rules.composing import Letterhead
from dondoc.archive.rules.numbering import Reached

STENCILS_SHOWN = 20


def papers(congress_id: int) -> QuerySet[Paper]:
    """Return the papers of a congress, newest first, with their versions."""
    versions = Version.objects.select_related("uploaded_by").order_by("-position", "pk")
    rows = Paper.objects.filter(congress_id=congress_id).prefetch_related(Prefetch("versions", versions))
    return rows.order_by("-created_at", "-pk")


def version(congress_id: int, version_id: int) -> Version | None:
    """Return one stored version of this congress, or None."""
    return Version.objects.filter(congress_id=congress_id, pk=version_id).select_related("paper").first()


def intake(congress_id: int, instance_id: str) -> Intake | None:
    """Return one intake of this congress, or None."""
    rows = Intake.objects.filter(congress_id=congress_id, instance_id=instance_id)
    return rows.select_related("version__paper", "created_by", "congress").first()


def intake_by_instance(instance_id: str) -> Intake | None:
    """Return the intake a client made under this id, in whatever congress, or None."""
    return Intake.objects.filter(instance_id=instance_id).select_related("congress").first()


def intakes(congress_id: int) -> QuerySet[Intake]:
    """Return the intakes of a congress, newest first."""
    rows = Intake.objects.filter(congress_id=congress_id).select_related("version__paper", "created_by")
    return rows.defer("reading").order_by("-created_at", "-pk")


def earlier_intake(congress_id: int, sha256: str) -> Intake | None:
    """Return the live intake of the same bytes: the one taken in already, else the latest in review; or None."""
    live = Intake.objects.filter(
        congress_id=congress_id, sha256=sha256, state__in=[IntakeState.CONFIRMED, IntakeState.REVIEW]
    )
    return live.select_related("version__paper").order_by("state", "-pk").first()


def live_foundings(user_id: int, *, sha256: str) -> list[Intake]:
    """Return the intakes of these bytes with which a person founded congresses, in review or taken in, latest first."""
    live = Intake.objects.filter(
        created_by_id=user_id,
        sha256=sha256,
        founds_congress=True,
        state__in=[IntakeState.CONFIRMED, IntakeState.REVIEW],
    )
    return list(live.select_related("congress").defer("reading").order_by("-pk"))


def given_up_foundings(user_id: int) -> set[int]:
    """Return the congresses a person began to found and gave up before anything was taken in."""
    gave_up = Intake.objects.filter(created_by_id=user_id, founds_congress=True, state=IntakeState.DISCARDED)
    return set(gave_up.values_list("congress_id", flat=True))


def files_of_user_since(user_id: int, *, since: datetime) -> int:
    """Return how many files a user brought in since a moment."""
    return Version.objects.filter(uploaded_by_id=user_id, uploaded_at__gte=since).count()


def stored_files(congress_id: int) -> list[tuple[str, Path]]:
    """Return digest and place of every file the versions of a congress name, each once, by digest."""
    rows = Version.objects.filter(congress_id=congress_id).order_by("sha256").values_list("sha256", flat=True)
    return [(sha256, path_of(sha256)) for sha256 in rows.distinct()]


def stored_bytes(congress_id: int) -> int:
    """Return how many bytes the stored versions of a congress have together."""
    return Version.objects.filter(congress_id=congress_id).aggregate(sum=Sum("size_bytes"))["sum"] or 0


def bodies(congress_id: int) -> QuerySet[IssuingBody]:
    """Return the bodies in whose name the congress issues papers, the default one first."""
    return IssuingBody.objects.filter(congress_id=congress_id).order_by("-is_default", "position", "pk")


def body_by_code(congress_id: int, code: str) -> IssuingBody | None:
    """Return one issuing body of this congress, or None."""
    return IssuingBody.objects.filter(congress_id=congress_id, code=code).first()


def default_body(congress_id: int) -> IssuingBody | None:
    """Return the body papers are issued by unless another is chosen, or None when none is set up."""
    return bodies(congress_id).first()


def letterhead_of(body: IssuingBody) -> Letterhead:
    """Return what stands on every paper of a body, as plain values."""
    return Letterhead(
        family=body.family,
        superior=body.superior,
        name=body.name,
        symbol=body.symbol,
        department=body.department,
        place=body.place,
        authority=tuple(body.authority.splitlines()),
        signatory=body.signatory,
        recipients=tuple(body.recipients.splitlines()),
    )


def outgoing(congress_id: int, outgoing_id: int) -> Outgoing | None:
    """Return one outgoing paper of this congress, or None."""
    rows = Outgoing.objects.filter(congress_id=congress_id, pk=outgoing_id)
    return rows.select_related("body", "agency", "congress", "paper", "corrects").first()


def outgoing_about(congress_id: int, about: str) -> QuerySet[Outgoing]:
    """Return the papers, drafts among them, that speak of an object («meetings.meeting:4»), newest first."""
    rows = Outgoing.objects.filter(congress_id=congress_id, about=about).exclude(state=OutgoingState.DISCARDED)
    return rows.select_related("body", "agency").defer("content").order_by("-pk")


def reached(body: IssuingBody, *, year: int, type_code: str) -> Reached:
    """Return how far the numbers of a body have come in a year, for one type."""
    row = NumberSeries.objects.filter(congress_id=body.congress_id, body=body, year=year, type_code=type_code).first()
    return Reached() if row is None else reached_of(row)


def reached_of(series: NumberSeries) -> Reached:
    """Return a series as plain values."""
    return Reached(first_number=series.first_number, last_number=series.last_number, last_on=series.last_issued_on)


def named_digests(*, using: str = "default") -> set[str]:
    """Return the digest of every file that a row names, in whatever congress."""
    return set(Version.objects.using(using).values_list("sha256", flat=True).distinct())


def issuing_run(run_id: int, congress_id: int | None = None) -> IssuingRun | None:
    """Return one run, of this congress when one is named, or None."""
    rows = IssuingRun.objects.filter(pk=run_id).select_related("congress", "started_by")
    return (rows.filter(congress_id=congress_id) if congress_id is not None else rows).first()


def drafts_by_ids(congress_id: int, ids: Iterable[int]) -> list[Outgoing]:
    """Return the drafts with these ids in the order in which they were begun."""
    rows = Outgoing.objects.filter(congress_id=congress_id, pk__in=list(ids), state=OutgoingState.DRAFT)
    return list(rows.select_related("body", "agency").defer("content").order_by("created_at", "pk"))


def outgoing_by_ids(congress_id: int, ids: Iterable[int]) -> dict[int, Outgoing]:
    """Return papers by id, whatever became of them."""
    rows = Outgoing.objects.filter(congress_id=congress_id, pk__in=list(ids))
    return {row.pk: row for row in rows.select_related("agency", "body").defer("content").order_by("pk")}


def outgoing_files(outgoing: Outgoing) -> list[OutgoingFile]:
    """Return the files of a paper: Word, PDF, then the scans in the order they came."""
    rows = OutgoingFile.objects.filter(outgoing=outgoing).select_related("version__uploaded_by")
    return sorted(rows.order_by("pk"), key=lambda file: (list(FileRole).index(FileRole(file.role)), file.pk))


def corrections_of(outgoing: Outgoing) -> list[Outgoing]:
    """Return the papers, drafts among them, that set a paper right, oldest first."""
    rows = Outgoing.objects.filter(corrects=outgoing).exclude(state=OutgoingState.DISCARDED)
    return list(rows.defer("content").order_by("pk"))


def drafts_of_body(body: IssuingBody) -> int:
    """Return how many drafts wait under a body's letterhead."""
    return Outgoing.objects.filter(body=body, state=OutgoingState.DRAFT).count()


def outgoing_file(congress_id: int, outgoing_id: int, file_id: int) -> OutgoingFile | None:
    """Return one file of one paper of this congress, or None."""
    rows = OutgoingFile.objects.filter(congress_id=congress_id, outgoing_id=outgoing_id, pk=file_id)
    return rows.select_related("version").first()


def stencil_in_use(body: IssuingBody, *, kind: str) -> Stencil | None:
    """Return the office's own form in use for a kind of papers of a body, or None when ours is."""
    rows = Stencil.objects.filter(congress_id=body.congress_id, body=body, kind=kind, is_in_use=True)
    return rows.select_related("version").first()


def stencils(congress_id: int) -> QuerySet[Stencil]:
    """Return every form of the congress that was brought in, in use or not, newest first."""
    rows = Stencil.objects.filter(congress_id=congress_id)
    return rows.select_related("version", "body", "added_by").order_by("-added_at", "-pk")


def latest_stencils(body: IssuingBody, *, kind: str) -> list[Stencil]:
    """Return the forms last brought in for a kind of papers of a body, newest first."""
    return list(stencils(body.congress_id).filter(body=body, kind=kind)[:STENCILS_SHOWN])


def stencil(congress_id: int, stencil_id: int) -> Stencil | None:
    """Return one form of this congress, or None."""
    return stencils(congress_id).filter(pk=stencil_id).first()


def stored_bytes_of_all() -> int:
    """Return how many bytes the stored versions of all congresses have together."""
    return Version.objects.aggregate(sum=Sum("size_bytes"))["sum"] or 0
