"""The settings of an installation, and the floor of the framework beside its pages."""

from dondoc.config.settings import *  # noqa: F403 -- everything else as in production

ROOT_URLCONF = "tests.benches.workload_urls"
LOGGING = {"level": "ERROR"}
