"""Which answers are remembered for a congress, and how they come back when the next paper asks the same.

A spelling variant becomes another name in the directory and is never asked about again. What is remembered here comes
back as an answer already filled in: it says since when, and can be changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.people.rules.names import matching_key
from dondoc.plans.enums import RememberedKind
from dondoc.plans.reader.draft import QuestionCode
from dondoc.plans.rules.answers import AGENCY, ALIAS, YEAR, Choice
from dondoc.plans.rules.classes import is_generic
from dondoc.plans.rules.doubts import Doubt
from dondoc.plans.rules.mentions import NameProblem


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer to be kept: what it is about, the words it was asked for and the answer itself."""

    kind: RememberedKind
    words: str
    answer: str

    @property
    def key(self) -> tuple[RememberedKind, str]:
        """What makes two of them the same question."""
        return self.kind, key_of(self.kind, self.words)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer given before, and the day it was given."""

    answer: str
    answered_on: date


def key_of(kind: RememberedKind, words: str) -> str:
    """Return the form in which two papers ask about the same words."""
    return "" if kind == RememberedKind.YEAR else matching_key(words)


def kind_of(doubt: Doubt) -> RememberedKind | None:
    """Return as what an answer to this doubt is remembered; None for doubts that only this paper can raise.

    «Gần giống» is not remembered here: its answer becomes another name of the agency in the directory.
    """
    if doubt.code == "year":
        return RememberedKind.YEAR
    if doubt.code in (NameProblem.SHORT, NameProblem.CEASED):
        return RememberedKind.NAME
    if doubt.code == QuestionCode.PERSON:
        return RememberedKind.PERSON
    if doubt.code == QuestionCode.WHO_LEADS and doubt.subject and is_generic(doubt.subject):
        return RememberedKind.GENERIC
    return None


def worth_remembering(doubts: Sequence[Doubt]) -> tuple[Remembered, ...]:
    """Return what the answers of one paper teach; of two answers to the same words the later holds.

    Only answers that name an agency or a year teach; «để sau» does not.
    """
    found: dict[tuple[RememberedKind, str], Remembered] = {}
    for doubt in doubts:
        kind = kind_of(doubt)
        if kind is not None and doubt.answer.startswith((AGENCY, ALIAS, YEAR)):
            one = Remembered(kind, doubt.subject, doubt.answer)
            found[one.key] = one
    return tuple(found.values())


def with_remembered(
    doubts: Sequence[Doubt], earlier: Mapping[tuple[RememberedKind, str], Earlier]
) -> tuple[Doubt, ...]:
    """Return the doubts with earlier answers filled in; an answer given for this paper is never overwritten.

    Words that name nobody in particular may mean somebody else in every paper: there the earlier answer is proposed as
    the first choice, and the doubt stays open.
    """
    return tuple(_with(doubt, earlier) for doubt in doubts)


def _with(doubt: Doubt, earlier: Mapping[tuple[RememberedKind, str], Earlier]) -> Doubt:
    kind = kind_of(doubt)
    known = earlier.get((kind, key_of(kind, doubt.subject))) if kind is not None else None
    if known is None or doubt.answer:
        return doubt
    if kind == RememberedKind.GENERIC:
        return _proposing(doubt, known)
    return replace(doubt, answer=known.answer, remembered_on=known.answered_on)


def _proposing(doubt: Doubt, known: Earlier) -> Doubt:
    offered = tuple(choice for choice in doubt.choices if choice.value != known.answer)
    first = Choice(known.answer, answer_words(known.answer))
    return replace(doubt, choices=(first, *offered), proposed=known.answer, remembered_on=known.answered_on)


def answer_words(answer: str) -> str:
    """Return what an answer names, without the sign of its kind."""
    return answer.partition(":")[2] or answer
