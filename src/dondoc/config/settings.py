"""Django's settings. What an installation may change comes from the environment (env.py, docs/settings.md)."""

from pathlib import Path

from csp.constants import NONE, SELF

from dondoc.config.databases import parse_database
from dondoc.config.env import origin_of, read_environment

ENVIRONMENT = read_environment()
PACKAGE_DIR = Path(__file__).resolve().parent.parent
ROOT_DIR = PACKAGE_DIR.parent.parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.origins)
DUTY_PHONE = ENVIRONMENT.duty_phone
DUTY_HOURS = ENVIRONMENT.duty_hours
BASE_URL = ENVIRONMENT.url

# Background work. A worker silent for longer than the lease is taken for dead; a send unfinished for longer is settled.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKER_LEASE_SECONDS = 60
WORKER_IDLE_SECONDS = 1
SEND_LEASE_SECONDS = 120
SMTP_SERVER = ENVIRONMENT.smtp
MAIL_FROM = ENVIRONMENT.mail_from
OUTBOUND_HOSTS = ENVIRONMENT.outbound_hosts
METRICS_TOKEN = ENVIRONMENT.metrics_token
BACKUP_DIR = ENVIRONMENT.backup_dir
BACKUP_RECIPIENTS = ENVIRONMENT.backup_recipients
BACKUP_KEEP = ENVIRONMENT.backup_keep
KEEP_LETTERS_DAYS = ENVIRONMENT.keep_letters_days
KEEP_PERSONAL_DAYS = ENVIRONMENT.keep_personal_days

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks_db",
    "dondoc.web",
    "dondoc.journal",
    "dondoc.editions",
    "dondoc.people",
    "dondoc.congress",
    "dondoc.archive",
    "dondoc.notices",
    "dondoc.plans",
    "dondoc.tasks",
    "dondoc.meetings",
    "dondoc.desk",
    "dondoc.safekeeping",
]

MIDDLEWARE = [
    "dondoc.web.metrics.Measured",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dondoc.web.middleware.PageHeaders",
    "dondoc.web.middleware.NoNulls",
    "dondoc.web.replicas.OwnWritesAreRead",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dondoc.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dondoc.people.middleware.DeviceWall",
    "dondoc.people.middleware.IdleWall",
    "dondoc.people.middleware.SecondFactorWall",
    "dondoc.web.middleware.LoginWall",
    "dondoc.people.middleware.SeatMiddleware",
    "dondoc.web.middleware.DiskWall",
]

ROOT_URLCONF = "dondoc.config.urls"
WSGI_APPLICATION = "dondoc.config.wsgi.application"

# Templates are compiled once per process; cotton turns <c-…> tags into includes while they are loaded.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "dondoc.web.loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "django_cotton.templatetags.cotton",
                "dondoc.web.templatetags.ui",
                "dondoc.web.templatetags.when",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc.web.context.frame",
                "dondoc.people.context.seat",
                "dondoc.notices.context.bell",
            ],
        },
    }
]
COTTON_DIR = "web/components"

DATABASES = {"default": parse_database(ENVIRONMENT.database_url, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A power cut loses nothing that was acknowledged: FULL. A second writer waits at BEGIN, never in the middle.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
if ENVIRONMENT.replica_url:
    DATABASES["replica"] = parse_database(ENVIRONMENT.replica_url, conn_max_age=60, conn_health_checks=True)
    DATABASES["replica"].setdefault("OPTIONS", {})["connect_timeout"] = 2
DATABASE_ROUTERS = ["dondoc.web.replicas.ReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/people/login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/people/login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "dondoc.people.login.ClosedDoorAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "pin": "10/m/ip,100/d/ip"}
ACCOUNT_USER_DISPLAY = "dondoc.people.login.display_name"

# Staff prove themselves twice: by a code of an app or a passkey; spare codes lie in the safe.
SECOND_FACTOR = ENVIRONMENT.second_factor
MFA_ADAPTER = "dondoc.people.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "dondoc.people.login.CodeForm",
    "reauthenticate": "dondoc.people.login.CodeAgainForm",
    "activate_totp": "dondoc.people.login.CodeAppForm",
    "add_webauthn": "dondoc.people.login.PasskeyForm",
}
ACCOUNT_FORMS = {"reauthenticate": "dondoc.people.login.PasswordAgainForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the office's; nobody signs up
MFA_TOTP_TOLERANCE = 1  # clocks of old phones are half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = False
# Browsers give passkeys to https addresses and to this very machine only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
SESSION_IDLE_SECONDS = 12 * 3600

# An office that has a login of its own (OpenID Connect) is named in the environment; then its second factor counts.
OFFICE_LOGIN_NAME = ENVIRONMENT.oidc_name if ENVIRONMENT.oidc_url else ""
SOCIALACCOUNT_ADAPTER = "dondoc.people.office_login.InvitedOnlyAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {}
if ENVIRONMENT.oidc_url:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "office",
                "name": ENVIRONMENT.oidc_name,
                "client_id": ENVIRONMENT.oidc_client,
                "secret": ENVIRONMENT.oidc_secret,
                "settings": {"server_url": ENVIRONMENT.oidc_url, "oauth_pkce_enabled": True},
            }
        ]
    }

SESSION_COOKIE_AGE = 7 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.https else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.https else "csrf"
DEVICE_COOKIE_NAME = "__Host-device" if ENVIRONMENT.https else "device"
CSRF_FAILURE_VIEW = "dondoc.web.errors.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        # The browser holds a form to this list even where the answer leads on to another server.
        "form-action": [SELF, *([origin_of(ENVIRONMENT.oidc_url)] if ENVIRONMENT.oidc_url else [])],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["dondoc.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data_dir / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_DIR = ENVIRONMENT.data_dir
FILES_DIR = ENVIRONMENT.data_dir / "files"
FILES_STORE = ENVIRONMENT.files_store
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

FORM_RENDERER = "dondoc.web.forms.ComponentRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains are the office's to decide
    "security.W008",  # the proxy in front redirects to HTTPS
    "security.W021",  # preload lists are the office's to decide
]
LOGGING_CONFIG = "dondoc.config.logs.configure"
LOGGING = {"level": ENVIRONMENT.log_level}
