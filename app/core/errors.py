"""What verbs and queries may raise; the web floor turns each into a page in plain words."""


class Refusal(Exception):
    """Something that cannot be done now; its text is a message id for the person."""

    status = 400

    def __init__(self, message: str = "", **parameters: object) -> None:
        super().__init__(message)
        self.message = message
        self.parameters = parameters


class NotAllowed(Refusal):
    """The person may know of it, but may not do this."""

    status = 403


class Missing(Refusal):
    """There is no such thing, or the person may not know of it."""

    status = 404


class Conflict(Refusal):
    """The world moved on since the page was shown, or a rule of the house is in the way."""

    status = 409


class Withdrawn(Refusal):
    """It was public once and is not any more."""

    status = 410
