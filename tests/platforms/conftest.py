"""The exports of platforms as files, and the world they are read in."""

from datetime import date
from pathlib import Path

import pytest

from app.campaigns.import_words import world_of
from app.plan.plan import Plan
from app.platforms.reading import UNDECIDED, read_sheet

EXPORTS = Path(__file__).parent / "exports"
TODAY = date(2027, 4, 1)


@pytest.fixture
def export():
    """Read one of the files: `export("x_overview.csv")`."""

    def read(name, choices=UNDECIDED):
        return read_sheet((EXPORTS / name).read_bytes(), world_of(Plan(), TODAY), choices)

    return read


@pytest.fixture
def table():
    """Read text as a file: `table("Date,Reach\\n2027-03-22,1")`."""

    def read(text, choices=UNDECIDED):
        content = text if isinstance(text, bytes) else text.encode()
        return read_sheet(content, world_of(Plan(), TODAY), choices)

    return read
