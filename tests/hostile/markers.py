"""Words that would do harm where they are taken for more than words, put into every text a congress holds."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from dondoc.web.db import _append_only_sql, _drop_sql

# What a template engine would make of the sum below, and nobody writes.
SUM = "50337"
PAYLOADS = (
    "<script>window.hit=1</script>",
    "\"'><img src=x onerror=window.hit=1>",
    "javascript:window.hit=1",
    "{{7*7191}}{% debug %}${7*7191}#{7*7191}",
    '=HYPERLINK("http://x.vn";"a")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "\t=1+1",
    "\r=1+1",
    "</textarea></title></style><svg onload=window.hit=1>",
    "a\r\nX-EVIL:1\r\nBEGIN:VEVENT\r\n",
    "\x01\x0b\x1b]8;;http://x\x07\ufffe",
    "\u202etxt.exe\u2066",
    "<![CDATA[<script>window.hit=1</script>]]>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
)
SHORT = ("<b>", "=1+1", "@x", "+1", "-1", '"\'>', "{{1}}")
_HELD = re.compile(r"\s|[À-ỹ]")

# What no person writes: keys, digests, words of the program, and the codes that addresses are made of.
LEFT_OUT = re.compile(
    r"\.(slug|verb|target_kind|\w*hash|\w*sha256|password|username|key|kind|path|secret|url|schedule|worker_id|"
    r"message_id|claim|fingerprint|event|layout|purpose|receipt|(type_)?code|folded|answers?|papers|results|group|kept)$"
    r"|Delivery\.address"
)


def text_columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Give every column of the product that can hold what a person wrote."""
    for model in apps.get_models():
        if not model.__module__.startswith("dondoc.") or model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices:
                named = f"{model._meta.label}.{field.name}"
                if not field.primary_key and not field.is_relation and not LEFT_OUT.search(named):
                    yield model, field


def poison() -> tuple[int, list[str]]:
    """Put a marker into every such column of every row; return how many texts were changed, and the columns left alone.

    The journal's seal is broken for it: what a person wrote stands there too.
    """
    number, refused = count(), []
    changed = 0
    unseal, seal = _drop_sql("journal_entry"), _append_only_sql("journal_entry")
    with connection.cursor() as cursor:
        for statement in unseal[connection.vendor]:
            cursor.execute(statement)
        for model, field in text_columns():
            done = _poison_column(model, field, number)
            if done is None:
                refused.append(f"{model._meta.label}.{field.name}")
            changed += done or 0
        for statement in seal[connection.vendor]:
            cursor.execute(statement)
    return changed, refused


def _poison_column(model: type[models.Model], field: models.Field, number: Iterator[int]) -> int | None:
    changed = 0
    for pk, value in list(model._base_manager.values_list("pk", field.name)[:400]):
        if not value:
            continue
        new = _poisoned_json(value, number) if isinstance(field, models.JSONField) else _marker(next(number), field.max_length)
        if field.name == "file_name" and not isinstance(field, models.JSONField):
            new = "".join(sign for sign in str(new) if sign.isprintable() and sign not in "/\\\\") + ".pdf"
        if new == value:
            continue
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=pk).update(**{field.name: new})
        except IntegrityError:
            return None
        changed += 1
    return changed


def _marker(number: int, most: int | None) -> str:
    whole = f"{PAYLOADS[number % len(PAYLOADS)]}zq{number}"
    if most is None or len(whole) <= most:
        return whole
    short = f"{SHORT[number % len(SHORT)]}{number}"
    return short[:most]


def _poisoned_json(value: Any, number: Iterator[int]) -> Any:
    """Return the same shape with its sentences exchanged; a word of the program has neither blank nor accent."""
    if isinstance(value, dict):
        return {name: one if name == "is" else _poisoned_json(one, number) for name, one in value.items()}
    if isinstance(value, list):
        return [_poisoned_json(one, number) for one in value]
    if isinstance(value, str) and _HELD.search(value) and not re.match(r"\d{4}-\d\d-\d\d", value):
        return _marker(next(number), None)
    return value
