"""Where a paper names its agencies, and what there is to ask about a name before a twin is made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.people.rules.names import matching_key
from dondoc.plans.reader.draft import Draft, Span
from dondoc.plans.rules.classes import is_class
from dondoc.plans.rules.names import longer_names, near_names


@dataclass(frozen=True, slots=True)
class Mention:
    """The first place where a paper names an agency: the words, the sentence around them and the task they are in."""

    name: str
    quote: str
    task_number: int
    span: Span | None


class NameProblem(StrEnum):
    """Why a name is asked about."""

    NEAR = "near"
    SHORT = "short"
    CEASED = "ceased"


@dataclass(frozen=True, slots=True)
class NameFinding:
    """A name to be asked about. meant: the agencies it may stand for, likeliest first. ceased_on: of an agency gone."""

    mention: Mention
    problem: NameProblem
    meant: tuple[str, ...]
    ceased_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownName:
    """What the directory says of a name: the agency's full name, and who answers for it when it is no more."""

    name: str
    ceased_on: date | None = None
    successor: str = ""


def mentions_in(draft: Draft) -> list[Mention]:
    """Return every agency the paper names, at its first place, in order; classes of agencies left out."""
    found: dict[str, Mention] = {}
    for task in draft.tasks:
        for party in (*task.lead, *task.coordinating, *task.appraising):
            key = matching_key(party.name)
            if key not in found and not is_class(party.name):
                found[key] = Mention(party.name, task.quote, task.number, party.span)
    return list(found.values())


def findings(mentions: Sequence[Mention], *, known: Mapping[str, KnownName]) -> tuple[NameFinding, ...]:
    """Return the names to be asked about: of agencies that are no more, near a known one, or shorter than several.

    known: what the directory says of each name, by matching key. A name the directory knows and whose agency exists is
    not asked about; one that is near nothing becomes a new agency unasked.
    """
    names = {key: one.successor or one.name for key, one in known.items()}
    near = near_names([mention.name for mention in mentions], known=names)
    asked = (_finding(mention, known=known, names=names, near=near, mentions=mentions) for mention in mentions)
    return tuple(finding for finding in asked if finding is not None)


def _finding(
    mention: Mention,
    *,
    known: Mapping[str, KnownName],
    names: Mapping[str, str],
    near: Mapping[str, str],
    mentions: Iterable[Mention],
) -> NameFinding | None:
    directory = known.get(matching_key(mention.name))
    if directory is not None:
        if directory.ceased_on is None:
            return None
        meant = (directory.successor,) if directory.successor else ()
        return NameFinding(mention, NameProblem.CEASED, meant, directory.ceased_on)
    if mention.name in near:
        return NameFinding(mention, NameProblem.NEAR, (near[mention.name],))
    longer = longer_names(mention.name, known={**{matching_key(m.name): m.name for m in mentions}, **names})
    return NameFinding(mention, NameProblem.SHORT, longer) if longer else None
