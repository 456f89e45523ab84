"""Where the sentences of a text end."""

from collections.abc import Iterator

from dondoc.plans.reader.scan import Text

_ABBREVIATED = frozenset({"tp", "đ", "gs", "ts", "ths", "bs", "st", "tr", "v", "vv", "tt"})


def sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the word ranges of the sentences of a text."""
    start = 0
    depth = 0
    for k, word in enumerate(text.words):
        depth = max(0, depth + (word == "(") - (word == ")"))
        if word not in (".", "!", "?") or depth:
            continue
        before = text.words[k - 1] if k else ""
        spaced = k + 1 >= len(text) or text.starts[k + 1] > text.ends[k]
        ends = k + 1 >= len(text) or (
            spaced and not text.text[text.starts[k + 1]].islower() and before not in _ABBREVIATED
        )
        if ends and k > start:
            yield start, k
            start = k + 1
    if start < len(text):
        yield start, len(text)
