"""The one kind of answer that says no: a sentence fit to show, and the field it is about."""


class ActionRefused(Exception):
    """Raised when a rule forbids a change; carries a sentence for the user and the field it is about ("" for none)."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
