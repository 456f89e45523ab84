"""Walks over the words of a clause: what may be passed before anybody acts, and whether somebody acts at all."""

from collections.abc import Mapping
from dataclasses import replace

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.mentions import Mention
from dondoc.plans.reader.not_tasks import NOT_AFTER_AGENCY
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import MANNERS, OPENERS, ROLE_WORDS, VERBS

CONTACT = Phrases((
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
_SMALL = Phrases((
    "và", "riêng", "ngoài ra", "trong đó", "đồng thời", "vì vậy", "do đó", "bên cạnh đó", "bước", "còn",
    "các đồng chí",
))  # fmt: skip
BY_DUTY = Phrases(("theo", "căn cứ", "trên cơ sở", "trong phạm vi", "với chức năng"))
_LONGEST_DESCRIPTION = 14
_LONGEST_TOPIC = 18
_LONGEST_OPENER = 5


class Walk:
    """A place in the clause on words first … after-1. `skips` says at which words a deadline stands and where it ends."""

    def __init__(self, text: Text, first: int, after: int, skips: Mapping[int, int]) -> None:
        self.text, self.words, self.first, self.after, self.skips = text, text.words, first, after, skips
        self.at = first
        self.topic_ends: int | None = None

    def skip_small(self) -> None:
        """Pass «và», «trong đó», «đồng thời» and punctuation."""
        while self.at < self.after and (self.words[self.at] in ",:;.-" or _SMALL.at(self.words, self.at)):
            if self.words[self.at] == "các" and list_at(self.text, self.at) is not None:
                # «Các đồng chí thành viên Tiểu ban» are whoever acts.
                return
            self.at += max(1, _SMALL.at(self.words, self.at))

    def skip_topic(self) -> None:
        """Pass «Lễ khai mạc:», «Về nơi ăn, nghỉ:»: a short title before the colon behind which somebody acts."""
        if list_at(self.text, self.at) is not None or OPENERS.at(self.words, self.at):
            return
        reach = range(self.at + 1, min(self.after - 1, self.at + _LONGEST_TOPIC))
        colon = next((k for k in reach if self.words[k] in ":;."), None)
        if colon is None or self.words[colon] != ":" or self.words[colon - 1] in ("sau", "đây"):
            return
        at = colon + 1
        found = list_at(self.text, at)
        acts = found is not None and found.after < self.after and self.acts(found.after)
        if acts or OPENERS.at(self.words, at) or (self.verb(at) and not self.verb(self.at)):
            self.at, self.topic_ends = at, colon

    def skip_adjuncts(self) -> None:
        """Pass «Căn cứ …,», «Để …,», «Trước ngày …,»: up to the comma behind which somebody acts."""
        while self.at in self.skips:
            self.at = self.skips[self.at]
            self.skip_small()
        start = self.at
        if start >= self.after or self._concerned() is not None:
            return
        if not _ADJUNCTS.at(self.words, start) and start not in self.skips:
            return
        if self.verb(start) and not self._comma_before_doer(start):
            return
        targets = [self._comma_before_doer(start)]
        if self.words[start : start + 2] in (["căn", "cứ"], ["trên", "cơ"]):
            targets.append(
                next((k + 1 for k in range(start, self.after - 1) if self.words[k] == "để" and self.verb(k + 1)), None)
            )
        self.at = min((target for target in targets if target is not None), default=start)

    def _concerned(self) -> int | None:
        """Return where «thì» or the comma stands in «Đối với các địa phương chưa lập Đề án thì khẩn trương …»."""
        found = list_at(self.text, self.at + 2) if self.words[self.at : self.at + 2] == ["đối", "với"] else None
        if found is None or found.first >= self.after:
            return None
        reach = range(found.after, min(self.after, found.after + _LONGEST_DESCRIPTION))
        end = next((k for k in reach if self.words[k] in ("thì", ",", ":", ";")), None)
        if end is None:
            return None
        at = end + 1
        acts = self.verb(at) or MANNERS.at(self.words, at) or ROLE_WORDS.at(self.words, at)
        return end if acts else None

    def take_concerned(self) -> list[Mention]:
        """Pass «Đối với A thì»: the class described is the one that acts, its description part of its name."""
        end = self._concerned()
        found = list_at(self.text, self.at + 2) if end is not None else None
        if end is None or found is None:
            return []
        self.at = end + 1
        if end == found.after:
            return list(found.mentions)
        start, stop = self.text.slice(found.first, end)
        return [replace(found.mentions[0], name=self.text.text[start:stop], end=stop)]

    def _comma_before_doer(self, start: int) -> int | None:
        """Return the word after the comma behind which somebody acts; commas inside lists of agencies come last."""
        commas = self._commas(start)
        lists = [found for k in range(start, self.after) if (found := list_at(self.text, k))]
        # «…, Sở đề nghị UBND các huyện, thị xã, thành phố rà soát …»: the whole list is ordered, no part of it acts alone.
        ordered = [found for found in lists if self._after_opener(found.first)]
        commas = [k for k in commas if not any(found.first < k < found.after for found in ordered)]
        inside = {k for k in commas if any(found.first < k < found.after for found in lists)}
        for k in [*(k for k in commas if k not in inside), *sorted(inside)]:
            if self._begins_clause(start, k):
                return k + 1
        return None

    def _after_opener(self, index: int) -> bool:
        return any(
            OPENERS.at(self.words, k) == index - k for k in range(max(self.first, index - _LONGEST_OPENER), index)
        )

    def _commas(self, start: int) -> list[int]:
        found, depth = [], 0
        for k in range(start, self.after - 1):
            depth += (self.words[k] == "(") - (self.words[k] == ")")
            if not depth and self.words[k] in (",", ":"):
                found.append(k)
        return found

    def _begins_clause(self, start: int, comma: int) -> bool:
        at = comma + 1
        if self.skips.get(at, at) > at:
            at = self.skips[at]
            at += at < self.after and self.words[at] == ","
        if OPENERS.at(self.words, at):
            return True
        found = list_at(self.text, at)
        if found:
            return found.after < self.after and self.acts(found.after)
        at += MANNERS.at(self.words, at) if not self.verb(at) else 0
        return bool(self.verb(at)) and not self._noun_series(start, comma)

    def _noun_series(self, start: int, comma: int) -> bool:
        """«Căn cứ chức năng, nhiệm vụ …»; «Để tổ chức, phục vụ tốt …»: the comma parts words, not clauses."""
        following = comma + 1 + self.verb(comma + 1)
        follows = self.words[following] if following < self.after else ""
        if follows == "," or (follows == "và" and self.words[comma + 1 : following] == ["tổ", "chức"]):
            return True
        return any(self.verb(k) == comma - k for k in range(max(start, comma - 3), comma))

    def verb(self, index: int) -> int:
        """Return the number of words of the verb of work at a word of the clause, 0 when there is none."""
        return VERBS.at(self.words, index) if index < self.after else 0

    def acts(self, index: int) -> bool:
        """Say whether what follows an agency shows it acting."""
        at = self.after_modifiers(index)
        modal = at > index and self.words[at - 1] != ")"
        while at < self.after and (self.words[at] in (",", ":", ".") or at in self.skips):
            at = self.skips.get(at, at + 1)
        if at >= self.after:
            return False
        if CONTACT.at(self.words, at):
            return True
        if NOT_AFTER_AGENCY.match(self.text.low, self.text.starts[at]):
            return False
        known = (
            self.verb(at) or MANNERS.at(self.words, at) or ROLE_WORDS.at(self.words, at) or OPENERS.at(self.words, at)
        )
        return bool(modal or known or BY_DUTY.at(self.words, at) or self.words[at] in ("với", "cùng"))

    def after_modifiers(self, index: int) -> int:
        """Return the word after a bracket and after words of manner: «khẩn trương», «có trách nhiệm»."""
        at = index
        if at < self.after and self.words[at] == "(":
            at = next((k + 1 for k in range(at, self.after) if self.words[k] == ")"), at)
        at = self.after_share(at)
        while at < self.after and MANNERS.at(self.words, at):
            at += MANNERS.at(self.words, at)
        return at

    def after_share(self, index: int) -> int:
        """Return the word after «, mỗi đơn vị»: each of the bodies before it does the work."""
        at = index + (self.words[index : index + 1] == [","])
        found = list_at(self.text, at) if self.words[at : at + 1] in (["mỗi"], ["từng"]) else None
        return found.after if found is not None and found.after < self.after else index
