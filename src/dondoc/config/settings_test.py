"""Settings of the test suite: cheap hasher, mail in memory, everything else as in production."""

import os
import tempfile

# Never the folder of an installation: what tests make, they also take out again.
os.environ["DONDOC_DATA_DIR"] = tempfile.mkdtemp(prefix="dondoc-test-")
os.environ.setdefault("DONDOC_SECRET_KEY", "only-for-tests")
os.environ["DONDOC_DEMO"] = "1"

from dondoc.config.settings import *  # noqa: F403 -- the environment above must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["*"]
SECOND_FACTOR = "offered"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}

# A file rather than memory: the browser tests' server and the tests share it between threads. What a power cut would
# lose is no matter here; the production options are tested as such.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ENVIRONMENT.data_dir / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {  # noqa: F405
        **DATABASES["default"]["OPTIONS"],  # noqa: F405
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;",
    }

# A connection kept open by the browser tests' server would hold the test database when it is to be dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
