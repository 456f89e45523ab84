"""Where a person starts: the readiness board, what is mine, search, figures, and the first run."""
