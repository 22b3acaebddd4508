"""How plain a text is: the measure that the guide's texts are held to, and why this one.

LIX (C. H. Björnsson, "Läsbarhet", 1968): words per sentence plus the share of words of more than
six letters, in per cent. It needs no dictionary of syllables, so that one formula counts for both
languages. Its usual scale: below 30 very easy, 30 to 40 easy, 40 to 50 medium (newspapers), 50 to
60 hard, above that very hard.

Counted strictly: a sentence ends at a full stop, a question or exclamation mark or an ellipsis
before a capital, or at the end of a line, never at a colon (which LIX allows) or a semicolon. In
French, l’ and qu’ are words of their own. A number is a word, and so is a word with a hyphen.
"""

import re

END = re.compile(r"(?<=[.!?…])[\s»”)]+(?=[\s«“(]*[A-ZÀÂÇÉÈÊÎÔÛ\d#])")
MARKS = re.compile(r"^\s*(?:\d+\.|-)\s+|\*\*", re.MULTILINE)
IN_A_NUMBER = re.compile(r"(?<=\d)[\u202f\u00a0,.](?=\d)")
WORD = re.compile(r"[^\W_]+(?:[-’][^\W_]+)*")
LONG = 6  # letters; a word of more is a long one


def sentences(markdown: str) -> list[str]:
    """Take the marks out of a text and cut it into sentences."""
    plain = IN_A_NUMBER.sub("", MARKS.sub("", markdown))
    parts = [part for line in plain.splitlines() for part in END.split(line)]
    return [part for part in parts if WORD.search(part)]


def words(sentence: str, language: str) -> list[str]:
    """List the words of a sentence; in French what is elided counts as a word."""
    found = WORD.findall(sentence)
    return [part for word in found for part in word.split("’")] if language == "fr" else found


def lix(markdown: str, language: str) -> float:
    """Measure a text: words per sentence, plus long words per hundred."""
    told = sentences(markdown)
    spoken = [word for each in told for word in words(each, language)]
    long = sum(len(word) > LONG for word in spoken)
    return len(spoken) / len(told) + 100 * long / len(spoken)
