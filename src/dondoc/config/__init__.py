"""Settings, root addresses and the `dondoc` command: the one place that names all rooms."""
