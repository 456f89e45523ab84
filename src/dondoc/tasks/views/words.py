"""The words of a filter, each with the address of the list without it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import TaskState
from dondoc.tasks.forms import CELL_CHOICES, OBSTACLE_CHOICES, TIMELINESS_CHOICES
from dondoc.tasks.queries.choices import Choices
from dondoc.tasks.queries.filters import NONE, TaskFilter, query_string
from dondoc.web.templatetags.when import day, moment


@dataclass(frozen=True, slots=True)
class FilterWord:
    """One word of a filter, as it stands inside a sentence, and where the list without it stands."""

    inside: str
    remove_url: str

    @property
    def label(self) -> str:
        """The word standing alone."""
        return self.inside[:1].upper() + self.inside[1:]


def filter_words(asked: TaskFilter, *, choices: Choices, url: str) -> list[FilterWord]:
    """Return what a list is narrowed by, in words, each removable alone."""
    return [
        FilterWord(_words(names[0], asked, choices), url + query_string(asked.without(*names)))
        for names in _groups(asked)
    ]


def _groups(asked: TaskFilter) -> list[tuple[str, ...]]:
    """Return the fields in use; those that make one word together stand together."""
    together = {"agency": ("agency", "role"), "due_from": ("due_from", "due_until"), "changed": ("changed", "since")}
    found: list[tuple[str, ...]] = []
    for name in asked.asked:
        group = next((names for names in together.values() if name in names), (name,))
        if group not in found:
            found.append(group)
    return found


def _words(name: str, asked: TaskFilter, choices: Choices) -> str:
    value: Any = getattr(asked, name)
    if name == "agency":
        return _agency_words(asked, choices)
    if name == "due_from":
        return _due_words(asked)
    if name == "changed":
        return _since_words(asked)
    if name in ("plan", "workstream", "area", "overseer"):
        return _place_words(name, value, choices)
    if name == "q":
        return _("có «%(words)s»") % {"words": value}
    plain = {
        "state": dict(TaskState.choices),
        "timeliness": dict(TIMELINESS_CHOICES),
        "cell": dict(CELL_CHOICES),
        "obstacle": dict(OBSTACLE_CHOICES),
        "mine": {True: _("của cơ quan tôi")},
        "appraised": {True: _("đã thẩm định")},
        "owed": {True: _("cơ quan chưa nộp kết quả")},
        "critical": {True: _("then chốt")},
    }
    words = str(plain[name][value])
    return words[:1].lower() + words[1:]


def _since_words(asked: TaskFilter) -> str:
    if asked.since is None:
        return _("đã hoàn thành")
    return _("hoàn thành sau %(moment)s") % {"moment": moment(asked.since)}


def _agency_words(asked: TaskFilter, choices: Choices) -> str:
    role = str(PartyRole(asked.role).label).lower() if asked.role else ""
    if asked.agency == NONE:
        return _("chưa có cơ quan %(role)s") % {"role": role} if role else _("chưa có cơ quan nào")
    if not asked.agency:
        return _("vai trò: %(role)s") % {"role": role}
    name = choices.name_of("agency", asked.agency)
    return _("%(agency)s %(role)s") % {"agency": name, "role": role} if role else name


def _place_words(name: str, code: str, choices: Choices) -> str:
    if code == NONE:
        return {
            "plan": _("ngoài kế hoạch"),
            "workstream": _("chưa xếp mảng việc"),
            "area": _("không thuộc địa bàn"),
            "overseer": _("chưa có thành viên phụ trách"),
        }[name]
    if name == "plan":
        return _("kế hoạch %(code)s") % {"code": code}
    words = choices.name_of(name, code)
    return _("phụ trách: %(member)s") % {"member": words} if name == "overseer" else words


def _due_words(asked: TaskFilter) -> str:
    first = asked.due_from
    last = asked.due_until - timedelta(days=1) if asked.due_until else None
    if first and first == last:
        return _("hạn %(day)s") % {"day": day(first)}
    if first and last:
        return _("hạn từ %(first)s đến hết %(last)s") % {"first": day(first), "last": day(last)}
    return _("hạn từ %(first)s") % {"first": day(first)} if first else _("hạn đến hết %(last)s") % {"last": day(last)}
