"""Whatever the bytes, there is an answer; whatever the style, the same figures."""

import csv
import io
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from app.platforms.figures import EACH, make_figures
from app.platforms.reading import read_sheet
from app.platforms.sheet import World
from app.platforms.unusable import Unusable

WORLD = World(date(2027, 4, 1), "EUR", {"reach": "reach"})
WORDS = ["Date", "Reach", "Views", "Total", "sep=,", "Primary", "# Start date: 20270101", "Nth day"]
WORDS += [
    "2027-03-22",
    "03/04/2027",
    "1,234",
    "1.234,5",
    "--",
    "12 %",
    "€5",
    "1:02:03",
    '"',
    "0000",
]
DECODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
ORDERS = {"iso": "%Y-%m-%d", "day": "%d/%m/%Y", "month": "%m/%d/%Y", "compact": "%Y%m%d"}
day_and_figures = st.tuples(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 10**9),
    st.integers(0, 10**6).map(lambda cents: cents / 100),
)
soup = st.lists(st.sampled_from([*WORDS, ",", ";", "\t", "\n", "\n", " "]), max_size=60).map(
    "".join
)


def understood(content):
    try:
        sheet = read_sheet(content, WORLD)
    except Unusable:
        return
    make_figures(sheet, [source.key for source in sheet.sources])
    make_figures(sheet, [source.key for source in sheet.sources], EACH)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b'Date,Reach\n2027-03-22,"' + b"a" * 140_000)
def test_no_bytes_lead_to_anything_but_an_answer(content):
    understood(content)


@given(soup, st.sampled_from(["utf-8", "utf-16", "windows-1252"]))
def test_no_text_made_of_what_exports_hold_does_either(text, encoding):
    understood(text.encode(encoding, "replace"))


def written(figure, mark, thousands, decimals):
    whole = f"{figure:,.{decimals}f}"
    return whole.replace(",", "T").replace(".", mark).replace("T", thousands)


@given(
    st.lists(day_and_figures, min_size=1, max_size=12, unique_by=lambda each: each[0]),
    st.sampled_from(",;\t|"),
    st.sampled_from(list(DECODINGS)),
    st.sampled_from(
        [(".", ","), (".", "\u00a0"), (",", "."), (",", "\u202f"), (",", " "), (".", "'")]
    ),
    st.sampled_from(list(ORDERS)),
)
def test_a_table_reads_back_the_same_in_every_style(rows, separator, encoding, marks, order):
    # One line that can be read in one way only, so that nobody need be asked.
    rows = [*rows, (date(2028, 1, 31), 1, 1234.56)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["Date", "Reach", "Frequency"])
    for day, reach, rate in rows:
        figures = [written(reach, *marks, 0), written(rate, *marks, 2)]
        writer.writerow([day.strftime(ORDERS[order]), *figures])
    content = DECODINGS[encoding] + out.getvalue().encode(encoding)
    lines = read_sheet(content, WORLD).lines
    assert [
        (line.span.last, line.values["c:reach"], line.values["c:frequency"]) for line in lines
    ] == [(day, reach, float(f"{rate:.2f}")) for day, reach, rate in rows]
