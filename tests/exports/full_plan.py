"""A plan as a busy team leaves it: sixty pieces, every step answered, French and Arabic."""

from typing import Any

from app.plan.plan import Plan
from app.plan.steps import STEPS
from app.questions.fields import Field, Kind, Rows
from tests.campaigns.filling import STORED, keys_of

FRENCH = (
    "Dans le quartier, des jeunes de quinze à dix-huit ans racontent leur club de football, leurs "
    "voisins et ce qui les rassemble ; ils veulent que l’on se parle au lieu de s’insulter. "
)
ARABIC = "نريد أن نتحدث بعضنا مع بعض في الحي، وأن يسمع كل واحد صوت جاره قبل أن يحكم عليه. "
ROWS = {
    "pieces": 60, "messengers": 8, "segments": 3, "objectives": 3, "indicators": 6, "risks": 6,
    "people": 8, "costs": 9, "income": 4, "messages": 3, "channels": 6, "milestones": 12,
    "entries": 24, "influencers": 8, "shifts": 7, "response_matrix": 7, "evidence": 4,
}  # fmt: skip
SHORT = {
    "title": ("Film du vestiaire", "Affiche du match", "Témoignage d’Aïcha", "ملصق الحي"),
    "label": ("Jeunes du club", "Parents du quartier", "Éducateurs", "شباب الحي"),
    "name": ("Aïcha", "Bruno", "Chloé", "داود"),
    "what": ("Texte relu par les familles", "Film monté", "Salle réservée", "عرض الفيلم"),
    "place": ("Lyon 8e", "Vénissieux"),
    "unit": ("personnes", "%"),
    "day_part": ("Lundi soir", "Mardi midi", "Week-end"),
    "whom": ("La coordinatrice", "Le service juridique"),
    "service": ("SOS Amitié", "La permanence du quartier"),
    "contact": ("au local, tous les soirs", "par la messagerie de l’équipe"),
    "outlet": ("Le Progrès", "Radio du quartier"),
    "contact_role": ("Rédaction locale", "Émission du matin"),
    "hashtag": ("#MêmeTribune",),
    "organisation": ("Les Voisins du Stade",),
    "area": ("Lyon et Vénissieux",),
    "activity": ("Tournoi ouvert", "Projection du film"),
    "source": ("Enquête du centre social", "Mairie"),
}


def words(question: Field, number: int) -> str:
    """Give words of a usual length for a question; every fifth answer is in Arabic."""
    if question.key in SHORT:
        return SHORT[question.key][number % len(SHORT[question.key])]
    text = ARABIC if number % 5 == 4 else FRENCH
    usual = min(question.limit, 30 + question.limit // 8)
    return text[:usual].strip()


def answer(question: Field, number: int) -> Any:
    """Give one answer as it is stored."""
    if question.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return words(question, number)
    if question.kind is Kind.PERSON:
        return f"people{number % ROWS['people'] + 1}"
    if question.kind is Kind.DATE:
        return f"2027-{number % 9 + 1:02d}-{number % 27 + 1:02d}"
    if question.kind is Kind.NUMBER:
        return number % 7 + int(question.least or 1)
    if question.kind is Kind.LANGUAGE:
        return "ar" if number % 5 == 4 else "fr"
    if question.kind is Kind.CHECKS:
        return {str(option.key): "yes" for option in question.options}
    if question.kind in STORED:
        return STORED[question.kind]
    first = chosen(question, number)
    return first if question.kind in (Kind.CHOICE, Kind.REFERENCE) else [first]


def chosen(question: Field, number: int) -> Any:
    """Give one of the choices, or the id of a row elsewhere."""
    if question.points_to:
        group = question.points_to.partition(".")[2]
        return f"{group}{number % ROWS.get(group, 2) + 1}"
    keys = [key for key in keys_of(question) if key != question.alone]
    return keys[number % len(keys)]


def rows_of(group: Rows, *, inner: bool = False) -> list[dict[str, Any]]:
    """Give the rows of a group, each with the id by which others refer to it."""
    many = 2 if inner else min(ROWS.get(group.key, 4), group.most or 99)
    return [
        {
            "id": f"{group.key}{number + 1}",
            **{each.key: answer(each, number) for each in group.plain_fields()},
            **{each.key: rows_of(each, inner=True) for each in group.inner_groups()},
        }
        for number in range(many)
    ]


def full_plan() -> Plan:
    """Give the whole plan."""
    return Plan(
        {
            step.slug: {
                each.key: rows_of(each) if isinstance(each, Rows) else answer(each, 0)
                for each in step.questions
            }
            for step in STEPS
        }
    )
