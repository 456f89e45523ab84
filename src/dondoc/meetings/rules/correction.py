"""What a later notice changes of an earlier one: dates, leads, work taken back; in words and as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.kit.vietnamese import one_line
from dondoc.papers.layouts.parts import Block, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One conclusion set right. number, text: as in the earlier notice. Each pair: before and after; None: unchanged.

    leads: official names. is_withdrawn: its work is taken back.
    """

    conclusion_id: int
    number: int
    text: str
    old_due_on: date | None = None
    new_due_on: date | None = None
    old_lead: str = ""
    new_lead: str = ""
    new_lead_id: int | None = None
    is_withdrawn: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        moved = self.new_due_on is not None and self.new_due_on != self.old_due_on
        return not (moved or self.new_lead_id is not None or self.is_withdrawn)


def correction_subject(earlier: str, *, earlier_on: date) -> str:
    """Return the subject of a notice that sets an earlier one right."""
    return f"Đính chính Thông báo số {earlier} ngày {earlier_on:%d/%m/%Y}"


def correction_blocks(changes: Sequence[Change], *, earlier: str, earlier_on: date, reason: str) -> tuple[Block, ...]:
    """Return the body: one numbered sentence per change, each with what stood before."""
    named = f"Thông báo số {earlier} ngày {earlier_on:%d/%m/%Y}"
    why = one_line(reason).strip(" .;")
    opening = f"{why}. " if why else ""
    blocks: list[Block] = [Text(f"{opening}Tiểu ban đính chính một số nội dung tại {named} như sau:")]
    blocks += [Text(change_sentence(change), f"{place}.") for place, change in enumerate(changes, start=1)]
    blocks.append(Text(f"Các nội dung khác tại {named} không thay đổi."))
    return tuple(blocks)


def change_sentence(change: Change) -> str:
    """Return what changes in one conclusion."""
    where = f"Kết luận {change.number}"
    if change.is_withdrawn:
        return f"{where}: không thực hiện nội dung «{one_line(change.text)}»."
    parts = []
    if change.new_due_on is not None and change.new_due_on != change.old_due_on:
        before = f" (thay cho ngày {change.old_due_on:%d/%m/%Y})" if change.old_due_on else ""
        parts.append(f"thời hạn hoàn thành là ngày {change.new_due_on:%d/%m/%Y}{before}")
    if change.new_lead_id is not None:
        before = f" (thay {change.old_lead})" if change.old_lead else ""
        parts.append(f"cơ quan chủ trì là {change.new_lead}{before}")
    return f"{where}: {'; '.join(parts)}."


def plain_changes(changes: Sequence[Change]) -> dict[str, dict[str, object]]:
    """Return the changes as JSON holds them, by conclusion."""
    return {
        str(change.conclusion_id): {
            "due_on": change.new_due_on.isoformat() if change.new_due_on else None,
            "lead": change.new_lead_id,
            "withdrawn": change.is_withdrawn,
        }
        for change in changes
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A change as it is carried out."""

    conclusion_id: int
    new_due_on: date | None
    new_lead_id: int | None
    is_withdrawn: bool


def changes_from(plain: Mapping[str, Mapping[str, object]]) -> list[Ordered]:
    """Return what `plain_changes` was given, in the order of the conclusions' ids."""
    return [
        Ordered(
            conclusion_id=int(key),
            new_due_on=date.fromisoformat(str(one["due_on"])) if one.get("due_on") else None,
            new_lead_id=int(str(one["lead"])) if one.get("lead") else None,
            is_withdrawn=bool(one.get("withdrawn")),
        )
        for key, one in sorted(plain.items(), key=lambda pair: int(pair[0]))
    ]
