"""Takes off what a person puts round a question they retell: "they asked me about ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.catalogue.stemming import split_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from data.catalogue.stemming import Words

_LED_IN = (
    r"(?:(?:and|so|then|next|also|first|firstly|finally|lastly|ok|okay|well|but|oh|plus|anyway"
    r"|afterwards|later|again)\W+)*"
)
_WHO = (
    r"(?:(?:one of them|the (?:other )?(?:\w+\s+){0,2}\w+|[a-z]+)"
    r"\s+(?:\w+ly\s+)?(?:(?:then|also|even|just|both)\s+)?)?"
)
_ASKED = (
    r"(?:(?:(?:i was|we were|i got|got|was|being) )?asked|asks|asking|wondered|wanted|wants to know"
    r"|wanted to (?:know|hear)|had me|made me|got me to|(?:i )?had to|let me|gave me|[ei]nquired"
    r"|brought up|went into|quizzed)"
)
_WHOM = r"(?:\s+(?:me|us|for|to))*"
_TOPIC = (
    r"(?:\s+(?:(?:a|one|some|two|three|few|the)\s+)?"
    r"(?:questions?|something|bits?|stuff|things?))?"
)
_LINK = (
    r"(?:\s+(?:about|on|re|regarding|concerning|if|whether|for|to|say|talk|explain"
    r"|tell (?:them|him|her))\b)*"
)
_RETELLING = Pattern(
    rf"(?P<here>\W*{_LED_IN}{_WHO}{_ASKED}{_WHOM}{_TOPIC}{_LINK}\b\W*)\w", folded=True
)
_LABEL = Pattern(
    r"(?P<here>\W*(?:(?:a|one|the|another|some|next|first|last|then)\s+)*"
    r"(?:q|qs|questions?|something|one)\s+(?:was\s+)?(?:about|on|re|regarding|around)\b\W*)\w",
    folded=True,
)
_OF_THE_ASKED = {
    "i": "you",
    "me": "you",
    "my": "your",
    "myself": "yourself",
    "i'd": "you'd",
    "i've": "you've",
    "i'm": "you're",
    "we": "you",
    "our": "your",
}


def words_asked(text: str) -> Words:
    """The words of a question as it was put, in lower case.

    Args:
        text: the question as it was noted, retold or not.

    Returns:
        Its words without the frame, and said to the person again where there was one: "why you
        left" for "then she asked me why I left". A text that is all frame keeps its words.
    """
    for frame in (_RETELLING, _LABEL):
        if found := frame.match(text):
            words = split_words(text[found.end() :])
            return tuple(_OF_THE_ASKED.get(word, word) for word in words)
    return split_words(text)
