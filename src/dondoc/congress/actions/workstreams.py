"""The fields of work by which the board counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.congress.actions.rows import SettingRefused, add_row, change_row, remove_row
from dondoc.congress.models import Workstream
from dondoc.kit.vietnamese import fold, one_line


@transaction.atomic
def add_workstream(
    *,
    congress_id: int,
    name: str,
    by_id: int | None,
    now: datetime,
    code: str = "",
    position: int | None = None,
    overseer: Any = None,
    intake_id: int | None = None,
    instance_id: UUID | None = None,
) -> Workstream:
    """Add a field of work, at the end of the board unless a position is given.

    Raises SettingRefused when the code is taken.
    """
    rows = Workstream.objects.filter(congress_id=congress_id)
    place = (rows.aggregate(last=Max("position"))["last"] or 0) + 1 if position is None else position
    clean = one_line(name)[:160]
    values = {"name": clean, "folded": fold(clean)[:160], "intake_id": intake_id, "overseer": overseer}
    return add_row(
        Workstream,
        values | {"code": code or _free_code(congress_id, place), "position": place},
        congress_id=congress_id,
        verb="congress.workstream.added",
        clash=SettingRefused(_("Mã mảng việc này đã dùng. Chọn mã khác"), field="code"),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )


@transaction.atomic
def change_workstream(
    *, workstream: Workstream, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save name, place and overseer of a field of work; its code stays. Raises StaleVersion."""
    clean = one_line(changes.get("name", workstream.name))[:160]
    change_row(
        workstream,
        dict(changes) | {"name": clean, "folded": fold(clean)[:160]},
        expected_ver=expected_ver,
        verb="congress.workstream.changed",
        clash=SettingRefused(_("Tên mảng việc này chưa dùng được. Chọn tên khác"), field="name"),
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def remove_workstream(*, workstream: Workstream, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a field of work out. Raises StaleVersion, SettingRefused while tasks stand in it."""
    remove_row(workstream, expected_ver=expected_ver, verb="congress.workstream.removed", by_id=by_id, now=now)


def _free_code(congress_id: int, place: int) -> str:
    taken = set(Workstream.objects.filter(congress_id=congress_id).values_list("code", flat=True))
    while f"m{place}" in taken:
        place += 1
    return f"m{place}"
