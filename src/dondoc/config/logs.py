"""Logs as lines of JSON: an event name and values, never a form's content, a token or a person's name.

Three nets, one behind the other: only named values are taken over from a record; an address is logged as the route it
matched; and what still looks like a mail address, a phone number or a token is blotted out, as are the values databases
and libraries quote in their errors.
"""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# What a line may carry beside its event; anything else a library puts into a record stays out.
_KNOWN = ["reference", "job", "attempt", "code", "method", "route", "status", "milliseconds", "worker", "count"]
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.:-])(?:\+84|0)(?:[ .-]?\d){8,10}(?![\w:])")
_TOKEN = re.compile(r"(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}(?![\w.-])")
_IN_ADDRESS = re.compile(r"(?<=/)(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}")
# «Key (username)=(…) already exists», «Failing row contains (…)», invalid literal: '…'
_DETAIL = re.compile(r"^\s*(?:DETAIL|CONTEXT|HINT|LINE \d+):.*$", re.MULTILINE)
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|«[^»\n]*»|“[^”\n]*”|\([^()\n]*\)=\([^\n]*\)")
_LAST_LINE = re.compile(r"^(?P<kind>[\w.]+): (?P<words>.*)$", re.MULTILINE)


def configure(config: dict[str, str]) -> None:
    """Send every record of the standard library through structlog to standard error, from `config["level"]` up."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=_KNOWN),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        blot,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    handler.addFilter(_without_the_trace_of_a_refusal)
    handler.addFilter(_route_for_address)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config["level"])


def blot(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blot out what looks like a person's address, number or key, in every text of a line."""
    for name, value in event.items():
        if isinstance(value, str) and name not in {"timestamp", "level", "logger"}:
            event[name] = blotted(_without_values(value) if name == "exception" else value)
    return event


def blotted(text: str) -> str:
    """Return the text with mail addresses, phone numbers and tokens blotted out."""
    return _IN_ADDRESS.sub("[…]", _TOKEN.sub("[…]", _PHONE.sub("[…]", _MAIL.sub("[…]", text))))


def _without_values(trace: str) -> str:
    """Return a trace whose messages name no values: lines of code stay, what was in the variables goes."""
    return _LAST_LINE.sub(lambda line: f"{line['kind']}: {_QUOTED.sub('[…]', line['words'])}", _DETAIL.sub("", trace))


def _without_the_trace_of_a_refusal(record: logging.LogRecord) -> bool:
    """Keep the line of a refused or missing page, but not the stack that led there: nothing is broken."""
    if getattr(record, "status_code", 500) < 500:
        record.exc_info = None
    return True


def _route_for_address(record: logging.LogRecord) -> bool:
    """Say which route a request took instead of its address, in which codes and keys may stand."""
    request = getattr(record, "request", None)
    if request is None or not record.name.startswith("django."):
        return True
    match = getattr(request, "resolver_match", None)
    record.route = match.view_name if match else "none"
    record.method = getattr(request, "method", "")
    record.status = getattr(record, "status_code", None)
    record.msg, record.args = f"{record.name.removeprefix('django.')}: {record.status}", ()
    return True
