"""The library as its readers use it."""

from typing import Any

from tests.visitor import HTMX, Visitor


def test_an_empty_library_says_so(anyone: Visitor) -> None:
    anyone.open("/en/case-studies/")
    assert anyone.text("#results h2") == "The library is still empty"


def test_a_published_case_study_is_listed_and_can_be_opened(
    anyone: Visitor, published: Any
) -> None:
    case = published()
    anyone.open("/fr/case-studies/")
    assert anyone.texts("#results .card h3") == ["La soupe des voisins"]
    anyone.open(f"/fr/case-studies/{case.slug}/")
    assert anyone.text("h1") == "La soupe des voisins"


def test_htmx_gets_the_results_alone(anyone: Visitor, published: Any) -> None:
    published()
    headers = {**HTMX, "HX-Target": "div#results"}
    anyone.open("/fr/case-studies/?theme=polarisation", headers=headers)
    assert anyone.response.text.lstrip().startswith('<div class="lib" id="results">')


def test_a_strange_filter_is_no_filter(anyone: Visitor, published: Any) -> None:
    published()
    anyone.open("/en/case-studies/?theme=%00%3Cscript%3E&after=99999999999999999999-1&budget=")
    assert anyone.texts("#results .tot") == ["1 case study"]
