"""Write a document (JSON on stdin) as a Word file on stdout; run by itself, as a child.

It imports none of the site’s floors: a child that is there for a second must start at once.
"""

import io
import json
import resource
import sys
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from app.exports.presses.word_markup import (
    IN_A_CELL,
    MARGIN,
    PAGE,
    SMALL_PRINT,
    drawn,
    footer,
    paragraph,
)

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 20
FONT, FONT_FROM_RIGHT = "Calibri", "Arial"
HEADINGS = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3")
Json = dict[str, Any]


def main() -> None:
    """Read, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(written(json.loads(sys.stdin.buffer.read())))


def written(paper: Json) -> bytes:
    """Give the Word file of a document."""
    word = Document()
    _describe(word, paper)
    _dress(word, paper)
    blocks = [paragraph("Title", paper["title"])]
    if paper["subtitle"]:
        blocks.append(paragraph("Subtitle", paper["subtitle"]))
    blocks += [drawn(block) for block in paper["first_page"]]
    blocks += [drawn(block, is_first=n == 0) for n, block in enumerate(paper["blocks"])]
    body = parse_xml(f"<w:body {nsdecls('w')}>{''.join(blocks)}</w:body>")
    end = word.element.body.sectPr
    for element in list(body):
        end.addprevious(element)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _describe(word: Any, paper: Json) -> None:
    """Say title and language; nobody is named as the author."""
    facts = word.core_properties
    facts.title, facts.language = paper["title"], paper["language"]
    facts.author = facts.last_modified_by = facts.comments = ""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    foot = page.footer.paragraphs[0]._p
    foot.getparent().replace(foot, parse_xml(footer(paper, nsdecls("w"))))


def _dress(word: Any, paper: Json) -> None:
    """Set the styles: black letters in one face, three sizes of our own beside Word's."""
    size = 13 if paper["is_large"] else 10
    for name in ("Normal", *HEADINGS):
        _dress_style(word.styles[name], paper)
    for line in word.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        word.styles["Title"].element.pPr.remove(line)
    plain = word.styles["Normal"]
    plain.font.size, plain.paragraph_format.space_after = Pt(size), Pt(4)
    for name, points in (("Lead", size + 3), (IN_A_CELL, size - 1), (SMALL_PRINT, size - 2)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = plain, Pt(points)
        style.paragraph_format.space_after = Pt(8 if name == "Lead" else 1)


def _dress_style(style: Any, paper: Json) -> None:
    properties = style.element.get_or_add_rPr()
    for old in ("w:rFonts", "w:color", "w:lang"):
        for element in properties.findall(qn(old)):
            properties.remove(element)
    style.font.name = FONT
    properties.get_or_add_rFonts().set(qn("w:cs"), FONT_FROM_RIGHT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), paper["language"])
    spoken.set(qn("w:bidi"), "ar-SA")
    properties.append(spoken)


if __name__ == "__main__":
    main()
