"""How a send can end other than well. No exception means: the other side has taken it."""


class Refused(Exception):
    """Raised when the message will never be taken: a wrong address, a gateway that says no."""


class Later(Exception):
    """Raised when nothing was taken now and it is worth trying again.

    counts: whether this was an attempt; false while the channel is not set up at all.
    """

    def __init__(self, reason: str, *, counts: bool = True) -> None:
        super().__init__(reason)
        self.counts = counts


class Unsure(Exception):
    """Raised when the message was handed over and no answer came: it may have been taken, or not."""


class LostClaim(Exception):
    """Raised when the send was taken away from this worker before anything was handed over."""
