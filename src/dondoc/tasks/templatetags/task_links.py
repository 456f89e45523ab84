"""Addresses of lists of tasks and obstacles, so that a number on any page can link to just what it counts."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

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
