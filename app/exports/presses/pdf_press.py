"""Set a document (JSON on stdin) as an accessible PDF on stdout; run by itself, as a child.

It imports none of the site’s floors: a child that is there for a second must start at once.
"""

import resource
import sys
from pathlib import Path

import typst

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 20
HERE = Path(__file__).parent.parent / "data"


def main() -> None:
    """Read, set, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    document = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(set_in_type(document))


def set_in_type(document: str) -> bytes:
    """Give the PDF (PDF/UA-1) of a document as JSON; the fonts travel with the site."""
    made: bytes = typst.compile(  # type: ignore[misc]
        (HERE / "plan.typ").read_bytes(),
        sys_inputs={"document": document},
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return made


if __name__ == "__main__":
    main()
