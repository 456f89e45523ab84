"""One body by its name: a head («Sở», «UBND», «Công ty») and what belongs to it: competence, capitals, area, owner."""

from dataclasses import replace

from dondoc.plans.reader import agency_words as known
from dondoc.plans.reader.mentions import Kind, Mention, Parsed, mention_on
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import MANNERS, PURPOSES, ROLE_WORDS, VERBS

_WITH_BODY, _ALONE = Phrases(known.HEADS_WITH_BODY), Phrases(known.HEADS_ALONE)
_COMPETENCES, _TAILS, _AREAS = Phrases(known.COMPETENCES), Phrases(known.TAILS), Phrases(known.AREAS)
_OWNERS, _LATE_OWNERS = Phrases(known.OWNERS), Phrases(known.OWNERS_AFTER_BODY)
_OFFICES, _NOT = Phrases(known.OFFICES), Phrases(known.NOT_AGENCIES)
_SHORT = frozenset(known.ABBREVIATIONS)
_OWNED = frozenset(known.OWNED)
_SMALL_BODY = frozenset(
    {
        "hội đồng",
        "sở",
        "bộ",
        "phòng",
        "hội",
        "đài",
        "tổ",
        "tiểu ban",
        "đội",
        "nhóm",
        "ban",
        "ngành",
        "trường",
        "bộ phận",
    }
)
_VERB_LIKE = frozenset({"tổ chức", "xây dựng", "kiểm tra", "bảo vệ", "tuyên truyền", "phục vụ", "giáo dục"})
_WITH_PURPOSE = frozenset({"ban chỉ đạo", "tổ công tác", "ban tổ chức", "ban vận động"})
_JOINERS = frozenset({",", ";", "và", "&", "/"})
_LONGEST_BRACKET = 14
_ASSISTING = (["thường", "trực"], ["giúp", "việc"], ["thư", "ký"])
_ASSISTED = frozenset({"văn phòng", "tổ", "bộ phận", "nhóm", "ban"})
_LONGEST_TAIL = 6
# Heads whose body is free: «Trung tâm Bảo trợ xã hội»; only the first syllable of a word takes a capital.
_OPEN_BODY = frozenset({
    "trung tâm", "hội", "công ty", "công ty cổ phần", "công ty tnhh", "tổng công ty", "viện", "trường", "cục", "chi cục",
    "liên hiệp", "liên hiệp các hội", "ban quản lý", "phòng", "hiệp hội", "quỹ", "ban", "nhà máy", "xí nghiệp",
    "câu lạc bộ", "tiểu ban", "tổ", "đội", "đoàn", "hợp tác xã", "học viện", "bệnh viện", "cảnh sát", "ban chỉ đạo", "đài", "công ty tnhh mtv",
    "công ty tnhh một thành viên", "công ty trách nhiệm hữu hạn", "tập đoàn", "ban chỉ huy", "nhà hát", "nhà khách",
    "khách sạn", "nhà hàng", "doanh nghiệp", "ngân hàng", "vụ", "trạm", "bảo tàng", "thư viện", "tạp chí",
    "cảng", "cảng vụ", "sân bay", "bến xe", "siêu thị", "trường cao đẳng", "trường đại học", "trường thpt", "hội đồng",
    "vườn quốc gia", "bệnh viện đa khoa", "hạt", "đồn", "liên đoàn", "chi nhánh", "nhóm", "trường trung cấp", "trường thcs",
    "trường tiểu học", "trường mầm non", "khu di tích", "nhà xuất bản", "nhà thầu", "khoa", "phân hiệu", "phân viện", "chi hội", "chi đoàn", "khu bảo tồn",
    "khu di tích lịch sử", "khu du lịch", "công viên", "cung văn hóa", "cảng hàng không", "tổ công nghệ số cộng đồng",
})  # fmt: skip
_SMALL = frozenset(
    [
        "và",
        "của",
        "cho",
        "với",
        "đã",
        "được",
        "là",
        "ở",
        "tại",
        "trong",
        "để",
        "các",
        "từ",
        "có",
        "không",
        "về",
        "theo",
        "do",
        "khi",
        "nếu",
        "sẽ",
        "phải",
        "cần",
        "trên",
        "trước",
        "sau",
        "đến",
        "bằng",
        "như",
        "thì",
        "này",
        "cùng",
        "ra",
        "vào",
        "cả",
        "mỗi",
        "những",
        "một",
        "gồm",
        "đang",
        "chưa",
        "đều",
        "cũng",
        "nhằm",
        "qua",
    ]
)


def head_length(text: Text, index: int) -> int:
    length = max(_WITH_BODY.at(text.words, index), _ALONE.at(text.words, index))
    return 0 if _NOT.at(text.words, index) > length else length


def named_at(text: Text, index: int) -> Parsed | None:
    length = head_length(text, index)
    if not length or _NOT.at(text.words, index) >= length:
        return _abbreviation(text, index)
    head = " ".join(text.words[index : index + length])
    alone = _ALONE.at(text.words, index) == length
    after, stem_end, by_area, many = _body(text, index + length, head)
    if many is not None:
        prefix = text.text[slice(*text.slice(index, stem_end))]
        return tuple(replace(m, name=f"{prefix} {m.name}", stem=f"{prefix} {m.stem}") for m in many), after
    if after == index + length and not (alone and (text.capital(index) or head.endswith("ủy"))):
        return None
    stem = text.text[slice(*text.slice(index, stem_end))] if stem_end > index else ""
    return (mention_on(text, index, after, Kind.NAMED, stem, by_area=by_area),), after


def _abbreviation(text: Text, index: int) -> Parsed | None:
    if text.words[index : index + 1] and text.words[index] in _SHORT:
        after = index + 1
        while text.capital(after) and not head_length(text, after) and not ROLE_WORDS.at(text.words, after):
            after += 1
        area = _area_tail(text, after)
        return (mention_on(text, index, max(after, area), Kind.NAMED),), max(after, area)
    return None


def _body(text: Text, index: int, head: str) -> tuple[int, int, bool, tuple[Mention, ...] | None]:
    """Return where the name ends, where its stem ends, whether that asks for areas, and several names if it spreads."""
    after = _competence(text, index, head)
    stem_end = index if after > index and head in ("sở", "bộ", "ban", "hội", "phòng") else 0
    has_body = after > index
    if not has_body and head in _WITH_PURPOSE:
        after = _purpose(text, index)
    while after < len(text):
        if ROLE_WORDS.at(text.words, after):
            break
        if not has_body and head_length(text, after) and text.capital(after):
            after, has_body = _competence(text, after + head_length(text, after), head), True
            continue
        spread = None if _LATE_OWNERS.at(text.words, after) else _area_part(text, after, index)
        if spread is not None:
            end, area_stem, many = spread
            if many is not None:
                return end, after, True, many
            if area_stem:
                return _late_tail(text, end), area_stem, True, None
            after, has_body = end, True
            continue
        step = _name_step(text, after, index, head, has_body=has_body)
        if step == after:
            break
        after, has_body = step, True
    return after, stem_end, False, None


def _competence(text: Text, index: int, head: str) -> int:
    length = _COMPETENCES.at(text.words, index)
    if not length:
        return index
    words = " ".join(text.words[index : index + length])
    small = head == "sở" or (head in _SMALL_BODY and words not in _VERB_LIKE)
    return index + length if text.capital(index) or small else index


def _name_step(text: Text, at: int, body: int, head: str, *, has_body: bool) -> int:
    """Return the word after the next piece of a name, or `at` when the name ends here."""
    owner = _OWNERS.at(text.words, at) if at == body and head in _OWNED else _LATE_OWNERS.at(text.words, at)
    if owner and (at == body or text.capital(at) or text.words[at] in ("tỉnh", "ubnd")):
        if not text.capital(at) and at != body:
            return at
        return _competence(text, at + owner, " ".join(text.words[at : at + owner]))
    if _COMPETENCES.at(text.words, at) and text.capital(at) and not head_length(text, at):
        return at + _COMPETENCES.at(text.words, at)
    if has_body and head in ("phòng", "đội", "trung tâm") and text.words[at : at + 2] == ["công", "an"]:
        return at + 2
    if text.capital(at) and text.words[at - 2 : at] in _ASSISTING and _OWNERS.at(text.words, at):
        # «Văn phòng Thường trực Ban Chỉ đạo», «Tổ Giúp việc Ban Tổ chức»: whom it serves.
        return at + _OWNERS.at(text.words, at)
    if at == body and head in _ASSISTED and text.words[at : at + 2] in _ASSISTING and text.capital(at + 2):
        # «Văn phòng thường trực Ban Chỉ huy …»: the same in small letters.
        served = named_at(text, at + 2)
        return served[1] if served is not None else at
    if text.capital(at):
        return at if head_length(text, at) and has_body else at + 1
    if text.words[at] in (",", ".") and _glued(text, at):
        return at + 2
    if text.words[at].isdigit() and (at == body or (head in _OPEN_BODY and _numbers(text, at))):
        return at + 1
    if at > body and head in _OPEN_BODY and text.capital(at - 1) and _completes(text, at):
        return max(at + 1, _to_stop(text, at))
    if text.words[at : at + 2] == ["chi", "nhánh"]:
        return at + 2
    if text.words[at].isdigit() and head.startswith(("tổ", "đội", "đoàn")) and len(text.words[at]) > 2:
        return at + 1
    if text.words[at] == "số" and at + 1 < len(text) and text.words[at + 1].isdigit():
        return at + 2
    tail = _TAILS.at(text.words, at)
    if tail and VERBS.at(text.words, at) < tail:
        return at + tail
    after_word = text.capital(at - 1) or text.capital(at - 2)
    joins = text.words[at] in ("và", "-", "&") and has_body and after_word and text.capital(at + 1)
    if joins and not head_length(text, at + 1) and not _OFFICES.at(text.words, at + 1):
        # «Công ty Cấp nước và Xây dựng»: the whole word, also where its second syllable could begin a verb.
        return at + 1 + max(1, _COMPETENCES.at(text.words, at + 1))
    return at


def _to_stop(text: Text, index: int) -> int:
    """«Trung tâm Phát triển quỹ đất | tỉnh», «Sư phạm | Kon Tum»: small words up to a verb, an area or a capital.

    Returns the index itself when no such end comes soon: then the words are not a name's.
    """
    for k in range(index + 1, min(len(text), index + _LONGEST_TAIL)):
        word = text.words[k]
        if _TAILS.at(text.words, k) > VERBS.at(text.words, k):
            return k + _TAILS.at(text.words, k)
        if text.capital(k) or not word.isalpha() or word in _SMALL:
            return k
        if (
            VERBS.at(text.words, k)
            or ROLE_WORDS.at(text.words, k)
            or MANNERS.at(text.words, k)
            or _AREAS.at(text.words, k)
        ):
            return k
    return index + 1 if index + 1 >= len(text) else index


def _numbers(text: Text, at: int) -> bool:
    """Whether a number ends a name: «Công ty Cổ phần Sông Đà 5 | thi công», not «Trung tâm Y tế 3 đợt»."""
    if len(text.words[at]) > 2 or at + 1 >= len(text):
        return len(text.words[at]) <= 2
    follows = text.words[at + 1]
    return (
        not follows.isalnum()
        and follows not in "/%-."
        or bool(VERBS.at(text.words, at + 1) or ROLE_WORDS.at(text.words, at + 1) or MANNERS.at(text.words, at + 1))
    )


def _glued(text: Text, at: int) -> bool:
    """«Sở VH,TT&DL»: a comma without blanks inside an abbreviation."""
    if not 0 < at < len(text) - 1 or text.starts[at] != text.ends[at - 1] or text.starts[at + 1] != text.ends[at]:
        return False
    return text.shouted(at - 1) and text.shouted(at + 1)


def _completes(text: Text, index: int) -> bool:
    """Whether a small word is the second syllable of a name's word: «Bảo trợ», and no verb begins with it."""
    word = text.words[index]
    taken = VERBS.at(text.words, index) or ROLE_WORDS.at(text.words, index) or _AREAS.at(text.words, index)
    return word.isalpha() and word not in _SMALL and not taken and not MANNERS.at(text.words, index)


def _area_part(text: Text, at: int, body: int) -> tuple[int, int, tuple[Mention, ...] | None] | None:
    """Read «tỉnh», «huyện Sa Thầy», «các huyện: Sa Thầy, Đăk Hà», «xã, phường, thị trấn» inside a name.

    Returns the end; the end of the stem when a bare area name may follow after a comma; several names when it spreads.
    """
    quantifier = 1 if text.words[at] in ("các", "mỗi", "từng", "những") else 0
    committees = _committees(text, at + 1) if quantifier else at + 1
    if committees > at + 1:
        return _late_tail(text, committees), 0, None
    nouns, end = _area_nouns(text, at + quantifier)
    if not nouns:
        return None
    if quantifier:
        colon = 1 if end < len(text) and text.words[end] == ":" else 0
        if not colon and len(nouns) > 1 and text.capital(end) and not head_length(text, end):
            # «các xã, phường, đặc khu Lý Sơn»: only the last of the series has a name of its own.
            return capitals(text, end), 0, None
        if text.capital(end + colon) and not head_length(text, end + colon):
            first = text.text[slice(*text.slice(at + 1, at + 1 + len(nouns[0].split())))] if len(nouns) == 1 else ""
            many = _area_fragments(text, end + colon, first)
            if many is not None:
                return many[1], 0, many[0]
        return _late_tail(text, end), 0, None
    if text.words[end : end + 1] == ["."] and text.words[end - 1] == "tp":
        end += 1
    named = _numbered(text, end) if len(nouns) == 1 and not head_length(text, end) else end
    if named > end and nouns[0] not in ("tỉnh", "khu vực"):
        return named, end, None
    return _late_tail(text, named), 0, None


def _numbered(text: Text, index: int) -> int:
    """Return the end of an area's name: capitals, a number («phường 2», «Quận 10») or both («phường 2 Bảo Lộc»)."""
    at = index + (text.words[index : index + 1] == ["số"])
    if at < len(text) and text.words[at].isdigit() and len(text.words[at]) < 3:
        index = at + 1
    return capitals(text, index)


def _committees(text: Text, index: int) -> int:
    """Return the end of a series of Party committees: «Ban Tuyên giáo các huyện ủy, thành ủy»."""
    at, end = index, index
    while at + 1 < len(text) and " ".join(text.words[at : at + 2]) in known.COMMITTEES:
        end = at = at + 2
        at += at < len(text) and text.words[at] in (",", "và")
    return end


def _area_fragments(text: Text, index: int, noun: str) -> Parsed | None:
    mentions: list[Mention] = []
    at, after = index, index
    while at < len(text):
        own = _AREAS.at(text.words, at)
        start = at + own
        end = capitals(text, start)
        if end == start or (head_length(text, at) and not own):
            break
        whole = mention_on(text, at, end, Kind.NAMED, stem=noun, by_area=True)
        name = whole.name if own or not noun else f"{noun} {whole.name}"
        mentions.append(replace(whole, name=name, unclear=not noun and not own))
        after = end
        step = joiner(text, end)
        if step == end or text.words[step - 1] == ";":
            break
        at = step
    return (tuple(mentions), after) if mentions else None


def _area_nouns(text: Text, index: int) -> tuple[list[str], int]:
    nouns: list[str] = []
    at, end = index, index
    while True:
        length = _AREAS.at(text.words, at)
        if (
            not length
            or _NOT.at(text.words, at)
            or VERBS.at(text.words, at) > length
            or (nouns and head_length(text, at))
        ):
            return nouns, end
        nouns.append(" ".join(text.words[at : at + length]))
        end = at = at + length
        if at < len(text) and text.words[at] in (",", "và", "/"):
            at += 1


_LATE = Phrases((
    "trực thuộc trung ương", "trực thuộc tỉnh", "trong tỉnh", "trên địa bàn tỉnh", "trên địa bàn",
    "trên địa bàn toàn tỉnh", "trên địa bàn thành phố", "liên quan", "có liên quan", "thuộc tỉnh", "của tỉnh",
    "trong toàn tỉnh", "ven biển", "biên giới", "miền núi", "vùng cao", "có biển", "có rừng", "trung tâm", "nội thành",
    "vùng đồng bào dân tộc thiểu số", "thuộc thành phố", "thuộc huyện", "nơi có đại biểu lưu trú", "có tên nêu trên",
    "có tên trên", "nêu trên", "cùng cấp", "còn lại",
))  # fmt: skip


def _late_tail(text: Text, index: int) -> int:
    if text.words[index : index + 1] == ["ven"] and index + 1 < len(text):
        return index + 2
    after = index + _LATE.at(text.words, index)
    return after + _LATE.at(text.words, after)


def _area_tail(text: Text, index: int) -> int:
    part = _area_part(text, index, index) if index < len(text) else None
    return part[0] if part is not None and part[2] is None else index


def area_at(text: Text, index: int) -> Parsed | None:
    """An area that acts itself: «huyện Sa Thầy», «thành phố Kon Tum»."""
    length = _AREAS.at(text.words, index)
    if not length or _NOT.at(text.words, index):
        return None
    start = index + length
    if text.words[start : start + 1] == ["."] and text.words[start - 1] == "tp":
        start += 1
    after = capitals(text, start)
    if after == start or head_length(text, start):
        return None
    stem = text.text[slice(*text.slice(index, start))]
    return (mention_on(text, index, after, Kind.NAMED, stem, by_area=True),), after


def _purpose(text: Text, index: int) -> int:
    """«Ban Chỉ đạo thực hiện … tổ chức kiểm tra»: the purpose ends where a verb follows a word that is none."""
    if not PURPOSES.at(text.words, index):
        return index
    after, in_verbs = index, True
    while after < len(text) and text.words[after] not in ",;.:()":
        length = VERBS.at(text.words, after)
        if length and not in_verbs:
            return after
        in_verbs = bool(length)
        after += length or 1
    return index


def capitals(text: Text, index: int) -> int:
    after = index
    while text.capital(after) and not ROLE_WORDS.at(text.words, after):
        if after > index and head_length(text, after):
            break
        after += 1
        if after + 1 < len(text) and text.words[after] == "-" and text.capital(after + 1):
            after += 1
    return after


def joiner(text: Text, index: int) -> int:
    """Return the word after the comma, «và» or line break that may continue a list; `index` itself when none."""
    at = index
    if at < len(text) and text.words[at] == "(":
        close = next((k for k in range(at, min(len(text), at + _LONGEST_BRACKET)) if text.words[k] == ")"), None)
        if close is None or close + 1 >= len(text) or text.words[close + 1] not in _JOINERS:
            return index
        at = close + 1
    step = at
    while step < len(text) and text.words[step] in _JOINERS and step - at < 2:
        step += 1
    if step == at:
        return index
    return step if step < len(text) else index
