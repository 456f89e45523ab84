"""Reads the environment once, loudly: a wrong value stops the start with a sentence instead of a surprise later."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})
# smtp: STARTTLS before anything is said; smtps: TLS from the first byte; smtp+plain: a relay in the own house.
SMTP_SCHEMES = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
EMBEDDED, NONE = "embedded", "none"
REQUIRED, OFFERED = "required", "offered"


class SettingRefused(SystemExit):
    """Raised when a setting cannot be used; the program ends with its sentence."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where letters are handed over; security is one of SMTP_SCHEMES."""

    host: str
    port: int
    username: str
    password: str
    security: str


@dataclass(frozen=True, slots=True)
class Environment:
    """Every setting of an installation; docs/settings.md explains each."""

    data_dir: Path
    database_url: str
    replica_url: str
    files_store: str
    secret_key: str
    debug: bool
    demo: bool
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    https: bool
    proxies: int
    host: str
    port: int
    workers: int
    worker: str
    second_factor: str
    oidc_url: str
    oidc_client: str
    oidc_secret: str
    oidc_name: str
    url: str
    smtp: SmtpServer | None
    mail_from: str
    outbound_hosts: frozenset[str]
    duty_phone: str
    duty_hours: str
    log_level: str
    metrics_token: str
    backup_dir: Path
    backup_recipients: tuple[str, ...]
    backup_keep: int
    keep_letters_days: int
    keep_personal_days: int


def read_environment(values: Mapping[str, str] = os.environ) -> Environment:
    """Return the settings of this process; makes the data folder and the secret key when they are missing."""
    data_dir = Path(values.get("DONDOC_DATA_DIR", "var")).resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    https = _yes(values, "DONDOC_HTTPS")
    host = values.get("DONDOC_HOST", "127.0.0.1")
    port = _whole(values, "DONDOC_PORT", 8000, most=65535)
    origins = _list(values, "DONDOC_ORIGINS", "")
    return Environment(
        data_dir=data_dir,
        database_url=values.get("DATABASE_URL", f"sqlite:///{data_dir / 'dondoc.sqlite3'}"),
        replica_url=values.get("DONDOC_REPLICA_URL", ""),
        files_store=_files_store(values, "DONDOC_FILES_STORE"),
        secret_key=values.get("DONDOC_SECRET_KEY") or _kept_secret(data_dir / "secret_key"),
        debug=_yes(values, "DONDOC_DEBUG"),
        demo=_yes(values, "DONDOC_DEMO"),
        hosts=_list(values, "DONDOC_HOSTS", "127.0.0.1,localhost,[::1]"),
        origins=origins,
        https=https,
        proxies=_whole(values, "DONDOC_PROXIES", int(https), least=0, most=9),
        host=host,
        port=port,
        workers=_whole(values, "DONDOC_WORKERS", 1, most=64),
        worker=_one_of(values, "DONDOC_WORKER", (EMBEDDED, NONE)),
        url=_url(values, "DONDOC_URL", origins[0] if origins else f"http://{host}:{port}"),
        smtp=_smtp(values, "DONDOC_SMTP"),
        mail_from=_mail_from(values, "DONDOC_MAIL_FROM"),
        outbound_hosts=frozenset(word.lower() for word in _list(values, "DONDOC_OUTBOUND_HOSTS", "")),
        second_factor=_one_of(values, "DONDOC_SECOND_FACTOR", (REQUIRED, OFFERED)),
        oidc_url=_oidc_url(values, "DONDOC_OIDC_URL"),
        oidc_client=values.get("DONDOC_OIDC_CLIENT", "").strip(),
        oidc_secret=values.get("DONDOC_OIDC_SECRET", ""),
        oidc_name=values.get("DONDOC_OIDC_NAME", "").strip() or "Tài khoản cơ quan",
        duty_phone=values.get("DONDOC_DUTY_PHONE", "0260 3862 000"),
        duty_hours=values.get("DONDOC_DUTY_HOURS", "07:00–21:00"),
        log_level=values.get("DONDOC_LOG_LEVEL", "INFO").upper(),
        metrics_token=_long_word(values, "DONDOC_METRICS_TOKEN", least=16),
        backup_dir=Path(values.get("DONDOC_BACKUP_DIR") or data_dir / "backups").resolve(),
        backup_recipients=_list(values, "DONDOC_BACKUP_RECIPIENTS", ""),
        backup_keep=_whole(values, "DONDOC_BACKUP_KEEP", 48, most=100_000),
        keep_letters_days=_whole(values, "DONDOC_KEEP_LETTERS_DAYS", 365, most=36_500),
        keep_personal_days=_whole(values, "DONDOC_KEEP_PERSONAL_DAYS", 90, most=36_500),
    )


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _yes(values: Mapping[str, str], name: str) -> bool:
    word = values.get(name, "").strip().lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise SettingRefused(f"{name}={word!r}: write 1 or 0.")
    return word in TRUE_WORDS


def _list(values: Mapping[str, str], name: str, default: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in values.get(name, default).split(",") if word.strip())


def _whole(values: Mapping[str, str], name: str, default: int, *, most: int, least: int = 1) -> int:
    text = values.get(name, str(default))
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingRefused(f"{name}={text!r}: write a whole number from {least} to {most}.")
    return int(text)


def _long_word(values: Mapping[str, str], name: str, *, least: int) -> str:
    word = values.get(name, "").strip()
    if word and len(word) < least:
        raise SettingRefused(f"{name}: write at least {least} signs, e.g. of `openssl rand -hex 24`.")
    return word


def _one_of(values: Mapping[str, str], name: str, words: tuple[str, ...]) -> str:
    word = values.get(name, words[0]).strip().lower()
    if word not in words:
        raise SettingRefused(f"{name}={word!r}: write one of {', '.join(words)}.")
    return word


def _url(values: Mapping[str, str], name: str, default: str) -> str:
    text = values.get(name, default).strip().rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingRefused(f"{name}={text!r}: write the address people reach, e.g. https://dondoc.example.vn.")
    return text


def _smtp(values: Mapping[str, str], name: str) -> SmtpServer | None:
    """Return the mail server of an address like `smtp://user:password@host:587`; None when none is set."""
    text = values.get(name, "").strip()
    if not text:
        return None
    parts = urlsplit(text)
    try:
        port = parts.port or SMTP_SCHEMES[parts.scheme]
    except (KeyError, ValueError):
        port = None
    if port is None or not parts.hostname:
        raise SettingRefused(f"{name}: write smtps://…, smtp://… (STARTTLS) or smtp+plain://… with host and port.")
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    return SmtpServer(host=parts.hostname, port=port, username=username, password=password, security=parts.scheme)


def _files_store(values: Mapping[str, str], name: str) -> str:
    """Return the address of a shared store for files, "" for the data folder."""
    text = values.get(name, "").strip()
    parts = urlsplit(text)
    if text and (parts.scheme != "s3" or not parts.netloc):
        raise SettingRefused(f"{name}={text!r}: write s3://bucket/prefix?endpoint=https://store.example.vn.")
    return text


def _oidc_url(values: Mapping[str, str], name: str) -> str:
    """Return the address of the office's own login server, "" when none is named."""
    if not values.get(name, "").strip():
        return ""
    if not values.get("DONDOC_OIDC_CLIENT", "").strip() or not values.get("DONDOC_OIDC_SECRET", ""):
        raise SettingRefused(f"{name}: set DONDOC_OIDC_CLIENT and DONDOC_OIDC_SECRET as well.")
    return _url(values, name, "")


def _mail_from(values: Mapping[str, str], name: str) -> str:
    text = values.get(name, "dondoc <dondoc@localhost>").strip()
    address = parseaddr(text)[1]
    if "@" not in address or any(sign in text for sign in "\r\n"):
        raise SettingRefused(f"{name}={text!r}: write a sender, e.g. Tiểu ban Phục vụ <dondoc@example.vn>.")
    return text


def _kept_secret(path: Path) -> str:
    """Return the secret key kept in the data folder; the first start makes it, readable by its owner alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()
