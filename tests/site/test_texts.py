"""Static texts and the tour of the guide: every page, in every language."""

import pytest

from app.plan.guidance import guidance_for
from app.plan.steps import STEPS
from app.site.texts import SLUGS
from tests.words import lines_of, say

NAMES = ("A good answer", "A weak answer", "What it lacks")
HEADINGS = (
    "What it is for",
    "A tip",
    "A real case",
    "In ten minutes",
    "Two answers to compare",
    "Common mistakes",
    "Words explained",
    "What the step asks",
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_is_there(anyone, slug, language):
    page = anyone.open(f"/{language}/pages/{slug}")
    words = anyone.text("article.prose")
    assert len(words) > 400
    assert "{" not in words
    assert len(page.css("article h2")) >= 2


@pytest.mark.parametrize("slug", ["nothing", "about.md", "..%2Fsteps%2Fbasics", "x" * 500])
def test_no_other_text_is(anyone, slug):
    anyone.open(f"/fr/pages/{slug}", status=404)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_of_every_text_leads_somewhere(anyone, language):
    links = set()
    for slug in SLUGS:
        page = anyone.open(f"/{language}/pages/{slug}")
        links |= {node.attributes["href"] for node in page.css("article a[href^='/']")}
    for link in sorted(links):
        anyone.open(link)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_tour_names_all_sixteen_steps(anyone, app, language):
    page = anyone.open(f"/{language}/toolkit/")
    links = [node.attributes["href"] for node in page.css("ol.tasks a")]
    assert links == [f"/{language}/toolkit/{step.slug}" for step in STEPS]
    assert anyone.texts("ol.tasks a") == [say(language, step.title) for step in STEPS]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_the_tour_of_a_step_says_what_it_asks_and_teaches(anyone, step, language):
    anyone.open(f"/{language}/toolkit/{step.slug}")
    assert anyone.text("h1") == " ".join(guidance_for(step.slug, language).question.split())
    asked = anyone.texts("ul.stack > li > strong")
    assert asked == [say(language, question.label) for question in step.questions]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_the_tour_of_a_step_shows_every_part_of_its_guidance(anyone, step, language):
    told = guidance_for(step.slug, language)
    anyone.open(f"/{language}/toolkit/{step.slug}")
    assert anyone.texts("main h2") == [say(language, heading) for heading in HEADINGS]
    assert anyone.text("p.standfirst") == lines_of(told.lead)[0]
    assert anyone.texts(".side > div > ol > li") == lines_of(told.how)
    assert anyone.texts(".side > div > ul:not([class]) > li") == lines_of(told.mistakes)
    terms = zip(anyone.texts("main dt"), anyone.texts("main dd"), strict=True)
    assert list(terms) == [(*lines_of(each.word), *lines_of(each.meaning)) for each in told.words]
    for part in (told.why, told.tip, told.case):
        assert [line for line in lines_of(part) if line not in anyone.texts("main p")] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_a_good_and_a_weak_answer_stand_side_by_side_named_in_words(anyone, step, language):
    told = guidance_for(step.slug, language)
    page = anyone.open(f"/{language}/toolkit/{step.slug}")
    good, weak, lacks = (say(language, words) for words in NAMES)
    first, second = (f".grid > section:nth-child({number}) > *" for number in (1, 2))
    assert anyone.texts(first) == [good, *lines_of(told.example)]
    assert anyone.texts(second) == [weak, *lines_of(told.weak), lacks, *lines_of(told.lacking)]
    assert anyone.texts(".grid h3") == [good, weak]
    icons = [node.html for node in page.css(".grid h3 svg")]
    assert len(set(icons)) == 2


def test_one_can_walk_the_tour_from_the_first_step_to_the_last(anyone):
    walked, address = [], "/fr/toolkit/basics"
    while address:
        page = anyone.open(address)
        walked.append(address.rpartition("/")[2])
        following = page.css_first("p.gap-t a:not(.btn)")
        address = following.attributes["href"] if following else None
    assert walked == [step.slug for step in STEPS]


@pytest.mark.parametrize("step", ["nothing", "BASICS", "basics.md", "9" * 30])
def test_no_other_step_is(anyone, step):
    anyone.open(f"/fr/toolkit/{step}", status=404)
