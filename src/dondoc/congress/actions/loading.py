"""Bring the rows of this room in at once, from a whole congress that was kept elsewhere."""

from dondoc.web.carrying import loading_of

load_rows = loading_of("congress")
