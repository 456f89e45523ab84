"""What a name found in a text is: one body, a class of bodies, a person, and the letters it stands on."""

from dataclasses import dataclass
from enum import StrEnum

from dondoc.plans.reader.scan import Text


class Kind(StrEnum):
    """What a mention is: a named body, a class of bodies, nobody in particular, a person, an office, «quý Sở»."""

    NAMED = "named"
    CLASS = "class"
    GENERIC = "generic"
    PERSON = "person"
    OFFICE = "office"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency in the text. start, end: the characters it stands on; unclear: which body is meant is not certain.

    stem: what a following bare fragment would need before it («Sở» in «Sở Xây dựng, Công Thương»).
    """

    name: str
    start: int
    end: int
    kind: Kind
    unclear: bool = False
    stem: str = ""
    by_area: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A list of agencies on the words first … after-1."""

    mentions: tuple[Mention, ...]
    first: int
    after: int

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def named(self) -> bool:
        """Whether at least one body of the list can be told by name or by a class with members."""
        return any(mention.kind is not Kind.GENERIC for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Role:
    """A mention in a role and the wording that put it there."""

    mention: Mention
    why: str


Parsed = tuple[tuple[Mention, ...], int]


def mention_on(text: Text, first: int, after: int, kind: Kind, stem: str = "", *, by_area: bool = False) -> Mention:
    """Return the words first … after-1 as a mention, named as written."""
    start, end = text.slice(first, after)
    return Mention(text.text[start:end], start, end, kind, stem=stem, by_area=by_area)
