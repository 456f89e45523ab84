"""Take a person out of the records of urging."""

from dondoc.tasks.models import Urge

_ERASED = "người đã được xóa"


def forget_addressee(*, full_name: str) -> None:
    """Replace a person's name in the addressees and words of urging, part of the transaction that erases the person."""
    if not full_name:
        return
    for row in Urge.objects.filter(addressed_to__contains=full_name) | Urge.objects.filter(text__contains=full_name):
        row.addressed_to = row.addressed_to.replace(full_name, _ERASED)[:200]
        row.text = row.text.replace(full_name, _ERASED)
        row.subject = row.subject.replace(full_name, _ERASED)[:300]
        row.save(update_fields=["addressed_to", "text", "subject"])
