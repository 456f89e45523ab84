"""The notice that assigns the members of a committee: who holds which function, from which agency, in charge of what.

Vietnamese is written here and not translated. docs/domain/official-texts.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.papers.layouts.content import Content, closed, count_words, lower_first, upper_first
from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Block, Column, Heading, Table, Text

_COLUMNS = (
    Column(heading="TT", width_mm=11, align=Align.CENTER),
    Column(heading="Chức danh trong Tiểu ban", width_mm=36),
    Column(heading="Chức vụ, cơ quan công tác", width_mm=58),
    Column(heading="Lĩnh vực, mảng việc phụ trách", width_mm=60),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One place in a committee. function: as it is written down («Thành viên: Giám đốc Sở Y tế»), split at the colon.

    holder: the name of the person, "" when the place names an office. oversees: the fields of work in their order.
    """

    function: str
    agency: str = ""
    holder: str = ""
    oversees: Sequence[str] = ()

    @property
    def title(self) -> str:
        """What the member is in the committee."""
        return self.function.partition(":")[0].strip()

    @property
    def office(self) -> str:
        """Who it is: the person, the office outside the committee, the agency; each once."""
        outside = self.function.partition(":")[2].strip()
        agency = "" if self.agency and self.agency in outside else self.agency
        return ", ".join(part for part in (self.holder, upper_first(outside), agency) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A committee, subcommittee or helping group with its members in their order."""

    name: str
    duty: str = ""
    members: Sequence[Member] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """What a notice of assignment says. without_overseer: fields of work nobody is in charge of yet."""

    body: str
    groups: Sequence[Group]
    without_overseer: Sequence[str] = ()


def assignment(facts: AssignmentFacts) -> Content:
    """Return the words of the notice: one table per committee, and the duties all members share."""
    is_alone = len(facts.groups) == 1
    blocks: list[Block] = [Heading("I. PHÂN CÔNG THÀNH VIÊN")]
    for place, group in enumerate(facts.groups, start=1):
        blocks += _group(group, heading="" if is_alone else f"{place}. {group.name}")
    if not facts.groups:
        blocks.append(Text("Danh sách thành viên sẽ được bổ sung sau."))
    blocks += [
        Heading("II. TRÁCH NHIỆM CỦA THÀNH VIÊN"),
        Text(
            "Chịu trách nhiệm trước Trưởng Tiểu ban về lĩnh vực, mảng việc được phân công; chỉ đạo cơ quan mình thực "
            "hiện đúng tiến độ, bảo đảm chất lượng.",
            label="1.",
        ),
        Text("Nắm tình hình, báo cáo kịp thời khó khăn, vướng mắc và đề xuất hướng giải quyết.", label="2."),
        Text("Dự đầy đủ các phiên họp; khi vắng mặt, báo cáo Trưởng Tiểu ban và cử người dự thay.", label="3."),
    ]
    if facts.without_overseer:
        blocks.append(
            Text(
                f"{count_words(len(facts.without_overseer))} mảng việc do Trưởng Tiểu ban trực tiếp phụ trách đến khi "
                f"có phân công: {'; '.join(lower_first(one) for one in facts.without_overseer)}.",
                label="4.",
            )
        )
    return Content(
        subject=f"phân công nhiệm vụ thành viên {facts.body}",
        bases=(f"{facts.body} thông báo phân công nhiệm vụ các thành viên như sau:",),
        blocks=tuple(blocks),
    )


def _group(group: Group, *, heading: str) -> list[Block]:
    blocks: list[Block] = [Heading(heading, 2)] if heading else []
    if group.duty:
        blocks.append(Text(f"Nhiệm vụ: {closed(lower_first(group.duty))}"))
    if not group.members:
        return [*blocks, Text("Chưa phân công thành viên.")]
    rows = tuple(
        (
            str(place),
            upper_first(one.title),
            one.office,
            closed("; ".join(one.oversees), mark="") if one.oversees else "",
        )
        for place, one in enumerate(group.members, start=1)
    )
    return [*blocks, Table(_COLUMNS, rows)]
