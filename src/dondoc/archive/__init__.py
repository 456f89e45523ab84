"""Every file that comes in: exact bytes kept for good, versions of a paper, and intakes with preview and undo."""
