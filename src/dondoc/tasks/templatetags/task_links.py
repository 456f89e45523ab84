"""Addresses of lists of tasks and obstacles, so that a number on any page can link to just what it counts."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from dondoc.tasks.enums import Cell
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.obstacles import ObstacleFilter

register = template.Library()
_ALL = TaskFilter()


@register.simple_tag(takes_context=True)
def tasks_url(context: Context, base: TaskFilter | None = None, **asked: Any) -> str:
    """Return the address of the task list with this filter, or with `base` narrowed further."""
    return _list_url(context) + query_string((base or _ALL).but(**asked))


@register.simple_tag(takes_context=True)
def cell_urls(context: Context, base: TaskFilter | None = None, **asked: Any) -> dict[str, str]:
    """Return the addresses of the four lists behind the four numbers."""
    url, narrowed = _list_url(context), (base or _ALL).but(**asked)
    return {cell.value: url + query_string(narrowed.but(cell=cell.value)) for cell in Cell}


def _list_url(context: Context) -> str:
    return reverse("tasks:list", args=[context["seat"].congress.slug])


@register.simple_tag(takes_context=True)
def obstacles_url(context: Context, **asked: Any) -> str:
    """Return the address of the list of obstacles with this filter."""
    return reverse("tasks:obstacles", args=[context["seat"].congress.slug]) + ObstacleFilter(**asked).query_string


@register.filter
def more_leads(count: int) -> str:
    """Write how many leads a row has no room for."""
    return ngettext("+%(counter)s chủ trì", "+%(counter)s chủ trì", count) % {"counter": count}


@register.filter
def more_coordinating(count: int) -> str:
    """Write how many agencies take part in a task beside its leads."""
    return ngettext("+%(counter)s phối hợp", "+%(counter)s phối hợp", count) % {"counter": count}


@register.simple_tag
def drawn_deadline(task: Any) -> SafeString:
    """Return the deadline as `tasks/deadline.html` draws it, kept: the rows of a list share their days."""
    moved_from = task.original_due_on if task.was_moved else None
    return _deadline(task.recurring, task.due_on, moved_from, task.deadline_text, get_language())


@lru_cache(maxsize=4096)
def _deadline(recurring: bool, due_on: date | None, moved_from: date | None, text: str, language: str) -> SafeString:
    shown = {"recurring": recurring, "due_on": due_on, "deadline_text": text}
    shown |= {"was_moved": moved_from is not None, "original_due_on": moved_from}
    return render_to_string("tasks/deadline.html", {"task": shown})
