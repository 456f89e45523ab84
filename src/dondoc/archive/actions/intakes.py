"""Open, answer, confirm and undo intakes. What an intake means is for the room that reads it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from dondoc.archive.actions.papers import store_paper
from dondoc.archive.enums import IntakeState
from dondoc.archive.models import Intake, Version
from dondoc.journal import actions as journal
from dondoc.web.db import locked, save_version

UNDO_HOURS = 24


class IntakeRefused(Exception):
    """Raised when an intake cannot go on; carries a sentence for the user."""


@transaction.atomic
def open_intake(
    *,
    version: Version,
    reading: Mapping[str, Any],
    instance_id: UUID,
    by_id: int,
    now: datetime,
    founds_congress: bool = False,
) -> Intake:
    """Begin the review of what was read from a stored version."""
    intake = Intake.objects.create(
        congress_id=version.congress_id,
        instance_id=instance_id,
        version=version,
        sha256=version.sha256,
        reading=dict(reading),
        founds_congress=founds_congress,
        created_by_id=by_id,
        created_at=now,
    )
    _record(intake, "archive.intake.opened", by_id, now)
    return intake


@transaction.atomic
def keep_answers(*, intake: Intake, expected_ver: int, answers: Mapping[str, Any]) -> None:
    """Keep the answers given so far. Raises StaleVersion when another person answered in between."""
    save_version(intake, expected_ver=expected_ver, changes={"answers": dict(answers)})


def confirm_intake(*, intake: Intake, by_id: int, now: datetime) -> Intake:
    """Mark an intake as taken in; part of the transaction that makes its rows. Raises IntakeRefused."""
    held = locked(Intake.objects.filter(pk=intake.pk)).get()
    if held.state != IntakeState.REVIEW:
        raise IntakeRefused("Tệp này đã được đưa vào hoặc đã bỏ. Mở lại danh sách kế hoạch để xem.")
    twin = Intake.objects.filter(congress_id=held.congress_id, sha256=held.sha256, state=IntakeState.CONFIRMED).exists()
    if twin:
        raise IntakeRefused("Tệp này đã được đưa vào trước đó. Mở kế hoạch đã có thay vì tạo lại.")
    save_version(
        held,
        expected_ver=held.ver,
        changes={
            "state": IntakeState.CONFIRMED,
            "confirmed_at": now,
            "undo_until": now + timedelta(hours=UNDO_HOURS),
        },
    )
    _record(held, "archive.intake.confirmed", by_id, now)
    return held


@transaction.atomic
def load_paper(
    *, congress_id: int, content: bytes, file_name: str, file_kind: str, title: str, by_id: int | None, now: datetime
) -> Intake:
    """Keep a paper that comes with a whole congress, taken in from the first moment and with nothing to undo."""
    version = store_paper(
        congress_id=congress_id,
        content=content,
        file_name=file_name,
        file_kind=file_kind,
        title=title,
        by_id=by_id,
        now=now,
    )
    intake = Intake.objects.create(
        congress_id=congress_id,
        instance_id=uuid4(),
        version=version,
        sha256=version.sha256,
        state=IntakeState.CONFIRMED,
        reading={},
        created_by_id=by_id,
        created_at=now,
        confirmed_at=now,
        undo_until=now,
    )
    _record(intake, "archive.intake.loaded", by_id, now)
    return intake


def undo_intake(*, intake: Intake, by_id: int, now: datetime) -> Intake:
    """Mark an intake as undone; part of the transaction that takes its rows out again. Raises IntakeRefused."""
    held = locked(Intake.objects.filter(pk=intake.pk)).get()
    if held.state != IntakeState.CONFIRMED:
        raise IntakeRefused("Lần đưa vào này không còn để hoàn tác.")
    if now > held.undo_until:
        raise IntakeRefused(f"Đã quá {UNDO_HOURS} giờ kể từ khi đưa vào. Hủy từng nhiệm vụ chưa đúng thay vì hoàn tác.")
    save_version(held, expected_ver=held.ver, changes={"state": IntakeState.UNDONE, "undone_at": now})
    _record(held, "archive.intake.undone", by_id, now)
    return held


@transaction.atomic
def discard_intake(*, intake: Intake, by_id: int, now: datetime) -> None:
    """Give up an intake before it was taken in. Raises IntakeRefused."""
    held = locked(Intake.objects.filter(pk=intake.pk)).get()
    if held.state != IntakeState.REVIEW:
        raise IntakeRefused("Chỉ bỏ được tệp đang chờ xem lại.")
    save_version(held, expected_ver=held.ver, changes={"state": IntakeState.DISCARDED})
    _record(held, "archive.intake.discarded", by_id, now)


def _record(intake: Intake, verb: str, by_id: int, now: datetime) -> None:
    journal.record(
        congress_id=intake.congress_id,
        verb=verb,
        target=intake,
        label=intake.version.file_name,
        by_id=by_id,
        now=now,
        details={"sha256": intake.sha256},
    )
