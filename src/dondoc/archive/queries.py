"""Papers, their versions, and intakes."""

from datetime import datetime

from django.db.models import Prefetch, QuerySet, Sum

from dondoc.archive.enums import IntakeState
from dondoc.archive.models import Intake, Paper, Version


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


def stored_bytes(congress_id: int) -> int:
    """Return how many bytes the stored versions of a congress have together."""
    return Version.objects.filter(congress_id=congress_id).aggregate(sum=Sum("size_bytes"))["sum"] or 0


def named_digests(*, using: str = "default") -> set[str]:
    """Return the digest of every file that a row names, in whatever congress."""
    return set(Version.objects.using(using).values_list("sha256", flat=True).distinct())
