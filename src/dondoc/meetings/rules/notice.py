"""A notice of conclusions as an experienced clerk writes it, so that whoever reads it back finds the same work.

I. what was assessed; II. what was concluded, one numbered sentence each: who leads, with whom, what, who appraises,
until when. The sentences are in the forms the plan reader knows («A chủ trì, phối hợp với B …, gửi C thẩm định, hoàn
thành trước ngày …»); tests read every notice back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dondoc.kit.vietnamese import one_line
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.said import Named, Said
from dondoc.meetings.rules.wording import deadline_words, running, sentence, spoken
from dondoc.meetings.rules.work import KnownWork, leads_of
from dondoc.papers.layouts.parts import Block, Heading, Text
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader.named import head_length
from dondoc.plans.reader.scan import Text as ReadText
from dondoc.plans.rules.classes import is_class

ASSESSMENT, CONCLUSIONS = "I. ĐÁNH GIÁ CHUNG", "II. KẾT LUẬN, GIAO NHIỆM VỤ"
ONLY_CONCLUSIONS = "KẾT LUẬN, GIAO NHIỆM VỤ"
MOST_NAMES_OF_PRESENT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The meeting itself: when and where, who presided by function, which agencies came and which did not.

    committee: whose meeting it was. opening: the assessment as typed, a paragraph a line.
    """

    at: datetime
    place: str
    chair: str
    title: str
    committee: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeText:
    """What a notice says, ready for the letterhead of the body that issues it."""

    subject: str
    bases: tuple[str, ...]
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]


def notice_text(
    sitting: Sitting, said: Sequence[Said], *, names: Mapping[int, str], known: Mapping[int, KnownWork] | None = None
) -> NoticeText:
    """Return the notice of these conclusions, in their order.

    names: official names of agencies by id. known: by conclusion, the work it speaks of that is given already; its
    leads are named where the conclusion names none.
    """
    assessed = [*_paragraphs(sitting.opening), *(one.text for one in said if one.number is None)]
    blocks: list[Block] = []
    if assessed:
        blocks.append(Heading(ASSESSMENT))
        blocks += [Text(sentence(words), "-") for words in assessed]
    numbered = [one for one in said if one.number is not None]
    blocks.append(Heading(CONCLUSIONS if assessed else ONLY_CONCLUSIONS))
    blocks += _sentences(numbered, names=names, known=known or {})
    blocks += [Text(words) for words in _closing(sitting)]
    return NoticeText(
        subject=subject_of(sitting),
        bases=_bases(sitting),
        blocks=tuple(blocks),
        recipients=_recipients(numbered, names=names, known=known or {}),
    )


def subject_of(sitting: Sitting) -> str:
    """Return the subject of the notice: whose conclusions, of which meeting."""
    about = f" về {_lower(sitting.title)}" if sitting.title else ""
    return f"Kết luận của {_chair(sitting)} tại cuộc họp ngày {sitting.at:%d/%m/%Y}{about}"


def sentence_of(one: Said, *, names: Mapping[int, str], work: KnownWork | None = None) -> str:
    """Return the numbered sentence of one conclusion, without its number.

    What gives work names who leads, who helps and who appraises by official names, and the day; a decision stands as
    it was said.
    """
    if one.kind in (ConclusionKind.DECIDE, ConclusionKind.NOTE):
        return sentence(one.text)
    led_by = leads_of(one)
    leads = _names(led_by, names) or [names[each] for each in (work.leads if work else ())]
    helpers = _names(one.named(PartyRole.COORDINATING), names)
    appraisers = _names(one.named(PartyRole.APPRAISING), names)
    words = running(one.text)
    if one.kind == ConclusionKind.RETURN and work is not None:
        words = f"tiếp tục hoàn thiện, bổ sung nhiệm vụ {work.titles[0].partition(' ')[0]}: {words}"
    speaks_of_many = bool(leads) and all(is_class(name) for name in leads)
    order = _who(leads, helpers, is_many=speaks_of_many, returned=one.kind == ConclusionKind.RETURN) + words
    if appraisers and not spoken(one.text).appraised:
        order += f", gửi {_joined(appraisers)} thẩm định"
    deadline = deadline_words(one.due_on, one.due_words)
    return sentence(f"{order}; {deadline}" if deadline else order)


def _who(leads: list[str], helpers: list[str], *, is_many: bool, returned: bool) -> str:
    if not leads:
        return ""
    if helpers:
        return f"{_joined(leads)} chủ trì, phối hợp với {_joined(helpers)} "
    return f"{_joined(leads)} " if is_many or returned else f"{_joined(leads)} chủ trì "


def _sentences(said: Sequence[Said], *, names: Mapping[int, str], known: Mapping[int, KnownWork]) -> list[Block]:
    """Return the sentences, under the name of their agenda item where the meeting had several.

    Not where most items would head one sentence alone: that is a list already.
    """
    headings = {one.heading for one in said if one.heading}
    several = len(headings) > 1 and 2 * len(headings) <= len(said) + 1
    blocks: list[Block] = []
    above = ""
    for one in said:
        if several and one.heading and one.heading != above:
            blocks.append(Heading(one_line(one.heading).strip(" .;:"), 2))
            above = one.heading
        blocks.append(Text(sentence_of(one, names=names, work=known.get(one.id)), f"{one.number}."))
    return blocks


def _bases(sitting: Sitting) -> tuple[str, ...]:
    about = f" về {_lower(sitting.title)}" if sitting.title else ""
    where = f", tại {sitting.place}" if sitting.place else ""
    committee = f" {sitting.committee}" if sitting.committee else ""
    came = f" Dự họp có đại diện lãnh đạo: {_listed(sitting.present)}." if sitting.present else ""
    missing = f" Vắng mặt: {_listed(sitting.absent)}." if sitting.absent else ""
    return (
        f"Ngày {sitting.at:%d/%m/%Y}{where}, đồng chí {_chair(sitting)} đã chủ trì cuộc họp{committee}{about}."
        f"{came}{missing}",
        "Sau khi nghe các cơ quan, đơn vị báo cáo và ý kiến thảo luận của các thành viên dự họp, đồng chí "
        f"{_chair(sitting)} kết luận như sau:",
    )


def _closing(sitting: Sitting) -> tuple[str, ...]:
    committee = sitting.committee or "Tiểu ban"
    return (
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo ngay về Tiểu ban (qua Tổ "
        "giúp việc, bộ phận theo dõi, đôn đốc và tổng hợp, báo cáo Trưởng Tiểu ban) để được tháo gỡ.",
        f"Trên đây là kết luận của đồng chí {_chair(sitting)}, {committee} thông báo để các cơ quan, đơn vị biết, thực "
        "hiện.",
    )


def _recipients(said: Sequence[Said], *, names: Mapping[int, str], known: Mapping[int, KnownWork]) -> tuple[str, ...]:
    """Return whom the notice goes to for its work: every agency and class it names, in the order it names them."""
    found: dict[str, None] = {}
    for one in said:
        parties = [*leads_of(one), *(party for party in one.parties if party.role != PartyRole.LEAD)]
        for party in sorted(parties, key=lambda each: list(PartyRole).index(each.role)):
            found.setdefault(_upper(_name(party, names)))
        if not leads_of(one) and one.id in known:
            for lead in known[one.id].leads:
                found.setdefault(names[lead])
    return tuple(f"{name}," for name in found)


def _names(parties: Sequence[Named], names: Mapping[int, str]) -> list[str]:
    return [_name(party, names) for party in parties]


def _name(party: Named, names: Mapping[int, str]) -> str:
    return names[party.agency_id] if party.agency_id is not None else one_line(party.group)


def _joined(names: Sequence[str]) -> str:
    """Join names by commas, the last by «và».

    A name that does not begin as agencies do («VNPT Kon Tum») would be read on with the one before «và»: a comma.
    """
    if len(names) < 2:
        return "".join(names)
    joint = " và " if head_length(ReadText(names[-1]), 0) else ", "
    return f"{', '.join(names[:-1])}{joint}{names[-1]}"


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES_OF_PRESENT:
        return "; ".join(names)
    return f"{len(names)} cơ quan, đơn vị theo danh sách mời"


def _chair(sitting: Sitting) -> str:
    return sitting.chair or "Trưởng Tiểu ban"


def _paragraphs(text: str) -> list[str]:
    return [one_line(line) for line in text.splitlines() if line.strip()]


def _lower(words: str) -> str:
    words = one_line(words).strip(" .;:")
    return running(words) if words else ""


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
