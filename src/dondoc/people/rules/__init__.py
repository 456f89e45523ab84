"""Who may do what, how names are matched, how agencies succeed each other."""
