"""How much of the truth a reading gives back: tasks found and invented, fields right, and what was taken for what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.kit.vietnamese import fold
from dondoc.papers import PaperRefused
from dondoc.people.rules.names import matching_key
from dondoc.plans.reader import Draft, TaskDraft
from dondoc.plans.reading import read_upload
from tests.plans.generated.compose import Paper
from tests.plans.generated.truth import Task

FIELDS = ("words", "lead", "coordinating", "appraising", "due", "recurring", "event")
_ROLES = ("lead", "coordinating", "appraising")
_LEAST_SHARED = 0.6


@dataclass(slots=True)
class Figures:
    """Counts over papers; shares are of known tasks, but `invented` counts tasks the papers do not hold."""

    papers: int = 0
    known: int = 0
    found: int = 0
    invented: int = 0
    whole: int = 0
    refused: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.found / self.known if self.known else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.invented) if self.found + self.invented else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def whole_share(self) -> float:
        return self.whole / self.known if self.known else 1.0

    def add(self, other: "Figures") -> None:
        for name in ("papers", "known", "found", "invented", "whole", "refused"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong.update(other.wrong)
        self.roles.update(other.roles)


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was not read as it is: in which paper, which field, what is known and what was read."""

    paper: Paper
    field: str
    known: str
    read: str


def measure(paper: Paper) -> tuple[Figures, list[Miss]]:
    """Read a paper as an upload is read, and compare it with its truth."""
    figures = Figures(papers=1, known=len(paper.tasks))
    try:
        draft = read_upload(content=paper.content, file_name=paper.name, issued_on=paper.issued_on).draft
    except PaperRefused as refused:
        figures.refused = 1
        return figures, [Miss(paper, "refused", "", refused.sentence)]
    misses: list[Miss] = []
    left = list(draft.tasks)
    for task in paper.tasks:
        match = _match(task, left)
        if match is None:
            misses.append(Miss(paper, "missed", task.work, _near(task, draft)))
            continue
        left.remove(match)
        figures.found += 1
        wrong = list(_wrong(paper, task, match))
        figures.whole += not wrong
        figures.wrong.update(miss.field for miss in wrong)
        _count_roles(task, match, figures.roles)
        misses += wrong
    figures.invented = len(left)
    misses += [Miss(paper, "invented", "", one.text) for one in left]
    return figures, misses


def total(figures: Iterable[Figures]) -> Figures:
    """Return the sum of figures."""
    whole = Figures()
    for one in figures:
        whole.add(one)
    return whole


def _match(task: Task, left: list[TaskDraft]) -> TaskDraft | None:
    work = fold(task.work)
    exact = next((one for one in left if work in fold(one.text) or fold(one.text) in work), None)
    if exact is not None:
        return exact
    scored = [(_shared(work, fold(one.text)), at) for at, one in enumerate(left)]
    best = max(scored, default=(0.0, 0))
    return left[best[1]] if best[0] >= _LEAST_SHARED else None


def _shared(known: str, read: str) -> float:
    a, b = Counter(known.split()), Counter(read.split())
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()) or 1)


def _near(task: Task, draft: Draft) -> str:
    return next((one.text for one in draft.tasks if fold(task.work) in fold(one.quote)), "")


def _wrong(paper: Paper, task: Task, match: TaskDraft) -> Iterable[Miss]:
    if fold(task.work) not in fold(match.text):
        yield Miss(paper, "words", task.work, match.text)
    for role in _ROLES:
        known, read = _keys(getattr(task, role)), _keys(party.name for party in getattr(match, role))
        if known != read:
            names = "; ".join(party.name for party in getattr(match, role))
            yield Miss(paper, role, "; ".join(getattr(task, role)), names)
    event = f"{match.event.event}{match.event.offset_days:+d}" if match.event else ""
    pairs = (
        ("due", task.deadline.due, match.due),
        ("recurring", task.deadline.recurring, match.recurring),
        ("event", task.deadline.event, event),
    )
    for name, known_value, read_value in pairs:
        if known_value != read_value:
            yield Miss(paper, name, f"{known_value} «{task.deadline.words}»", f"{read_value} «{match.deadline_text}»")


def _count_roles(task: Task, match: TaskDraft, roles: Counter[tuple[str, str]]) -> None:
    read = {matching_key(party.name): role for role in reversed(_ROLES) for party in getattr(match, role)}
    for role in _ROLES:
        for name in getattr(task, role):
            roles[role, read.pop(matching_key(name), "none")] += 1
    for role in read.values():
        roles["none", role] += 1


def _keys(names: Iterable[str]) -> set[str]:
    return {matching_key(name) for name in names}
