"""Loads components so that one can stand inside a sentence: no space before the full stop that follows it."""

import re

from django_cotton.cotton_loader import Loader as CottonLoader

_FOLDER = "/web/components/"
_HEAD = re.compile(
    r"\A\s*(?:\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\})?\s*(?P<vars><c-vars[^>]*/>)?\s*", re.DOTALL
)


class Loader(CottonLoader):
    """Cotton's loader; of a component it drops the opening comment and the space around the markup.

    Files end with a newline, as editors and formatters want it; drawn on a page that newline would be a space.
    """

    def _get_template_string(self, template_name: str) -> str:
        text = super()._get_template_string(template_name)
        if _FOLDER not in template_name:
            return text
        return _HEAD.sub(lambda head: head["vars"] or "", text, count=1).rstrip()
