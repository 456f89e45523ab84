"""Who does what in one clause: «Giao A chủ trì, phối hợp với B làm X», read word by word from its first word.

The result is a duty: the agencies by role and the words of the work itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.inside import WITH, find_appraisal, helpers_inside
from dondoc.plans.reader.mentions import Found, Kind, Mention, Role, mention_on
from dondoc.plans.reader.not_tasks import NOT_AFTER_AGENCY
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import MANNERS, OPENERS, REPORTED, ROLE_WORDS
from dondoc.plans.reader.walk import BY_DUTY, CONTACT, Walk

_GO_BETWEEN = Phrases(("giúp", "giúp cho", "thay mặt", "tham mưu cho", "tham mưu giúp", "tham mưu, giúp"))
_DONE_BY = Phrases((
    "chủ trì", "phụ trách", "đảm nhiệm", "chịu trách nhiệm", "đảm nhận", "thực hiện", "tham mưu", "làm đầu mối",
    "bảo đảm", "đảm bảo", "làm thường trực", "đứng ra", "tổ chức", "quản lý", "lo",
))  # fmt: skip


_HELPS = re.compile(r"\s?\((?:cơ quan|đơn vị)?\s?(?:phối hợp|tham gia|hỗ trợ)\)")
_ANSWERS = Phrases(("chủ trì", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ"))
_NOT_IN_NAME = frozenset(
    {
        "do",
        "được",
        "đã",
        "đang",
        "để",
        "là",
        "cho",
        "về",
        "theo",
        "khi",
        "trước",
        "sau",
        "này",
        "với",
        "bị",
        "phải",
        "sẽ",
    }
)
_LONGEST_UNKNOWN = 12
# Words that begin what tells which bodies of a class are meant. Only where something stands is clear without an order.
_TELLS_WHICH = frozenset({"có", "chưa", "đang", "còn", "không"})
_STANDS_WHERE = frozenset({"quanh", "gần", "dọc", "ven", "tuyến", "xung", "sát", "nơi"})
_ENDS_DESCRIPTION = frozenset({"được", "bị", "để", "đã", "mà", "thì", "và", "phải", "do"})
# Nouns that take a verb behind them: «tỷ lệ giải ngân», «nhu cầu thuê đất».
_HOLDS_VERB = frozenset({
    "tỷ lệ", "kế hoạch", "khả năng", "nhu cầu", "nhiệm vụ", "chức năng", "điều kiện", "hoạt động", "tiến độ", "kết quả", "công tác",
    "dự án", "quyền", "phương án",
})  # fmt: skip
_LONGEST_DESCRIPTION, _SHORTEST_DESCRIPTION = 10, 2
_ACTORS = frozenset({Kind.NAMED, Kind.OFFICE, Kind.CLASS})
# Words that go on with a name or begin a phrase of circumstance; none of them is a verb.
_GRAMMAR = frozenset(
    [
        "của",
        "và",
        "hoặc",
        "thuộc",
        "ở",
        "tại",
        "trên",
        "trong",
        "là",
        "được",
        "bị",
        "với",
        "cho",
        "theo",
        "do",
        "nếu",
        "khi",
        "mà",
        "này",
        "đó",
        "nêu",
        "nói",
        "nơi",
        "như",
        "vào",
        "từ",
        "đến",
        "tới",
        "bằng",
        "về",
        "qua",
        "sau",
        "trước",
        "giữa",
        "ngoài",
        "gồm",
        "năm",
        "số",
        "khóa",
        "lần",
        "cấp",
        "các",
        "những",
        "mỗi",
        "mọi",
        "một",
        "hai",
        "ba",
        "bốn",
        "để",
        "nhằm",
        "vì",
        "bởi",
        "tuy",
        "nhưng",
        "thì",
        "đã",
        "đang",
        "chưa",
        "vừa",
        "còn",
        "không",
        "chỉ",
        "rất",
        "hơn",
        "nhất",
        "cả",
        "nhiều",
        "ít",
        "nhiệm",
        "kỳ",
        "giai",
        "đoạn",
        "khu",
        "nhà",
        "nước",
        "quốc",
        "dân",
        "người",
        "đơn",
        "vị",
        "cơ",
        "quan",
        "có",
        "loại",
        "hay",
        "cùng",
        "bên",
        "dưới",
        "kể",
        "tính",
        "hiện",
        "việc",
        "công",
        "tác",
    ]
)


@dataclass(slots=True)
class Duty:
    """What a clause orders. work: first word and word after the last of the action; chaired: «chủ trì» was said.

    ordered: an opener («giao», «đề nghị») was met; assumed: no known verb follows the agency; helping: «phối hợp với» without an agency of its own before it.
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
    assumed: bool = False
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


class _Reader(Walk):
    """One walk over a clause that notes who does what; `at` is the next word to be read."""

    def __init__(self, text: Text, first: int, after: int, skips: Mapping[int, int]) -> None:
        super().__init__(text, first, after, skips)
        self.duty = Duty(work=(first, after))

    def read(self) -> Duty:
        self.skip_small()
        self.skip_topic()
        self.skip_adjuncts()
        self.duty.lead = [Role(mention, "đối với") for mention in self.take_concerned()]
        if not self._subject() and not self._order_later():
            self._chain()
        self._finish()
        return self.duty

    # --- who

    def _subject(self) -> bool:
        if self.duty.lead:
            self._chain()
            return True
        found = list_at(self.text, self.at) or self._unknown_body()
        if found is None or found.after > self.after:
            return False
        opener = self._opener(self.after_modifiers(found.after))
        if opener is not None:
            self._take_order(*opener)
            return True
        found = self._with_description(found, _STANDS_WHERE)
        self.duty.assumed = not self.acts(found.after) and self._may_act(found)
        if not self.duty.assumed and not self.acts(found.after):
            self.duty.told = self._is_told(found.after)
            return False
        self.duty.lead = [Role(m, "chủ ngữ") for m in found.mentions if not self._helps(m)]
        self.duty.coordinating += [Role(m, "phối hợp") for m in found.mentions if self._helps(m) and self.duty.lead]
        self.duty.lead = self.duty.lead or [Role(mention, "chủ ngữ") for mention in found.mentions]
        self.at = found.after
        self._chain()
        return True

    def _helps(self, mention: Mention) -> bool:
        """«Sở Y tế (chủ trì), Hội Chữ thập đỏ (phối hợp) …»: the role stands in a bracket behind the name."""
        return bool(_HELPS.match(self.text.low, mention.end))

    def _unknown_body(self) -> Found | None:
        """A name no table knows before «chủ trì», «có trách nhiệm»: «Làng nghề Bát Tràng có trách nhiệm …»."""
        first = self.at
        if not self.text.capital(first) or self.verb(first) or self.words[first] in _GRAMMAR:
            return None
        for k in range(first + 1, min(self.after - 1, first + _LONGEST_UNKNOWN)):
            if not self.words[k].isalnum() and self.words[k] != "-":
                return None
            if _ANSWERS.at(self.words, k):
                named = k - first >= 2 and any(self.text.capital(at) for at in range(first + 1, k))
                return Found((mention_on(self.text, first, k, Kind.NAMED),), first, k) if named else None
            if self.words[k] in _NOT_IN_NAME or OPENERS.at(self.words, k):
                return None
        return None

    def _may_act(self, found: Found) -> bool:
        """Whether a word no table knows may be the verb of the bodies before it: a small word, none of grammar's."""
        at = found.after
        if at + 2 >= self.after or any(mention.kind not in _ACTORS for mention in found.mentions):
            return False
        word = self.words[at]
        return word.isalpha() and not self.text.capital(at) and word not in _GRAMMAR and not self._is_told(at)

    def _is_told(self, index: int) -> bool:
        return index < len(self.text) and bool(NOT_AFTER_AGENCY.match(self.text.low, self.text.starts[index]))

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

    def _with_description(self, found: Found, starters: frozenset[str]) -> Found:
        """«các chủ đầu tư có tỷ lệ giải ngân thấp | làm rõ …»: what tells which ones belongs to the class's name."""
        last, at = found.mentions[-1], found.after
        described = last.kind in (Kind.CLASS, Kind.GENERIC) and at < self.after and self.words[at] in starters
        if not described or MANNERS.at(self.words, at) or ROLE_WORDS.at(self.words, at) or self.verb(at):
            return found
        for k in range(at + 1, min(self.after - 1, at + _LONGEST_DESCRIPTION)):
            if not self.words[k].isalnum() or self.words[k] in _ENDS_DESCRIPTION or k in self.skips:
                break
            if " ".join(self.words[k - 2 : k]) in _HOLDS_VERB:
                continue
            if self.verb(k) or MANNERS.at(self.words, k):
                if k - at < _SHORTEST_DESCRIPTION:
                    break
                end = self.text.ends[k - 1]
                whole = replace(last, name=self.text.text[last.start : end], end=end, kind=Kind.CLASS)
                return Found((*found.mentions[:-1], whole), found.first, k)
        return found

    def _take_order(self, index: int, found: Found) -> None:
        found = self._with_description(found, _TELLS_WHICH | _STANDS_WHERE)
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
            acts = found and (
                _DONE_BY.at(self.words, found.after) or (not self.verb(self.at) and self.verb(found.after))
            )
            if found and found.after < self.after and acts:
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
            if self.skips.get(self.at, self.at) > self.at:
                self.at = self.skips[self.at]
                continue
            shared = self.after_share(self.at) if self.duty.lead else self.at
            if shared > self.at:
                self.at = shared
                continue
            if self.duty.lead and self.words[self.at : self.at + 2] in (["trong", "việc"], ["về", "việc"]):
                self.at += 2
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
        if not length or following >= self.after or self.verb(self.at) > length:
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
        length = CONTACT.at(self.words, self.at)
        if not length:
            return False
        self.duty.chaired = True
        self.at += length
        while self.at < self.after and not self.verb(self.at) and not ROLE_WORDS.at(self.words, self.at):
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
        if found is None or not (self.verb(found.after) or self.words[found.after : found.after + 1] == [","]):
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
        if found is None or found.after >= self.after or not self.acts(found.after):
            return False
        told = [m for m in found.mentions if m.kind is not Kind.GENERIC and "các cấp" not in m.name.lower()]
        self.duty.directed += [Role(mention, "được chỉ đạo") for mention in told]
        self.at = found.after
        return True

    def _by_duty(self) -> bool:
        """«theo chức năng, nhiệm vụ được giao», «căn cứ …»: adds no role."""
        if not BY_DUTY.at(self.words, self.at) or self.verb(self.at) > 1:
            return False
        k = self.at
        while k < self.after:
            following = k + 1
            if self.words[k] in (",", ":", "để") and following < self.after:
                acts = self.verb(following) or ROLE_WORDS.at(self.words, following) or MANNERS.at(self.words, following)
                if acts and self.words[following : following + 2] != ["nhiệm", "vụ"]:
                    self.at = following
                    return True
            length = self.verb(k)
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
        if self.topic_ends is not None and self.duty.chaired and self.duty.lead and start >= self.after:
            # «Thi công sân khấu: Sở Xây dựng chủ trì»: the work is the title before the colon.
            self.duty.opened_at, self.duty.behind = self.topic_ends, True
        if self.duty.lead and not self.duty.ordered and self.words[start : start + 1] in (["đã"], ["đang"], ["vừa"]):
            self.duty.lead, self.duty.told = [], True
        self.duty.coordinating += helpers_inside(self.text, start, self.after)
        judged = find_appraisal(self.text, start, self.after)
        self.duty.appraising += judged.appraisers
        if judged.own and not self.duty.appraising:
            self.duty.appraising += [Role(role.mention, "tự thẩm định") for role in self.duty.lead]
            self.duty.swapped = not self.duty.lead
