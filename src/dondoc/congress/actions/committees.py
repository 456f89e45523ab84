"""Committees, subcommittees and service groups, and the places in them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.congress.actions.rows import SettingRefused, add_row, change_row, remove_row
from dondoc.congress.models import Committee, CommitteeSeat
from dondoc.kit.vietnamese import one_line


@transaction.atomic
def add_committee(
    *,
    congress_id: int,
    name: str,
    by_id: int | None,
    now: datetime,
    duty: str = "",
    position: int = 0,
    instance_id: UUID | None = None,
) -> Committee:
    """Add a committee, subcommittee or service group. Raises SettingRefused when one of this name is there."""
    return add_row(
        Committee,
        {"name": one_line(name)[:160], "duty": one_line(duty)[:300], "position": position},
        congress_id=congress_id,
        verb="congress.committee.added",
        clash=_committee_clash(),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )


@transaction.atomic
def change_committee(
    *, committee: Committee, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save a committee. Raises StaleVersion, SettingRefused."""
    change_row(
        committee,
        changes,
        expected_ver=expected_ver,
        verb="congress.committee.changed",
        clash=_committee_clash(),
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def remove_committee(*, committee: Committee, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a committee out together with its places. Raises StaleVersion."""
    remove_row(committee, expected_ver=expected_ver, verb="congress.committee.removed", by_id=by_id, now=now)


@transaction.atomic
def add_seat(
    *,
    committee: Committee,
    function_title: str,
    by_id: int | None,
    now: datetime,
    agency_id: int | None = None,
    user_id: int | None = None,
    position: int = 0,
    instance_id: UUID | None = None,
) -> CommitteeSeat:
    """Add a place to a committee. Raises SettingRefused when the same function of the same agency is there."""
    return add_row(
        CommitteeSeat,
        {
            "committee_id": committee.pk,
            "function_title": one_line(function_title)[:160],
            "agency_id": agency_id,
            "user_id": user_id,
            "position": position,
        },
        congress_id=committee.congress_id,
        verb="congress.seat.added",
        clash=_seat_clash(),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )


@transaction.atomic
def change_seat(
    *, seat: CommitteeSeat, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save a place. Raises StaleVersion, SettingRefused."""
    change_row(
        seat,
        changes,
        expected_ver=expected_ver,
        verb="congress.seat.changed",
        clash=_seat_clash(),
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def remove_seat(*, seat: CommitteeSeat, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a place out of its committee. Raises StaleVersion."""
    remove_row(seat, expected_ver=expected_ver, verb="congress.seat.removed", by_id=by_id, now=now)


def _committee_clash() -> SettingRefused:
    return SettingRefused(_("Đã có tổ chức mang tên này"), field="name")


def _seat_clash() -> SettingRefused:
    return SettingRefused(_("Đã có chức danh này của cùng cơ quan"), field="function_title")
