"""Keep the signed sheet beside an issued paper; what was kept once is never replaced."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.archive.actions.papers import add_version
from dondoc.archive.actions.shared import PaperRefused, record
from dondoc.archive.enums import FileRole, OutgoingState
from dondoc.archive.models import Outgoing, OutgoingFile
from dondoc.archive.scans import SignedFile
from dondoc.kit.digest import sha256_of_bytes
from dondoc.web.db import locked

MOST_SCANS = 20


@transaction.atomic
def attach_scan(*, outgoing: Outgoing, scan: SignedFile, by_id: int | None, now: datetime) -> OutgoingFile:
    """Keep a scan of the signed paper beside its files. Raises PaperRefused for a draft and for the same bytes."""
    held = locked(Outgoing.objects.filter(pk=outgoing.pk)).get()
    if held.state != OutgoingState.ISSUED or held.paper is None:
        raise PaperRefused(_("Chỉ đính kèm bản đã ký cho văn bản đã ban hành."), field="files")
    kept = OutgoingFile.objects.filter(outgoing=held, role=FileRole.SCAN)
    digest = sha256_of_bytes(scan.content)
    if kept.filter(version__sha256=digest).exists():
        raise PaperRefused(_("Tệp «%(name)s» đã được đính kèm.") % {"name": scan.file_name}, field="files")
    if kept.count() >= MOST_SCANS:
        raise PaperRefused(_("Mỗi văn bản giữ tối đa %(most)s tệp đã ký.") % {"most": MOST_SCANS}, field="files")
    version = add_version(
        paper=held.paper,
        content=scan.content,
        file_name=scan.file_name,
        file_kind=scan.kind,
        by_id=by_id,
        now=now,
    )
    try:
        with transaction.atomic():
            file = OutgoingFile.objects.create(
                congress_id=held.congress_id, outgoing=held, role=FileRole.SCAN, version=version
            )
    except IntegrityError as error:
        raise PaperRefused(_("Tệp «%(name)s» đã được đính kèm.") % {"name": scan.file_name}, field="files") from error
    record(held, "archive.outgoing.signed", by_id, now, {"sha256": digest, "file": version.file_name})
    return file
