"""Says each thing once: the outbox row is written with what it tells, in one transaction; the inbox shows it."""
