"""Prints the names of the targets, in a process of its own: the fuzzer wants the product imported under its eyes."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings_test")
    django.setup()
    from tests.fuzz.targets import TARGETS

    print(*TARGETS)
