"""Tells whether a question is in English, the one language the recogniser has learnt.

By the small words that half of every sentence consists of (the method of Ingle 1976): no model, and
nothing to guess of a note without any. A text in another alphabet is not English either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.catalogue.stemming import split_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_READ = 1_000
"""Characters read: by then it is clear."""

_WORD = Pattern(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"

_ENGLISH = frozenset(
    split_words(
        "a about an and any are as at be been by can could did do does for from had has have "
        "how i if in into is it its me my not of on or our so tell that the their them then "
        "there they this to up us was we were what when where which who why will with would "
        "you your "
    )
)
_OTHER_LANGUAGES = {
    "German and Dutch": (
        "und der das wie sie ihre ihr ihren ihrem warum wo ist sind haben hat mit für ein "
        "eine einen einer von nicht auf bei uns ich mich mein meine welche welcher wann wir "
        "zu im am oder über het een waarom hoe waar welke jij je uw jouw zijn bent heb hebt "
        "met voor naar niet deze dit ons onze eens iets "
    ),
    "French": (
        "le la les un une des du de et est vous votre vos pourquoi quel quelle quels quelles "
        "comment avez êtes que qui dans pour avec sur nous notre moi parlez où quand qu "
    ),
    "Spanish, Portuguese, Italian": (
        "el los las qué que por cómo cuál cuáles usted su sus tu tus con para cuándo dónde "
        "quién ha una del en se você seu sua seus porque quais qual onde como não uma um com "
        "il lo gli che perché quale quali lei suo nostro nostra della di è mi sono "
    ),
    "Polish, Czech": (
        "jest się dlaczego jak czy jakie jaki jaka pan pani pana swoje swoich co kiedy gdzie "
        "nam je proč jaké jaký jaká vás váš vaše máte "
    ),
    "Scandinavian, Finnish": (
        "och att det är du din dina varför hur vad när vilka er för og hvad hvorfor hvordan "
        "dig dit deg ditt hva som miksi mikä miten mitä sinä olet ja "
    ),
    "Turkish, Romanian, Hungarian": (
        "ve bir neden nasıl için ne bize siz sizin mı mi de ce și în vă dumneavoastră miért "
        "hogyan milyen és az "
    ),
    "Irish, Welsh": ("cad conas cén agus tú an pam beth eich yw ydych chi "),
    "Hindi, Tagalog, Swahili, as typed in our letters": (
        "kya hai hain aap apne apna apni mein ke ki ka kyun kaise bare baare bataiye ang ng "
        "mga sa mo bakit ano paano kwa nini je unaweza yako "
    ),
}
_OTHERS = (
    frozenset(word for words in _OTHER_LANGUAGES.values() for word in words.split()) - _ENGLISH
)


def is_english(text: str, known: Container[str]) -> bool:
    """Whether a text may be English; so it may where nothing speaks against it.

    Args:
        text: of which the first `LONGEST_READ` characters are read.
        known: English words.

    Returns:
        False for a text in another alphabet, or one with more of the small words of another
        language than of English and with few words that are known.
    """
    words = _WORD.findall(text[:LONGEST_READ].lower())
    if 2 * sum(word in known for word in words) >= len(words):
        return True
    letters = "".join(words)
    if 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters):
        return False
    others = sum(word in _OTHERS for word in words)
    return others <= sum(word in _ENGLISH for word in words)
