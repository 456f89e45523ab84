"""Papers set in fonts from before Unicode: told by their letters, converted, or refused when no conversion is known."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dondoc.kit.vietnamese import fold
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tcvn3 import from_tcvn3, holds_tcvn3
from dondoc.papers.tree import Paragraph, Table, Tree
from dondoc.papers.vni import from_vni, holds_vni

_FREQUENT = frozenset(
    re.findall(
        r"\w+",
        "và của các ngày tháng tỉnh ủy đại hội công tác kế hoạch nhiệm vụ phối hợp chủ trì việt nam cộng hòa "
        "đảng đơn vị đồng quốc độc lập tự hạnh phúc thời gian thực hiện cơ quan tổ chức được với về cho để "
        "không là những một trước hoàn thành chuẩn bị tuyên truyền số quyết định ban hành điều trên này theo "
        "đến từ ở đã sẽ phải có người",
    )
)
_SURE_WORDS = 3


_LETTERS_OF_A_SAMPLE = 200_000
# Signs that old fonts put in the place of letters and that no Vietnamese or Western word holds between its letters.
_STRAY = re.compile(r"(?<=[^\W\d_])[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7ðþßµÐÞ]+(?=[^\W\d_])")
_STRAY_SHARE = 0.04


def converter_for(text: str) -> Callable[[str], str]:
    """Return what makes a text of this kind readable: a conversion, or nothing at all.

    A font counts as old when conversion makes Vietnamese sense of the text, and the text as it stands makes less than
    half of it. Raises PaperRefused for text in an old font that no known conversion makes sense of.
    """
    sample = text[:_LETTERS_OF_A_SAMPLE]
    if sample.isascii():
        return _unchanged
    trials = [convert for convert, holds in ((from_tcvn3, holds_tcvn3), (from_vni, holds_vni)) if holds(sample)]
    plain = frequent_words(sample)
    scores = {convert: frequent_words(convert(sample)) for convert in trials}
    best = max(scores, key=lambda convert: scores[convert], default=None)
    if best is not None and scores[best] >= max(_SURE_WORDS, 2 * plain):
        return best
    words = len(re.findall(r"[^\W\d_]{2,}", sample))
    if len(_STRAY.findall(sample)) > max(_SURE_WORDS, _STRAY_SHARE * words) and plain < _SURE_WORDS:
        raise PaperRefused(Refusal.OLD_FONT)
    return _unchanged


def readable(tree: Tree) -> Tree:
    """Return the tree with all of its texts converted when the paper is set in an old font, else the same tree.

    Raises PaperRefused like `converter_for`.
    """
    convert = converter_for(" ".join(_sample(tree)))
    if convert is _unchanged:
        return tree
    return replace(tree, blocks=tuple(_converted(block, convert) for block in tree.blocks))


def frequent_words(text: str) -> int:
    """Count the words with Vietnamese marks that are among the most frequent of official papers."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _FREQUENT and fold(word) != word for word in words)


def _unchanged(text: str) -> str:
    return text


def _sample(tree: Tree) -> Iterator[str]:
    left = _LETTERS_OF_A_SAMPLE
    for block in tree.blocks:
        if isinstance(block, Paragraph):
            texts = [block.text]
        else:
            texts = [cell.text for row in block.rows for cell in row if cell.origin]
        for text in texts:
            yield text
            left -= len(text)
            if left < 0:
                return


def _converted(block: Paragraph | Table, convert: Callable[[str], str]) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return replace(block, text=convert(block.text))
    rows = tuple(tuple(replace(cell, text=convert(cell.text)) for cell in row) for row in block.rows)
    return replace(block, rows=rows)
