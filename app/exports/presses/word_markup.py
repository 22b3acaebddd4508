"""The markup of a Word file (WordprocessingML, ECMA-376 part 1), block by block.

Texts go through escape() alone, so whatever they hold stays text. Written as strings: building
it element by element took a second for a full plan.
"""

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

PAGE, MARGIN = (210, 297), 16  # mm: A4
TWIPS = 56.7  # in a millimetre
ROOM = int((PAGE[0] - 2 * MARGIN) * TWIPS)  # twentieths of a point
FROM_RIGHT = re.compile(r"^[\W\d_]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
IN_A_CELL, SMALL_PRINT = "Cell", "Print"
STYLE_OF = {"lead": "Lead", "small": SMALL_PRINT, "": "Normal"}
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
    for side in ("top", "bottom", "insideH")
)
Json = dict[str, Any]


def drawn(block: Json, *, is_first: bool = False) -> str:
    """Draw one block; the first one after the summary begins a page."""
    if block["kind"] == "heading":
        before = "<w:pageBreakBefore/>" if is_first else ""
        return paragraph(f"Heading{block['level']}", block["text"], before)
    if block["kind"] == "note":
        return paragraph(STYLE_OF[block["weight"]], block["text"])
    if block["kind"] == "facts":
        return "".join(_fact(item) for item in block["items"])
    return _table(block)


def paragraph(style: str, text: str, properties: str = "", *, is_bold: bool = False) -> str:
    """Write a paragraph in its own direction, whatever the direction of the page."""
    return _paragraph(style, run(text, is_bold=is_bold), properties, text)


def _paragraph(style: str, runs: str, properties: str = "", led_by: str = "") -> str:
    turned = "<w:bidi/>" if FROM_RIGHT.match(led_by) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{turned}</w:pPr>{runs}</w:p>'


def run(text: str, *, is_bold: bool = False) -> str:
    """Write letters of one kind."""
    properties = "<w:b/><w:bCs/>" if is_bold else ""
    if FROM_RIGHT.match(text):
        properties += "<w:rtl/>"
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{lines}</w:r>"


def _fact(item: Json) -> str:
    """Write a question, its answer behind it; without one, a line to write on."""
    label = run(item["label"], is_bold=True)
    if not item["lines"]:
        stop = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{ROOM}"/></w:tabs>'
        return _paragraph("Normal", f"{label}{run(' ')}<w:r><w:tab/></w:r>", stop)
    if len(item["lines"]) == 1 and not FROM_RIGHT.match(item["lines"][0]):
        return _paragraph("Normal", label + run("\u2002" + item["lines"][0]))
    asked = _paragraph("Normal", label, "<w:keepNext/>")
    return asked + "".join(paragraph("Normal", line) for line in item["lines"])


def _table(block: Json) -> str:
    share = ROOM / sum(block["widths"])
    widths = [int(each * share) for each in block["widths"]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [
        _row([paragraph(IN_A_CELL, each, is_bold=True) for each in block["head"]], widths, True)
    ]
    for row in block["rows"]:
        rows.append(_row([_lines(cell["lines"]) for cell in row["cells"]], widths))
        if row["more"]:
            rows.append(_row([_small_print(row["more"])], [sum(widths)], spans=len(widths)))
    caption = paragraph("Normal", block["caption"], "<w:keepNext/>", is_bold=True)
    described = quoteattr(block["caption"])
    properties = (
        f'<w:tblPr><w:tblW w:w="{ROOM}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/>'
        f"<w:tblCaption w:val={described}/></w:tblPr>"
    )
    table = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    return caption + table + _paragraph(SMALL_PRINT, "")


def _row(cells: list[str], widths: list[int], is_head: bool = False, *, spans: int = 1) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    span = f'<w:gridSpan w:val="{spans}"/>' if spans > 1 else ""
    drawn_cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{drawn_cells}</w:tr>"


def _lines(lines: list[str]) -> str:
    return "".join(paragraph(IN_A_CELL, line) for line in lines or [""])


def _small_print(items: list[Json]) -> str:
    """Write what has no column of its own."""
    runs = ""
    for number, item in enumerate(items):
        runs += run((" · " if number else "") + item["label"], is_bold=True)
        if item["lines"]:
            runs += run(": ") + run(" · ".join(item["lines"]))
    return _paragraph(SMALL_PRINT, runs)


def footer(paper: Json, namespaces: str) -> str:
    """Write the line at the foot of each page, with its number."""
    before, _, rest = paper["page_words"].partition("%(page)s")
    between, _, after = rest.partition("%(pages)s")
    fields = "".join(
        run(words) + (f'<w:fldSimple w:instr="{field}">{run("1")}</w:fldSimple>' if field else "")
        for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, ""))
        if words or field
    )
    found = _paragraph(
        SMALL_PRINT, run(paper["title"]) + run(" · " + paper["footer"] + " · ") + fields
    )
    return found.replace("<w:p>", f"<w:p {namespaces}>", 1)
