"""Who does what in one clause: «Giao A chủ trì, phối hợp với B làm X», read word by word from its first word.

The result is a duty: the agencies by role and the words of the work itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.inside import WITH, find_appraisal, helpers_inside
from dondoc.plans.reader.mentions import Found, Kind, Role
from dondoc.plans.reader.not_tasks import NOT_AFTER_AGENCY
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import MANNERS, OPENERS, REPORTED, ROLE_WORDS, VERBS

_CONTACT = Phrases((
    "là cơ quan thường trực", "là đơn vị thường trực", "là cơ quan đầu mối", "là đơn vị đầu mối", "làm đầu mối",
    "là đầu mối", "làm thường trực", "làm cơ quan thường trực", "làm cơ quan đầu mối", "là cơ quan chủ trì",
    "là đơn vị chủ trì", "làm cơ quan chủ trì", "làm chủ đầu tư",
))  # fmt: skip
_ADJUNCTS = Phrases((
    "căn cứ", "theo", "trên cơ sở", "để", "nhằm", "sau khi", "ngoài", "với", "qua", "tại", "trong đó", "vì vậy",
    "do đó", "bên cạnh đó", "về", "đối với", "khi", "trước khi", "trước", "trong", "từ", "chậm nhất", "đến",
    "thực hiện", "tiếp tục thực hiện", "riêng", "ngoài ra", "cùng với", "song song với", "trước mắt", "đồng thời",
    "ngay sau", "sau", "tiếp theo", "do", "xét", "dưới", "thống nhất", "liên quan đến", "nếu", "mặt khác",
    "tuy nhiên", "bên cạnh", "tùy theo", "đồng ý với", "nhất trí với", "kết luận", "như vậy", "cũng trong",
    "xuất phát từ", "ngay từ",
))  # fmt: skip
_SMALL = Phrases(
    (
        "và",
        "riêng",
        "ngoài ra",
        "trong đó",
        "đồng thời",
        "vì vậy",
        "do đó",
        "bên cạnh đó",
        "bước",
        "còn",
        "các đồng chí",
    )
)
_BY_DUTY = Phrases(("theo", "căn cứ", "trên cơ sở", "trong phạm vi", "với chức năng"))
_GO_BETWEEN = Phrases(("giúp", "giúp cho", "thay mặt", "tham mưu cho", "tham mưu giúp", "tham mưu, giúp"))
_DONE_BY = Phrases(
    (
        "chủ trì",
        "phụ trách",
        "đảm nhiệm",
        "chịu trách nhiệm",
        "đảm nhận",
        "thực hiện",
        "tham mưu",
        "làm đầu mối",
        "bảo đảm",
        "đảm bảo",
    )
)


@dataclass(slots=True)
class Duty:
    """What a clause orders. work: first word and word after the last of the action; chaired: «chủ trì» was said.

    ordered: an opener («giao», «đề nghị») was met; helping: «phối hợp với» without an agency of its own before it.
    """

    lead: list[Role] = field(default_factory=list)
    coordinating: list[Role] = field(default_factory=list)
    appraising: list[Role] = field(default_factory=list)
    directed: list[Role] = field(default_factory=list)
    work: tuple[int, int] = (0, 0)
    chaired: bool = False
    ordered: bool = False
    helping: bool = False
    told: bool = False
    swapped: bool = False
    behind: bool = False
    opened_at: int | None = None

    @property
    def own(self) -> bool:
        """Whether the clause itself names who leads."""
        return bool(self.lead)


def read_duty(text: Text, first: int, after: int, *, skips: Mapping[int, int] | None = None) -> Duty:
    """Read the clause on words first … after-1. `skips` says at which words a deadline stands and where it ends.

    A clause without an agency of its own comes back with an empty lead and its work from the verb on.
    """
    return _Reader(text, first, after, skips or {}).read()


class _Reader:
    """One walk over a clause; `at` is the next word to be read."""

    def __init__(self, text: Text, first: int, after: int, skips: Mapping[int, int]) -> None:
        self.text, self.words, self.first, self.after, self.skips = text, text.words, first, after, skips
        self.at = first
        self.duty = Duty(work=(first, after))

    def read(self) -> Duty:
        self._skip_small()
        self._skip_adjuncts()
        if not self._subject() and not self._order_later():
            self._chain()
        self._finish()
        return self.duty

    # --- the beginning

    def _skip_small(self) -> None:
        while self.at < self.after and (self.words[self.at] in ",:;.-" or _SMALL.at(self.words, self.at)):
            self.at += max(1, _SMALL.at(self.words, self.at))

    def _skip_adjuncts(self) -> None:
        """Pass «Căn cứ …,», «Để …,», «Trước ngày …,»: up to the comma behind which somebody acts."""
        while self.at in self.skips:
            self.at = self.skips[self.at]
            self._skip_small()
        start = self.at
        if start >= self.after or self._concerned():
            return
        if not _ADJUNCTS.at(self.words, start) and start not in self.skips:
            return
        if self._verb(start) and not self._comma_before_doer(start):
            return
        targets = [self._comma_before_doer(start)]
        if self.words[start : start + 2] in (["căn", "cứ"], ["trên", "cơ"]):
            targets.append(
                next((k + 1 for k in range(start, self.after - 1) if self.words[k] == "để" and self._verb(k + 1)), None)
            )
        self.at = min((target for target in targets if target is not None), default=start)

    def _concerned(self) -> bool:
        """«Đối với các địa phương chưa lập Đề án thì khẩn trương …»: the class described is the one that acts."""
        if self.words[self.at : self.at + 2] != ["đối", "với"]:
            return False
        found = list_at(self.text, self.at + 2)
        if found is None or found.first >= self.after:
            return False
        end = next(
            (
                k
                for k in range(found.after, min(self.after, found.after + 14))
                if self.words[k] in ("thì", ",", ":", ";")
            ),
            None,
        )
        if end is None or not (
            self._verb(end + 1) or MANNERS.at(self.words, end + 1) or ROLE_WORDS.at(self.words, end + 1)
        ):
            return False
        mentions = list(found.mentions)
        if end > found.after:
            start, stop = self.text.slice(found.first, end)
            mentions = [replace(mentions[0], name=self.text.text[start:stop], end=stop)]
        self.duty.lead = [Role(mention, "đối với") for mention in mentions]
        self.at = end + 1
        self._chain()
        return True

    def _comma_before_doer(self, start: int) -> int | None:
        """Return the word after the comma behind which somebody acts; commas inside lists of agencies come last."""
        commas = self._commas(start)
        lists = [found for k in range(start, self.after) if (found := list_at(self.text, k))]
        inside = {k for k in commas if any(found.first < k < found.after for found in lists)}
        for k in [*(k for k in commas if k not in inside), *sorted(inside)]:
            if self._begins_clause(start, k):
                return k + 1
        return None

    def _commas(self, start: int) -> list[int]:
        found, depth = [], 0
        for k in range(start, self.after - 1):
            depth += (self.words[k] == "(") - (self.words[k] == ")")
            if not depth and self.words[k] in (",", ":"):
                found.append(k)
        return found

    def _begins_clause(self, start: int, comma: int) -> bool:
        at = comma + 1
        if at in self.skips:
            return False
        if OPENERS.at(self.words, at):
            return True
        found = list_at(self.text, at)
        if found:
            return found.after < self.after and self._acts(found.after)
        return bool(self._verb(at)) and not self._noun_series(start, comma)

    def _noun_series(self, start: int, comma: int) -> bool:
        """«Căn cứ chức năng, nhiệm vụ …»; «Để tổ chức, phục vụ tốt …»: the comma parts words, not clauses."""
        following = comma + 1 + self._verb(comma + 1)
        follows = self.words[following] if following < self.after else ""
        if follows == "," or (follows == "và" and self.words[comma + 1 : following] == ["tổ", "chức"]):
            return True
        return any(self._verb(k) == comma - k for k in range(max(start, comma - 3), comma))

    def _verb(self, index: int) -> int:
        return VERBS.at(self.words, index) if index < self.after else 0

    # --- who

    def _subject(self) -> bool:
        if self.duty.lead:
            return True
        found = list_at(self.text, self.at)
        if found is None or found.after > self.after:
            return False
        opener = self._opener(self._after_modifiers(found.after))
        if opener is not None:
            self._take_order(*opener)
            return True
        if not self._acts(found.after):
            self.duty.told = bool(NOT_AFTER_AGENCY.match(self._low(found.after)))
            return False
        self.duty.lead = [Role(mention, "chủ ngữ") for mention in found.mentions]
        self.at = found.after
        self._chain()
        return True

    def _acts(self, index: int) -> bool:
        """Say whether what follows an agency shows it acting."""
        at = self._after_modifiers(index)
        modal = at > index and self.words[at - 1] != ")"
        while at < self.after and (self.words[at] in (",", ":", ".") or at in self.skips):
            at = self.skips.get(at, at + 1)
        if at >= self.after:
            return False
        low = self._low(at)
        if _CONTACT.at(self.words, at):
            return True
        if NOT_AFTER_AGENCY.match(low):
            return False
        known = (
            self._verb(at) or MANNERS.at(self.words, at) or ROLE_WORDS.at(self.words, at) or OPENERS.at(self.words, at)
        )
        return bool(modal or known or _BY_DUTY.at(self.words, at) or self.words[at] in ("với", "cùng"))

    def _low(self, index: int) -> str:
        return self.text.low[self.text.starts[index] :] if index < len(self.text) else ""

    def _after_modifiers(self, index: int) -> int:
        at = index
        if at < self.after and self.words[at] == "(":
            at = next((k + 1 for k in range(at, self.after) if self.words[k] == ")"), at)
        while at < self.after and MANNERS.at(self.words, at):
            at += MANNERS.at(self.words, at)
        return at

    def _opener(self, index: int) -> tuple[int, Found] | None:
        length = OPENERS.at(self.words, index)
        if not length or index >= self.after:
            return None
        if index > 0 and index > self.first and self.words[index - 1] in REPORTED:
            return None
        at = index + length
        if at < self.after and self.words[at] == ":":
            at += 1
        found = list_at(self.text, at)
        if found is None or found.after > self.after:
            return None
        return index, found

    def _order_later(self) -> bool:
        """Find «… giao A …» after whatever the sentence begins with."""
        for k in range(self.at, self.after):
            opener = self._opener(k)
            if opener is None:
                continue
            self._take_order(*opener)
            return True
        return self._done_by()

    def _take_order(self, index: int, found: Found) -> None:
        opener = self.text.text[slice(*self.text.slice(index, found.first))].strip(" :")
        self.duty.lead = [Role(mention, opener) for mention in found.mentions]
        self.duty.ordered, self.duty.opened_at = True, index
        self.at = found.after
        self._chain()

    def _done_by(self) -> bool:
        """«Việc trang trí do A chủ trì, phối hợp với B»: who does it stands behind the work."""
        for k in range(self.at + 1, self.after):
            if self.words[k] != "do":
                continue
            found = list_at(self.text, k + 1)
            if found and found.after < self.after and _DONE_BY.at(self.words, found.after):
                self.duty.lead = [Role(mention, "do … chủ trì") for mention in found.mentions]
                self.duty.opened_at, self.duty.behind = k, True
                self.at = found.after
                self._chain()
                return True
        return False

    # --- the chain of roles between the agency and the work

    def _chain(self) -> None:
        steps = (
            self._manner,
            self._chair,
            self._contact,
            self._coordinate,
            self._helpers,
            self._go_between,
            self._direct,
            self._by_duty,
        )
        while self.at < self.after:
            if self.at in self.skips:
                self.at = self.skips[self.at]
                continue
            if self.words[self.at] in ",:.-" and self.at + 1 < self.after:
                self.at += 1
                continue
            if self.words[self.at] == "(":
                close = next((k for k in range(self.at, self.after) if self.words[k] == ")"), None)
                if close is None or not self.duty.lead:
                    break
                self.at = close + 1
                continue
            if not any(step() for step in steps):
                break

    def _manner(self) -> bool:
        length = MANNERS.at(self.words, self.at)
        following = self.at + length
        if not length or following >= self.after or self._verb(self.at) > length:
            return False
        self.at = following
        return True

    def _chair(self) -> bool:
        if self.words[self.at : self.at + 2] != ["chủ", "trì"]:
            return False
        self.duty.chaired = True
        self.at += 2
        if self.words[self.at : self.at + 1] == ["với"] or self.words[self.at : self.at + 1] == ["cùng"]:
            self._partners(self.at + 1, "cùng")
        return True

    def _contact(self) -> bool:
        length = _CONTACT.at(self.words, self.at)
        if not length:
            return False
        self.duty.chaired = True
        self.at += length
        while self.at < self.after and not self._verb(self.at) and not ROLE_WORDS.at(self.words, self.at):
            if self._helpers():
                continue
            found = list_at(self.text, self.at)
            self.at = found.after if found else self.at + 1
        return True

    def _coordinate(self) -> bool:
        if self.words[self.at : self.at + 2] == ["phối", "hợp"]:
            at = self.at + 2
        elif self.words[self.at] in ("cùng", "với") and self.duty.lead:
            return self._partners(self.at + 1 + (self.words[self.at + 1 : self.at + 2] == ["với"]), "cùng")
        else:
            return False
        return self._partners(at + WITH.at(self.words, at), "phối hợp với")

    def _helpers(self) -> bool:
        """«…, các Ban phối hợp»: who helps stands before the word."""
        found = list_at(self.text, self.at)
        if found is None or self.words[found.after : found.after + 2] != ["phối", "hợp"] or not self.duty.lead:
            return False
        if self.words[found.after + 2 : found.after + 3] in (["với"], ["cùng"], ["chặt"]):
            return False
        self.duty.coordinating += [Role(mention, "phối hợp") for mention in found.mentions]
        self.at = found.after + 2
        return True

    def _partners(self, index: int, why: str) -> bool:
        found = list_at(self.text, index)
        if found is None or found.after > self.after:
            return False
        self.duty.coordinating += [Role(mention, why) for mention in found.mentions]
        self.duty.helping = not self.duty.chaired and not self.duty.lead
        self.at = found.after
        return True

    def _go_between(self) -> bool:
        """«giúp Chủ tịch UBND tỉnh hướng dẫn …»: he is served, he has no role."""
        length = _GO_BETWEEN.at(self.words, self.at)
        if not length:
            return False
        found = list_at(self.text, self.at + length)
        if found is None or not (self._verb(found.after) or self.words[found.after : found.after + 1] == [","]):
            return False
        self.at = found.after
        return True

    def _direct(self) -> bool:
        """«A chỉ đạo B làm X»: B leads too, when it can be told who B is."""
        if self.words[self.at : self.at + 2] != ["chỉ", "đạo"]:
            return False
        if self.words[self.at + 2 : self.at + 3] == [":"]:
            self.at += 3
            return True
        found = list_at(self.text, self.at + 2)
        if found is None or found.after >= self.after or not self._acts(found.after):
            return False
        told = [m for m in found.mentions if m.kind is not Kind.GENERIC and "các cấp" not in m.name.lower()]
        self.duty.directed += [Role(mention, "được chỉ đạo") for mention in told]
        self.at = found.after
        return True

    def _by_duty(self) -> bool:
        """«theo chức năng, nhiệm vụ được giao», «căn cứ …»: adds no role."""
        if not _BY_DUTY.at(self.words, self.at):
            return False
        k = self.at
        while k < self.after:
            following = k + 1
            if self.words[k] in (",", ":", "để") and following < self.after:
                acts = (
                    self._verb(following) or ROLE_WORDS.at(self.words, following) or MANNERS.at(self.words, following)
                )
                if acts and self.words[following : following + 2] != ["nhiệm", "vụ"]:
                    self.at = following
                    return True
            length = self._verb(k)
            acts = length or MANNERS.at(self.words, k) or ROLE_WORDS.at(self.words, k)
            if acts and k > self.at + 1 and self.words[k - 1] in ("giao", "công", "mình", "này", "quyền"):
                self.at = k
                return True
            if length and self.words[k : k + 2] == ["chỉ", "đạo"] and self.words[k + 2 : k + 3] == [":"]:
                self.at = k
                return True
            k += 1
        return False

    # --- the work and what it says about others

    def _finish(self) -> None:
        start = self.at
        while start < self.after and self.words[start] in ",:;.-)":
            start += 1
        self.duty.work = (start, self.after)
        self.duty.coordinating += helpers_inside(self.text, start, self.after)
        judged = find_appraisal(self.text, start, self.after)
        self.duty.appraising += judged.appraisers
        if judged.own and not self.duty.appraising:
            self.duty.appraising += [Role(role.mention, "tự thẩm định") for role in self.duty.lead]
            self.duty.swapped = not self.duty.lead
