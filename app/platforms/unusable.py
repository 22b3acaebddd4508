"""Why a file cannot be read as figures: one sentence, with the line where there is one."""

from typing import Any

from app.questions.reading import Problem


class Unusable(Exception):
    """Raised for a file that holds nothing to keep; nothing was changed by it."""

    def __init__(self, message: str, **parameters: Any) -> None:
        super().__init__(message)
        self.problem = Problem(message, parameters)
