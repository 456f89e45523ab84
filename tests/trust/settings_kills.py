"""The settings of an installation, with leases so short that a killed worker is missed within a second or two."""

from dondoc.config.settings import *  # noqa: F403 -- everything else as in production

WORKER_LEASE_SECONDS = 1
WORKER_IDLE_SECONDS = 0.02
SEND_LEASE_SECONDS = 2
