"""Plans on paper for tests, and what a PDF says of itself."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from babel.support import Translations
from pdfminer.high_level import extract_text

import app
from app.exports.document import Document
from app.exports.paper import Choices, paper_of
from app.exports.pdf import to_pdf
from app.plan.interchange import from_json
from app.plan.plan import Plan, surroundings
from tests.campaigns.plans import PLAN
from tests.exports.full_plan import full_plan

TRANSLATIONS = Path(app.__file__).parent / "translations"


def paper(plan: Plan, language: str = "fr", **choices) -> Document:
    """Lay out a plan in the words of a language."""
    say = words_in(language)
    return paper_of(plan, surroundings(plan, language, say), Choices("25 novembre 2026", **choices))


@cache
def words_in(language: str) -> Callable[[str], str]:
    """Give what words messages; English is what they are written in."""
    known = Translations.load(str(TRANSLATIONS), [language]) if language != "en" else None
    return known.gettext if known else str


def real_plan() -> Plan:
    """Give #TurnToLove."""
    return from_json(PLAN.read_text())


@cache
def printed(name: str) -> bytes:
    """Give the PDF of the real plan or of the full one; it is made once."""
    return to_pdf(paper({"real": real_plan, "full": full_plan}[name]()))


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(content))


def words(content: bytes) -> str:
    """Read a PDF's text as another program does, broken words joined."""
    return extract_text(io.BytesIO(content)).replace("\u200b", "").replace("\u00ad\n", "")


def tags(node) -> list[str]:
    """List the tags of a PDF's structure, in reading order."""
    found = [str(node.S)[1:]] if "/S" in node else []
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found += tags(child)
    return found


def fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Say of each font whether it is embedded."""
    found = {}
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            for inner in font.get("/DescendantFonts", [font]):
                about = inner["/FontDescriptor"]
                embedded = any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(inner["/BaseFont"]).partition("+")[2]] = embedded
    return found
