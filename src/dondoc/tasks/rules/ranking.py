"""How well tasks fit the words that were looked for."""

from collections.abc import Callable

from dondoc.kit.vietnamese import one_line
from dondoc.kit.words import words_of

CODE, AS_TYPED, SIDE_BY_SIDE, WHOLE_WORDS, BEGINNINGS = range(5)


def ranking(typed: str) -> Callable[..., int]:
    """Return the function that says how well a task fits, the best first, from its code, title and folded words.

    The best is its code, then its title with these very marks, the words side by side, the words whole, and last the
    words as beginnings of others. Case never counts.
    """
    wanted, words = one_line(typed).lower(), words_of(typed)
    together, apart = f" {' '.join(words)}", [f" {word} " for word in words]

    def rank(*, code: str, title: str, folded: str) -> int:
        if code.lower() == wanted:
            return CODE
        if wanted in title.lower():
            return AS_TYPED
        line = f" {folded} "
        if together in line:
            return SIDE_BY_SIDE
        return WHOLE_WORDS if all(word in line for word in apart) else BEGINNINGS

    return rank
