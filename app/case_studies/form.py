"""The case-study form as a whole: its four pages, the choices they offer, what sending needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from app.case_studies.pages import campaign, done, happened, safety
from app.questions.fields import N_, Field, Kind, Option, Page, Rows
from app.questions.listed import list_choices
from app.questions.progress import Gap, list_gaps
from app.questions.reading import Surroundings
from app.questions.world import countries
from app.web.locale import gettext

PAGES: tuple[Page, ...] = (campaign.PAGE, done.PAGE, happened.PAGE, safety.PAGE)
OTHER = Option("other", N_("Something else"))
EVIDENCE_CEILING = "evidence_ceiling"  # kept with a draft that came from a campaign, never asked
OVERSTATED = (
    N_("The figures of your campaign carry level 0. Choose it, or begin again from its results."),
    N_("The figures of your campaign carry level 1 at most. Choose that, or a lower one."),
    N_("The figures of your campaign carry level 2 at most. Choose that, or a lower one."),
    N_("The figures of your campaign carry level 3 at most. Choose that, or a lower one."),
)
YES_NO = (Option("yes", N_("Yes")), Option("no", N_("No")))


@dataclass(frozen=True)
class Missing:
    """What sending still needs: its page, its question, its row, and why in a sentence."""

    page: Page
    question: Field | Rows
    group: Rows | None
    row: str | None
    why: str


def find_page(slug: str) -> Page | None:
    """Find a page by its name in addresses."""
    return next((page for page in PAGES if page.slug == slug), None)


def page_after(page: Page) -> Page | None:
    """Give the page that follows, if one does."""
    place = PAGES.index(page) + 1
    return PAGES[place] if place < len(PAGES) else None


def page_before(page: Page) -> Page | None:
    """Give the page before, if there is one."""
    place = PAGES.index(page)
    return PAGES[place - 1] if place else None


@lru_cache
def find_question(key: str) -> tuple[Page, Field | Rows] | None:
    """Find a question, or a repeating group, and the page where it stands."""
    for page in PAGES:
        for question in page.questions:
            if question.key == key:
                return page, question
    return None


def options(question: Field, language: str) -> tuple[Option, ...]:
    """Give the choices that a question offers, in a language where they are data."""
    if question.kind is Kind.COUNTRY:
        return _as_options(countries(language))
    if question.taxonomy:
        found = list_choices(question.taxonomy, language)
        return (*found, OTHER) if question.taxonomy == "indicators" else found
    return YES_NO if question.kind is Kind.YES_NO else question.options


def _as_options(names: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, name, is_ours=False) for key, name in names.items())


def surroundings(language: str) -> Surroundings:
    """Give what the engine needs to read and draw this form in a language."""
    return Surroundings(language, partial(_options, language), translate=gettext)


def _options(language: str, question: Field) -> tuple[Option, ...]:
    return options(question, language)


def list_missing(answers: Mapping[str, Any]) -> list[Missing]:
    """List what sending still needs, answers first, then consents, in the order of the form."""
    found = []
    for page in PAGES:
        found += [_from_gap(page, gap) for gap in list_gaps(page, answers)]
    return [*found, *_overstated(answers), *_missing_consents(answers)]


def _from_gap(page: Page, gap: Gap) -> Missing:
    why = N_("This answer is still missing.")
    if isinstance(gap.question, Rows):
        why = N_("There are not enough of these yet.")
    return Missing(page, gap.question, gap.group, gap.row, why)


def _overstated(answers: Mapping[str, Any]) -> Iterator[Missing]:
    """Find evidence that is declared above what the campaign behind it was seen to show."""
    most, level = answers.get(EVIDENCE_CEILING), answers.get("evidence_level")
    if isinstance(most, int) and isinstance(level, int) and level > most:
        found = find_question("evidence_level")
        assert found is not None  # noqa: S101 declared above
        yield Missing(found[0], found[1], None, None, OVERSTATED[min(most, 3)])


def _missing_consents(answers: Mapping[str, Any]) -> Iterator[Missing]:
    """Walk the answers that are there, but with which nothing may be published."""
    page = safety.PAGE
    for key, why in MUST_BE_YES.items():
        if answers.get(key) is False:
            question = next(each for each in page.fields() if each.key == key)
            yield Missing(page, question, None, None, why)
    for group_key, field_key, is_wrong, why in ROW_CONSENTS:
        group = page.group(group_key)
        assert group is not None, group_key  # noqa: S101 declared above
        question = next(each for each in group.plain_fields() if each.key == field_key)
        for row in answers.get(group_key) or []:
            if is_wrong(row):
                yield Missing(page, question, group, row["id"], why)


def _has_no_consent(row: Mapping[str, Any]) -> bool:
    return row.get("people_recognisable") is True and row.get("consent_held") is False


def _has_no_description(row: Mapping[str, Any]) -> bool:
    return not row.get("alt_text") and row.get("decorative") is not True


def _did_not_agree(row: Mapping[str, Any]) -> bool:
    return row.get("consent") is False


MUST_BE_YES = {
    "authority": N_("Somebody who may speak for the campaign has to send it."),
    "takedown_agreed": N_("Without this agreement we cannot protect people in an emergency."),
}
ROW_CONSENTS = (
    (
        "images",
        "consent_held",
        _has_no_consent,
        N_("Without written consent, take the picture out or blur the faces."),
    ),
    (
        "images",
        "alt_text",
        _has_no_description,
        N_("Describe the picture, or say that it is only decoration."),
    ),
    (
        "people_named",
        "consent",
        _did_not_agree,
        N_("Without their agreement, take this person out of the text and of this list."),
    ),
)
