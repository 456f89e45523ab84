"""When an obstacle must have been answered, when it climbs, which moves it may make, and what a card must hold."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from dondoc.kit.vietnamese import fold
from dondoc.people.enums import Permission
from dondoc.tasks.enums import ObstacleNeed, ObstacleState

ANSWER_TIME = timedelta(hours=24)
MOST_WORDS_ON_A_CARD = 60
MOST_PRECEDENTS = 5
LEAST_SHARED_WORDS = 2
# Words that stand in every second obstacle and say nothing of what it is about.
_EMPTY_WORDS = frozenset(
    {
        *("chua", "co", "khong", "va", "cua", "cho", "den", "tu", "voi", "cac", "cung", "de", "duoc", "bi", "tai"),
        *("trong", "theo", "con", "them", "nua", "da"),
    }
)

MOVES: Mapping[ObstacleState, frozenset[ObstacleState]] = {
    ObstacleState.NEW: frozenset({ObstacleState.IN_HAND, ObstacleState.AWAITS_DECISION, ObstacleState.RESOLVED}),
    ObstacleState.IN_HAND: frozenset({ObstacleState.AWAITS_DECISION, ObstacleState.RESOLVED}),
    ObstacleState.AWAITS_DECISION: frozenset({ObstacleState.IN_HAND, ObstacleState.RESOLVED}),
    ObstacleState.RESOLVED: frozenset(),
}


def answer_due_at(*, opened_at: datetime) -> datetime:
    """Return until when somebody must have answered; the clock does not stop at night or on days off."""
    return opened_at + ANSWER_TIME


def climbs(*, state: ObstacleState | str, due_at: datetime | None, answered_at: datetime | None, now: datetime) -> bool:
    """Say whether an obstacle goes up to the head: nobody answered in time and it is still open."""
    if state == ObstacleState.RESOLVED or answered_at is not None or due_at is None:
        return False
    return now >= due_at


def may_move(*, now_in: ObstacleState | str, next_state: ObstacleState) -> bool:
    """Say whether an obstacle may go on to a state; a cleared one stays cleared, what comes back is a new one."""
    return next_state in MOVES[ObstacleState(now_in)]


def may(
    need: ObstacleNeed,
    *,
    is_handler: bool,
    permissions: Collection[Permission],
) -> bool:
    """Say whether a person may do this with an obstacle they see. is_handler: an own agency is to clear it."""
    if need == ObstacleNeed.ANSWER:
        return Permission.HANDLE_OBSTACLES in permissions or (is_handler and Permission.REPORT_WORK in permissions)
    if need == ObstacleNeed.HANDLE:
        return Permission.HANDLE_OBSTACLES in permissions
    if need == ObstacleNeed.DECIDE:
        return Permission.DECIDE in permissions
    return need == ObstacleNeed.SEE


def words_of_card(text: str) -> int:
    """Return how many words a card has; the head reads it standing."""
    return len(text.split())


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text, without marks, that say what it is about."""
    words = (word.strip(".,;:()«»\"'-–") for word in fold(text).split())
    return frozenset(word for word in words if len(word) > 1 and word not in _EMPTY_WORDS)


def nearest(text: str, earlier: Mapping[int, str]) -> list[int]:
    """Return the ids of the earlier texts most like this one, the most alike first.

    Alike means: they share at least two telling words; ranked by the share of all telling words of both. Marks do not
    count, so «màn hình» finds «man hinh».
    """
    wanted = telling_words(text)
    ranked = []
    for key, other in earlier.items():
        words = telling_words(other)
        shared = len(wanted & words)
        if shared >= LEAST_SHARED_WORDS:
            ranked.append((-shared / len(wanted | words), key))
    return [key for _share, key in sorted(ranked)[:MOST_PRECEDENTS]]
