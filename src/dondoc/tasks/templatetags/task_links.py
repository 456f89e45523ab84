"""Addresses of lists of tasks and obstacles, so that a number on any page can link to just what it counts."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from dondoc.tasks.enums import Cell
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.obstacles import ObstacleFilter

register = template.Library()


@register.simple_tag(takes_context=True)
def tasks_url(context: Context, base: TaskFilter | None = None, **asked: Any) -> str:
    """Return the address of the task list with this filter, or with `base` narrowed further."""
    task_filter = (base or TaskFilter()).but(**asked)
    return reverse("tasks:list", args=[context["seat"].congress.slug]) + query_string(task_filter)


@register.simple_tag(takes_context=True)
def cell_urls(context: Context, base: TaskFilter | None = None, **asked: Any) -> dict[str, str]:
    """Return the addresses of the four lists behind the four numbers."""
    return {cell.value: tasks_url(context, base, **asked, cell=cell.value) for cell in Cell}


@register.simple_tag(takes_context=True)
def obstacles_url(context: Context, **asked: Any) -> str:
    """Return the address of the list of obstacles with this filter."""
    return reverse("tasks:obstacles", args=[context["seat"].congress.slug]) + ObstacleFilter(**asked).query_string
