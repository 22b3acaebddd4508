"""Finding case studies: by words, by shelf, page by page."""

from typing import Any

import pytest

from app.case_studies.queries import get_sent
from app.case_studies.search import PER_PAGE, Found, find, tally
from app.case_studies.search import index as put_on_shelves
from app.case_studies.words import wanted_words
from app.core.db import one_commit


def titles(query: str = "", language: str = "fr", **facets: Any) -> list[str]:
    return [card["title"] for card in find(query, facets, language).cards]


@pytest.mark.parametrize(
    "query",
    ["témoignage", "temoignages", "TÉMOIGNAGES", "lycéenne témoignage", "l’essentiel témoignages"],
)
def test_words_are_found_without_accents_capitals_and_endings(published: Any, query: str) -> None:
    published(
        title="Le bus", problem="Des lycéennes font entendre leurs témoignages, c’est essentiel."
    )
    published(title="Autre", problem="Rien de tel.", organiser="X")
    assert titles(query) == ["Le bus"]


def test_every_word_must_be_there(published: Any) -> None:
    published(title="Football et soupe")
    published(title="Football")
    assert titles("football lycée") == []
    assert sorted(titles("football")) == ["Football", "Football et soupe"]


@pytest.mark.parametrize("query", ['"', "AND OR NOT", "a*", "'; DROP TABLE", "&|!()", "x" * 500])
def test_marks_of_the_search_engine_mean_nothing(published: Any, query: str) -> None:
    published()
    assert titles(query) == [] or not wanted_words(query, ("fr", "en"))


def test_shelves_narrow_the_list_and_say_how_many(published: Any) -> None:
    published(title="A", themes=["football"], country="FR")
    published(title="B", themes=["football", "racism"], country="BE")
    published(title="C", themes=["memory"], country="BE")
    assert sorted(titles(theme=["football"])) == ["A", "B"]
    assert sorted(titles(theme=["football", "memory"])) == ["A", "B", "C"]
    assert titles(theme=["football"], country=["BE"]) == ["B"]
    counted = tally("", {"country": ["BE"]}, "fr")
    assert (counted.total, counted.counts[("theme", "football")]) == (2, 1)
    everything = tally("", {}, "fr")
    assert (everything.total, everything.counts[("theme", "football")]) == (3, 2)


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (13, [12, 1]), (25, [12, 12, 1])])
def test_pages_follow_each_other_both_ways(published: Any, count: int, sizes: list[int]) -> None:
    case = published(title="0")
    multiply(case, count)
    pages: list[Found] = [find("", {}, "fr")]
    while pages[-1].after:
        pages.append(find("", {}, "fr", after=pages[-1].after))
    assert [len(each.cards) for each in pages] == sizes
    shown = [card["title"] for each in pages for card in each.cards]
    assert len(set(shown)) == count
    assert pages[0].before is None
    if len(pages) > 1:
        back = find("", {}, "fr", before=pages[1].before)
        assert (back.cards, back.before) == (pages[0].cards, None)
        assert len(back.cards) == PER_PAGE


def multiply(case: Any, count: int) -> None:
    """Put copies of a published case study on the shelves."""
    from app.case_studies.models import CaseStudy, CaseStudyVersion

    with one_commit() as session:
        for number in range(1, count):
            copy = CaseStudy(
                slug=f"copy-{number}",
                state="published",
                answers={},
                language="fr",
                round=1,
                is_live=True,
                published_at=case.published_at,
            )
            session.add(copy)
            session.flush()
            content = {**case.answers, "title": str(number)}
            session.add(
                CaseStudyVersion(
                    case_id=copy.id, number=1, language="fr", content=content, is_live=True
                )
            )
            session.flush()
            put_on_shelves(copy)


def test_filing_twice_counts_once(published: Any) -> None:
    case = published()
    with one_commit():
        put_on_shelves(get_sent(case.public_id))
    counted = tally("", {}, "fr")
    assert (counted.total, counted.counts[("theme", "polarisation")]) == (1, 1)
