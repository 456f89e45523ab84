"""Measures everything the doctor judges; only reads."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS
from django.templatetags.static import static

from dondoc.archive import queries as archive
from dondoc.editions import queries as editions
from dondoc.journal import queries as journal
from dondoc.journal.rules.chain import Anchor
from dondoc.notices import queries as notices
from dondoc.papers.scan_program import scan_program
from dondoc.safekeeping import queries
from dondoc.safekeeping.actions.anchors import FILE_NAME, anchors_in
from dondoc.safekeeping.rules.diagnosis import Measured
from dondoc.safekeeping.rules.rotation import made_at
from dondoc.tasks.queries.recount import wrong_lines
from dondoc.web import db_dumps, db_words, disk
from dondoc.web.db import one_moment
from dondoc.web.worker import health

JOURNAL_TABLE = "journal_entry"


def measure(*, now: datetime, deep: bool) -> Measured:
    """Look at the installation. deep: also read every stored file, and the whole of the journal."""
    applied, known = set(queries.migrations()), queries.known_migrations()
    free_bytes, total_bytes = disk.usage()
    room = disk.room_of(free_bytes=free_bytes, total_bytes=total_bytes)
    missing, damaged = _files(deep)
    is_ready = known <= applied
    work = health(now=now) if is_ready else None
    key = Path(settings.DATA_DIR) / "secret_key"
    return Measured(
        waiting_migrations=len(known - applied),
        unknown_migrations=len({one for one in applied - known if one[0] in {app for app, _name in known}}),
        has_cache_table=settings.CACHES["default"]["LOCATION"] in db_dumps.tables(),
        lossy_settings=tuple(db_dumps.durability_faults()),
        integrity_faults=tuple(db_dumps.integrity_faults()),
        journal_is_append_only=JOURNAL_TABLE in db_dumps.append_only_tables(),
        broken_chains=tuple(broken_chains(noted_anchors())) if deep and is_ready else (),
        wrong_tally_lines=_wrong_tally_lines() if deep and is_ready else 0,
        worker_is_alive=work is not None and work.is_alive,
        jobs_given_up=work.given_up if work else 0,
        letters_unknown=notices.unknown_count() if is_ready else 0,
        missing_files=missing,
        damaged_files=damaged,
        clock_off_seconds=db_dumps.clock_off_seconds(now),
        free_bytes=free_bytes,
        total_bytes=total_bytes,
        may_upload=room >= disk.Room.ENOUGH,
        may_write=room > disk.Room.READ_ONLY,
        filesystem=_filesystem_of(Path(settings.DATA_DIR)),
        secret_key_is_private=not key.exists() or not key.stat().st_mode & 0o077,
        has_static_files=_has_static_files(),
        backup_recipients=len(settings.BACKUP_RECIPIENTS),
        backup_age=backup_age(Path(settings.BACKUP_DIR), now),
        backup_program_is_there=db_dumps.has_program("pg_dump"),
        debug=settings.DEBUG,
        demo_beside_real=settings.DEMO and is_ready and editions.has_real_congress(),
        hosts=tuple(settings.ALLOWED_HOSTS),
        https=settings.SESSION_COOKIE_SECURE,
        has_smtp=settings.SMTP_SERVER is not None,
        reads_scans=scan_program() is not None,
        engine=db_dumps.engine(),
        words_out_of_step=tuple(db_words.word_faults(deep=deep)) if is_ready else (),
        reads_every_text=db_words.reads_every_text(),
    )


def noted_anchors(path: Path | None = None) -> dict[int, list[Anchor]]:
    """Return the heads noted with the backups of this machine, or in the file given. Raises OSError, ValueError."""
    place = path or Path(settings.BACKUP_DIR) / FILE_NAME
    if path is None and not place.exists():
        return {}
    return anchors_in(place.read_text(encoding="utf-8").splitlines())


def broken_chains(
    anchors: dict[int, list[Anchor]], *, only: int | None = None, using: str = DEFAULT_DB_ALIAS
) -> list[str]:
    """Return one sentence per congress whose journal does not hold, with its first broken entry."""
    slugs = editions.addresses()
    congresses = journal.congresses_with_entries(using=using) | set(anchors) if only is None else {only}
    sentences = []
    for congress_id in sorted(congresses):
        broken = journal.verify(congress_id=congress_id, anchors=anchors.get(congress_id, []), using=using)
        if broken is not None:
            name = "của hệ thống" if congress_id == 0 else f"của {slugs.get(congress_id, f'đại hội số {congress_id}')}"
            sentences.append(f"Nhật ký {name}: {broken}")
    return sentences


def _wrong_tally_lines() -> int:
    with one_moment():
        return sum(len(wrong_lines(congress_id)) for congress_id in editions.addresses())


def _files(deep: bool) -> tuple[int, int]:
    named = archive.named_digests() if "archive_version" in db_dumps.tables() else set()
    if deep:
        found = queries.files_in_place(named)
        return len(named - set(found)), sum(file.sha256 != name for name, file in found.items())
    if settings.FILES_STORE:
        return 0, 0
    return len(named - {name for name, _path in queries.stored_files(Path(settings.FILES_DIR))}), 0


def backup_age(folder: Path, now: datetime) -> timedelta | None:
    """Return how old the newest backup in a folder is; None without one."""
    made = [made_at(path.name) for path in folder.glob("*")] if folder.is_dir() else []
    newest = max(filter(None, made), default=None)
    return None if newest is None else max(now - newest, timedelta())


def _has_static_files() -> bool:
    try:
        static("web/dist/dondoc.css")
    except (ValueError, ImproperlyConfigured):
        return False
    return True


def _filesystem_of(path: Path) -> str:
    """Return the kind of filesystem a path stands on, as Linux names it; empty where that is not told."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    lines = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    above = [(place, kind) for place, kind in lines if path.is_relative_to(place)]
    return max(above, key=lambda pair: len(pair[0]), default=("", ""))[1]
