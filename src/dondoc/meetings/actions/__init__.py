"""Every change of a meeting, by name."""
