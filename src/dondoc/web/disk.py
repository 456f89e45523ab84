"""How full the disk of the data is, and what is still allowed: first uploads stop, then all writing.

A database that runs out of disk may not come up again; one that stopped writing before does, as soon as there is room.
"""

import shutil
import time
from enum import IntEnum

from django.conf import settings

GIB = 1 << 30
_LOOK_AGAIN_SECONDS = 5
_looked: tuple[float, "Room"] | None = None


class Room(IntEnum):
    """What the disk still allows; more is better."""

    READ_ONLY = 0
    NO_UPLOADS = 1
    ENOUGH = 2


def room_of(*, free_bytes: int, total_bytes: int) -> Room:
    """Say what a disk with so much free allows.

    No uploads below a tenth, read-only below a twentieth; of a large disk 20 and 5 GiB are enough, of any disk 1 GiB
    is needed.
    """
    if free_bytes < max(GIB, min(total_bytes // 20, 5 * GIB)):
        return Room.READ_ONLY
    return Room.NO_UPLOADS if free_bytes < min(total_bytes // 10, 20 * GIB) else Room.ENOUGH


def usage() -> tuple[int, int]:
    """Return the free and all bytes of the disk that holds the data folder."""
    measured = shutil.disk_usage(settings.DATA_DIR)
    return measured.free, measured.total


def room() -> Room:
    """Return what the disk allows now, measured at most every few seconds."""
    global _looked
    moment = time.monotonic()
    if _looked is None or moment - _looked[0] > _LOOK_AGAIN_SECONDS:
        free_bytes, total_bytes = usage()
        _looked = moment, room_of(free_bytes=free_bytes, total_bytes=total_bytes)
    return _looked[1]


def forget() -> None:
    """Measure anew at the next question."""
    global _looked
    _looked = None
