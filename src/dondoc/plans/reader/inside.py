"""What the words of the work say about others: who helps with it and who appraises it."""

from dataclasses import dataclass

from dondoc.plans.reader.agencies import list_at
from dondoc.plans.reader.mentions import Found, Role
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import MANNERS, OPENERS, VERBS

WITH = Phrases((
    "với", "cùng", "cùng với", "chặt chẽ với", "chặt chẽ cùng", "chặt chẽ cùng với", "tốt với", "đồng bộ với",
    "thường xuyên với", "chặt chẽ", "kịp thời với", "trực tiếp với",
))  # fmt: skip
# Whoever is guided, urged or directed has partners of its own, which are not partners of the task.
_OVER_OTHERS = (["hướng", "dẫn"], ["đôn", "đốc"], ["chỉ", "đạo"])
_APPRAISALS = (["thẩm", "định"], ["thẩm", "tra"])
_NOT_APPRAISING_AFTER = frozenset({"được", "đã", "sau", "đồng", "phí"})
_BEFORE_APPRAISAL = frozenset({"để", "tiến", "hành", "tổ", "chức", "xem", "xét", ",", "và", "góp", "ý"})
_LONGEST_LIST = 30


@dataclass(frozen=True, slots=True)
class Judged:
    """Who appraises. own: the work itself is the appraisal, so whoever leads appraises."""

    appraisers: tuple[Role, ...] = ()
    own: bool = False


def helpers_inside(text: Text, first: int, after: int) -> list[Role]:
    """Return the partners named inside the work: «X, phối hợp với B», «…, các Ban phối hợp»."""
    return [*_named_after(text, first, after), *_named_before(text, first, after)]


def find_appraisal(text: Text, first: int, after: int) -> Judged:
    """Find «gửi C thẩm định», «C thẩm tra», or work that is itself an appraisal: «Rà soát, thẩm tra danh sách»."""
    for k in range(first, after - 1):
        if text.words[k : k + 2] not in _APPRAISALS or text.words[k - 1] in _NOT_APPRAISING_AFTER:
            continue
        found = _list_ending(text, first, k)
        if found:
            return Judged(tuple(Role(mention, "thẩm định") for mention in found.mentions))
        return Judged(own=_all_verbs(text, first, k))
    return Judged()


def _named_after(text: Text, first: int, after: int) -> list[Role]:
    roles: list[Role] = []
    depth = 0
    for k in range(first, after - 1):
        word = text.words[k]
        depth += (word == "(") - (word == ")")
        if word == ";" and not depth:
            break
        opener = OPENERS.at(text.words, k) or (2 if text.words[k : k + 2] in _OVER_OTHERS else 0)
        if not depth and opener and list_at(text, k + opener) is not None:
            break
        if depth or text.words[k : k + 2] != ["phối", "hợp"]:
            continue
        joined = WITH.at(text.words, k + 2)
        found = list_at(text, k + 2 + joined) if joined else None
        if found and found.after <= after:
            roles += [Role(mention, "phối hợp với") for mention in found.mentions]
    return roles


def _named_before(text: Text, first: int, after: int) -> list[Role]:
    roles: list[Role] = []
    for k in range(first, after - 1):
        if text.words[k] not in (",", ";") or text.words[k - 1] == ")":
            continue
        found = list_at(text, k + 1)
        if found and found.after < after and text.words[found.after : found.after + 2] == ["phối", "hợp"]:
            if text.words[found.after + 2 : found.after + 3] in (["với"], ["cùng"]):
                continue
            roles += [Role(mention, "phối hợp") for mention in found.mentions]
    return roles


def _list_ending(text: Text, first: int, before: int) -> Found | None:
    end = before
    while end > first and text.words[end - 1] in _BEFORE_APPRAISAL:
        end -= 1
    lists = (list_at(text, k) for k in range(max(first, end - _LONGEST_LIST), end))
    return next((found for found in lists if found and found.after == end), None)


def _all_verbs(text: Text, first: int, before: int) -> bool:
    k = first
    while k < before:
        length = VERBS.at(text.words, k) or MANNERS.at(text.words, k) or (text.words[k] in (",", "và"))
        if not length:
            return False
        k += length
    return True
