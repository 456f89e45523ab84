"""What components ask while they are drawn: looks of states, numbers, phones, where an error leads."""

from decimal import Decimal
from functools import lru_cache

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dondoc.kit import numbers
from dondoc.web.looks import Look, alert_look, state_look

register = template.Library()

_PHONE_GROUPS = {10: (4, 3, 3), 11: (4, 4, 3)}


@register.filter
def number(value: float | Decimal | str | None) -> str:
    """Write a number in Vietnamese style: 1.234,5; nothing for None."""
    return "" if value is None or value == "" else numbers.format_number(value)


@register.filter
def file_size(size_bytes: int) -> str:
    """Write a file's size: 1,4 MB."""
    return numbers.file_size(size_bytes)


@register.filter
def phone_link(phone: str) -> str:
    """Return the address that dials: `tel:0912345678`."""
    return "tel:" + "".join(sign for sign in str(phone) if sign.isdigit() or sign == "+")


@register.filter
def phone_text(phone: str) -> str:
    """Write a phone number in groups, 0912 345 678, unless it was written with spaces already."""
    text = str(phone).strip()
    if text.startswith("+84"):
        text = "0" + text.removeprefix("+84").strip()
    digits = text.replace(".", "").replace("-", "")
    sizes = _PHONE_GROUPS.get(len(digits)) if digits.isdecimal() else None
    if sizes is None:
        return text
    ends = [sum(sizes[: index + 1]) for index in range(len(sizes))]
    return " ".join(digits[end - size : end] for size, end in zip(sizes, ends, strict=True))


@register.filter
def error_anchor(field: BoundField) -> str:
    """Return the id of the control an error message leads to: of a group of choices, the first one."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.simple_tag
def counted(value: float | Decimal | str | None, url: str = "", words: str = "") -> SafeString:
    """Draw a number as the component «count» does, which is made of this.

    A table of four numbers a row holds hundreds of them, and a component each would be most of what its page costs.
    """
    said = format_html('<span class="sr-only"> {}</span>', words) if words else ""
    if not value or value == "0":
        return format_html('<span class="count count--zero">{}{}</span>', number(value), said)
    if url:
        return format_html('<a class="count" href="{}">{}{}</a>', url, number(value), said)
    return format_html('<span class="count">{}{}</span>', number(value), said)


@register.simple_tag
def look_of_state(state: str) -> Look:
    """Return the shape, word and tone of a work state."""
    return state_look(state)


@register.simple_tag
def look_of_alert(kind: str, days: int | str | None = None) -> Look | None:
    """Return the shape, word and tone of an alert, or None when the row needs no attention."""
    return alert_look(str(kind), days=None if days is None or days == "" else int(days))


@register.simple_tag
def drawn_state(state: str) -> SafeString:
    """Return `<c-tag>` of a work state, drawn once and kept: a list shows the same few in every row."""
    return _drawn("web/drawn/state.html", get_language(), state=str(state))


@register.simple_tag
def drawn_alert(kind: str, days: int | None = None) -> SafeString:
    """Return `<c-alert>`, drawn once and kept."""
    return _drawn("web/drawn/alert.html", get_language(), kind=str(kind), days=days)


@lru_cache(maxsize=2048)
def _drawn(name: str, language: str, **values: object) -> SafeString:
    return render_to_string(name, values)
