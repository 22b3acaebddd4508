"""A case study names no messenger, wherever in a plan a name may stand."""

from datetime import date

import pytest

from app.campaigns.handover import draft_from
from app.case_studies.form import PAGES
from tests.campaigns.plans import plan_of

YOUSSEF = {
    "id": "m1", "label": "Youssef Benali", "kind": "athlete", "identifiable": True,
    "consent_state": "written", "consent_scope": ["web", "case_study"],
}  # fmt: skip
ROCHE = {"id": "m2", "label": "Mme Roche", "kind": "survivor", "identifiable": True}
KOP = {"id": "m3", "label": "Le kop nord", "kind": "peer", "identifiable": False}
TODAY = date(2027, 6, 1)


def draft(*messengers, basics=None, **steps):
    plan = plan_of(
        basics=basics or {"title": "Même tribune"},
        messengers={"messengers": list(messengers)},
        **steps,
    )
    return draft_from(plan, "fr", today=TODAY)


EVERYWHERE = "Avec Youssef Benali, YOUSSEF et m. benali ; Mme Roche, roche, et le Kop Nord."


def test_no_name_is_left_in_any_text():
    found = draft(
        YOUSSEF,
        ROCHE,
        KOP,
        basics={"title": "A", "summary": "Avec Youssef Benali", "area": "chez Benali"},
        context={"problem": EVERYWHERE},
        objectives={"goal": EVERYWHERE, "objectives": [{"id": "o1", "what": EVERYWHERE}]},
        audience={"segments": [{"id": "a1", "label": "Amis de Youssef", "rank": "main"}]},
        message={"messages": [{"id": "s1", "core_message": EVERYWHERE, "cta": "Suivez Benali"}]},
        content={"pieces": [{"id": "q1", "title": "Portrait de Mme Roche"}]},
        calendar={"why_this_date": EVERYWHERE},
        tracking={
            "entries": [
                {
                    "id": "e1", "date": "2027-05-01", "indicator": "reach", "value": 40,
                    "note": "compté par Youssef", "proof": "https://example.org/@youssefbenali",
                }
            ]
        },
        review={
            "would_change": EVERYWHERE, "keep": EVERYWHERE, "unexpected": EVERYWHERE,
            "harm_seen": EVERYWHERE,
        },
    )  # fmt: skip
    told = str(found).casefold()

    for name in ("youssef", "benali", "roche", "kop nord"):
        assert name not in told, name
    assert found["goal"].startswith("Avec [sportif")
    assert found["messenger_kinds"] == ["athlete", "survivor", "peer"]
    assert [row["title"] for row in found["lessons"]] != []


def test_a_word_that_only_holds_a_name_is_left_alone():
    found = draft({**ROCHE, "label": "Ines"}, objectives={"goal": "Les Inespérés marinesques"})

    assert found["goal"] == "Les Inespérés marinesques"


def test_parts_of_a_role_nobody_can_be_recognised_by_are_left_alone():
    found = draft({**KOP, "label": "Les Jeunes"}, objectives={"goal": "Jeunes et vieux"})

    assert found["goal"] == "Jeunes et vieux"


def test_the_name_of_the_campaign_and_of_its_organisation_stays():
    found = draft(
        {**YOUSSEF, "label": "Tribune Benali"},
        {"id": "m9", "label": "Tous au stade", "kind": "org"},
        basics={"title": "Même Tribune", "organisation": "Tous au stade"},
        objectives={"goal": "La Tribune de Tous au stade et de Benali"},
    )

    assert (found["title"], found["organiser"]) == ("Même Tribune", "Tous au stade")
    assert found["goal"].startswith("La Tribune de Tous au stade et de [sportif")


def test_a_choice_that_reads_like_a_name_is_no_text():
    found = draft({**ROCHE, "label": "Survivor"}, basics={"title": "A", "themes": ["football"]})

    assert found["messenger_kinds"] == ["survivor"]


def test_somebody_without_kind_or_name_breaks_nothing():
    found = draft({"id": "m1", "label": "Zorah"}, {"id": "m2"}, objectives={"goal": "Zorah parle"})

    assert found["goal"] == "[…] parle"


PIECES = [
    {"id": "q1", "title": "Film", "people_shown": ["m1"]},
    {"id": "q2", "title": "Témoignage", "messenger": "m1"},
    {"id": "q3", "title": "Affiche"},
]


@pytest.mark.parametrize(
    ("row", "is_in"),
    [
        ({}, True),
        ({"consent_until": "2027-06-01"}, True),
        ({"consent_until": "2027-05-31"}, False),
        ({"consent_scope": ["web"]}, False),
        ({"consent_state": "spoken"}, False),
        ({"consent_state": "withdrawn"}, False),
        ({"recheck": "agrees", "rechecked_on": "2027-05-30"}, True),
        ({"recheck": "withdraws", "rechecked_on": "2027-05-30"}, False),
        ({"recheck": "not_reached", "rechecked_on": "2027-05-30"}, False),
        ({"identifiable": False, "consent_scope": []}, False),  # but shown in a film
    ],
)
def test_pieces_and_people_go_in_only_with_written_consent_for_a_case_study(row, is_in):
    found = draft({**YOUSSEF, **row}, content={"pieces": PIECES})

    assert found["story"] == ("Film\nTémoignage\nAffiche" if is_in else "Affiche")
    assert bool(found.get("people_named")) == is_in
    if is_in:
        person = found["people_named"][0]
        assert (person["named_as"], person["consent"]) == ("role_only", True)
        assert person["who"].startswith("Sportif")


def test_the_level_of_evidence_handed_over_is_what_the_plan_shows():
    assert draft()["evidence_level"] == 0
    entries = [{"id": "e1", "date": "2027-05-01", "indicator": "reach", "value": 40}]
    assert draft(tracking={"entries": entries})["evidence_level"] == 1


def test_a_result_has_its_period_its_source_and_its_margin():
    found = draft(
        measurement={"indicators": [{"id": "i1", "indicator": "ctr", "source": "platform"}]},
        tracking={
            "entries": [
                {"id": "e1", "date": "2027-04-01", "indicator": "i1", "value": 5},
                {
                    "id": "e2", "date": "2027-05-01", "indicator": "i1", "value": 7.77,
                    "note": "412 sur 5 300", "proof": "https://example.org/p",
                },
            ]
        },
    )  # fmt: skip
    row = {key: " ".join(str(each).split()) for key, each in found["results"][0].items()}

    assert row == {
        "id": "r1",
        "indicator": "ctr",
        "value": "7,8 %",
        "period": "1er avril 2027 – 1 mai 2027".replace("1 mai", "1er mai"),
        "how": "Figures from the platforms. 412 sur 5 300. 95 % : 7,1 % – 8,5 %",
        "proof": "https://example.org/p",
    }


def test_figures_of_a_removed_indicator_are_called_other():
    entries = [{"id": "e1", "date": "2027-05-01", "indicator": "i9", "value": 40}]
    assert draft(tracking={"entries": entries})["results"][0]["indicator"] == "other"


def test_lessons_come_from_what_the_review_has_learnt():
    found = draft(review={"would_change": "Plus tôt.", "keep": "Le chant."})

    assert [(row["title"], row["text"]) for row in found["lessons"]] == [
        ("What we would do otherwise", "Plus tôt."),
        ("What we would keep", "Le chant."),
    ]
    assert found["would_change"] == "Plus tôt."


def test_the_form_still_has_every_question_that_is_filled_in():
    keys = {question.key for page in PAGES for question in page.questions}
    assert set(draft(YOUSSEF, content={"pieces": PIECES})) <= keys
