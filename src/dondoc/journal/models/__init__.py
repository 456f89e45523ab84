from dondoc.journal.models.entry import Chain, Entry
from dondoc.journal.models.submission import Submission

__all__ = ["Chain", "Entry", "Submission"]
