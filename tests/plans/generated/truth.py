"""Tasks as a plan means them, drawn from a seed: work, agencies in their roles, and the day or event of the deadline."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.plans.generated.vocabulary import APPRAISERS, CLASSES, DISTRICTS, LEADS, OBJECTS, PLACES, VERBS


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words of a deadline and what they mean: a day, an event with days after it ("opening-5"), or a rhythm."""

    words: str = ""
    due: date | None = None
    event: str = ""
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the truth. Agencies by name, each once, none in two of the first two roles."""

    work: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    appraising: tuple[str, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)


class Source:
    """Draws what a paper needs from a seed; no work and no pair of words comes twice in one paper."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.issued_on = date(2015, 1, 5) + timedelta(days=self.random.randrange(330))
        self._works: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def work(self) -> str:
        """Return work in words of its own, such as «Kiểm tra hệ thống âm thanh tại hội trường tỉnh»."""
        while True:
            verb, thing = self.random.choice(VERBS), self.random.choice(OBJECTS)
            place = f" {self.random.choice(PLACES)}" if self.chance(0.4) else ""
            work = f"{verb} {thing}{place}"
            if not any(work in other or other in work for other in self._works):
                self._works.add(work)
                return work

    def lead(self) -> tuple[str, ...]:
        return tuple(self.random.sample(LEADS, 2 if self.chance(0.12) else 1))

    def partners(self, *, without: tuple[str, ...], most: int = 4) -> tuple[str, ...]:
        """Return up to `most` partners, sometimes a class of bodies last, as papers put it."""
        count = self.random.choice((0, 1, 1, 2, 2, 3, most))
        names = [name for name in self.random.sample(LEADS, count + len(without)) if name not in without][:count]
        if names and self.chance(0.2):
            names.append(self.random.choice(CLASSES))
        return tuple(names)

    def districts(self) -> tuple[str, ...]:
        return tuple(f"UBND huyện {name}" for name in self.random.sample(DISTRICTS, self.random.choice((2, 3))))

    def appraiser(self, *, without: tuple[str, ...]) -> str:
        return self.random.choice([name for name in APPRAISERS if name not in without])

    def day(self) -> date:
        """Return a day within ten months after the day of issue."""
        return self.issued_on + timedelta(days=self.random.randrange(5, 300))

    def deadline(self, *, bare: bool = False, open_ended: bool = True) -> Deadline:
        """Return a deadline. bare: as in a column of days, without words around it; open_ended: rhythms, events too."""
        kinds = ["before", "before", "before", "finished", "latest", "month", "window"]
        kinds += ["nearest", "event", "rhythm", "quarter"] if open_ended else []
        kind = self.random.choice(kinds)
        day = self.day()
        text = f"{day.day:02d}/{day.month}/{day.year}" if self.chance(0.7) else f"{day:%d/%m/%Y}"
        if kind == "before":
            return Deadline(text if bare and self.chance(0.6) else f"trước ngày {text}", day)
        if kind == "finished":
            return Deadline(f"{self.random.choice(('xong', 'hoàn thành'))} trước ngày {text}", day)
        if kind == "latest":
            return Deadline(f"chậm nhất ngày {text}", day)
        if kind == "month":
            words = f"{day.month}/{day.year}" if bare and self.chance(0.5) else f"trong tháng {day.month}/{day.year}"
            return Deadline(words, _last_of_month(day))
        if kind == "quarter":
            quarter = (day.month - 1) // 3 + 1
            last = _last_of_month(date(day.year, quarter * 3, 1))
            return Deadline(f"trong quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{day.year}", last)
        if kind == "window":
            until = day + timedelta(days=self.random.randrange(3, 40))
            return Deadline(f"từ ngày {text} đến hết ngày {until:%d/%m/%Y}", until)
        if kind == "nearest":
            return Deadline(f"trước ngày {day.day}/{day.month}", day)
        if kind == "event":
            before = self.random.randrange(1, 15)
            return self.random.choice(
                (
                    Deadline(f"trước khai mạc {before:02d} ngày", event=f"opening-{before}"),
                    Deadline("trong thời gian Đại hội", event="congress_days+0"),
                )
            )
        return Deadline(self.random.choice(("thường xuyên", "hằng tháng", "hằng tuần")), recurring=True)


def _last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
