"""The look and the manners shared by all pages, and the one place where the two databases differ."""
