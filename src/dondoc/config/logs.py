"""Logs as lines of JSON: an event name and values, never a form's content, a token or a person's name."""

import logging

import structlog


def configure(config: dict[str, str]) -> None:
    """Send every record of the standard library through structlog to standard error, from `config["level"]` up."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
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
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config["level"])


def _without_the_trace_of_a_refusal(record: logging.LogRecord) -> bool:
    """Keep the line of a refused or missing page, but not the stack that led there: nothing is broken."""
    if getattr(record, "status_code", 500) < 500:
        record.exc_info = None
    return True
