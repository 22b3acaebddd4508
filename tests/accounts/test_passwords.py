"""What is refused as a password, and how the rest is kept."""

import pytest

from app.accounts.passwords import weakness

OWNER = ["aicha.benali@example.org", "Aïcha Benali", "Portevoix"]


@pytest.mark.parametrize(
    "password",
    [
        "motdepasse1234",
        "M0tDeP@sse2024!",
        "Mot de passe 2026",
        "azertyuiop123",
        "1qaz2wsx3edc4rfv",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "gazellegazelle",
        "987654321098",
        "482915736028",
        "portevoix2026!",
        "aicha.benali1",
        "Correct Horse Battery Staple",
        "Liberté égalité fraternité",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert "first that somebody would try" in weakness(password, OWNER)


@pytest.mark.parametrize(
    "password",
    [
        "un mot de passe solide",
        "cheval pile agrafe lune",
        "trois lapins sous la pluie",
        "kX9#vQ2$mZ7!",
        "8$29!4#71@5^",
        "قطار أزرق فوق الجسر",
        "gazelle-tambour-43",
    ],
)
def test_what_is_one_s_own_is_taken(password):
    assert weakness(password, OWNER) is None


def test_length_is_bounded_on_both_sides():
    assert "12 characters" in weakness("kX9#vQ2$mZ7")
    assert "128 characters" in weakness("gazelle tambour " * 8 + "x")
