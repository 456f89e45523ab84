"""Says each thing once: written with what it tells, in one transaction; shown in the inbox, sent, or gathered."""
