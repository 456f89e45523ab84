"""The list of tasks, and the list of what stands in their way."""

from dataclasses import asdict
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.tasks import queries  # noqa: F401 -- names the room's reading side
from dondoc.tasks.enums import Cell
from dondoc.tasks.forms import TaskFilterForm, filter_from
from dondoc.tasks.queries.choices import choices
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.lists import PAGE_ROWS, filtered, rows
from dondoc.tasks.queries.register import total
from dondoc.tasks.rules.statistics import FourWay
from dondoc.tasks.views.words import filter_words
from dondoc.web.pages import render
