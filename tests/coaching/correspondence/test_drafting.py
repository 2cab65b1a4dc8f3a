from __future__ import annotations

import datetime as dt
import re
from itertools import chain, combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.letters import Channel, Template, fact_names, letter, letters, terms
from data.coaching.correspondence.channels import LIMITS, length_on_channel, overrun
from data.coaching.correspondence.drafting import (
    About,
    Draft,
    asks_again,
    day_in_words,
    draft_before_news,
    draft_letter,
    known_facts,
    known_terms,
    open_questions,
)
from data.coaching.correspondence.tone_check import LONGEST_LETTER_WORDS, tone_warnings
from data.models import (
    Application,
    AreaRating,
    Contact,
    Interview,
    Offer,
    Outcome,
    Question,
    Result,
)
from data.models.text_cleaning import count_written

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
ID = "0" * 32
FACTS = {
    "me": "Robin Ashe",
    "interviewer": "Priya Shah",
    "contact": "Sam O’Neil",
    "company": "Larkspur & Söhne Ltd.",
    "role": "Data analyst",
    "date": "Tuesday 3 March",
    "moment": "the move to the new warehouse",
    "slip": "I mixed up the two projects",
    "answer": "The rota was mine; the till was a colleague’s.",
    "promised": "Friday 13 March",
    "questions": "- What is the notice period?\n- Is there a bonus?",
    "terms": "- Hours: 37.5\n- Salary: £31,000",
    "reason": "another post is nearer home",
    "met": "the careers fair in Leeds",
    "news": "your new post",
    "expected": "Monday 16 March",
    "applied": "Monday 2 February",
    "feedback": "your feedback",
    "paper": "my application",
    "decided": "letting me know of your decision",
    "ago": "five months",
    "since": "I finished the course in March.",
}
AWKWARD = "{me} {0} [Company] %s $x\r\n\r\n{{role}} \\1 🙂 “q” <b>"
MARKER = re.compile(r"[\[\]{}<>_]|\bNone\b|\bnull\b")
UNTIDY = re.compile(r"  | [.,:;?]|\.\.|\(\)|\n\n\n|^\s|\s$|,\n\n$|: *$")


def subsets(template: Template) -> Iterator[dict[str, str]]:
    facts = template.facts
    for names in chain.from_iterable(combinations(facts, n) for n in range(len(facts) + 1)):
        yield {name: FACTS[name] for name in names}


def every_draft() -> Iterator[tuple[Template, dict[str, str], Draft]]:
    for template in letters():
        for facts in subsets(template):
            yield template, facts, draft_letter(template, facts)


DRAFTS = tuple(every_draft())


def test_every_letter_is_drafted_with_every_subset_of_its_facts() -> None:
    assert len(DRAFTS) == sum(2 ** len(template.facts) for template in letters()) == 1476


def test_no_draft_holds_a_marker_or_a_hole() -> None:
    for template, facts, made in DRAFTS:
        for text in (made.subject, made.body):
            assert not MARKER.search(text), (template.key, facts)
            assert not UNTIDY.search(text), (template.key, facts, text)


def test_an_email_has_a_subject_on_one_line_and_a_body_of_several_paragraphs() -> None:
    for template, facts, made in DRAFTS:
        email = template.channel is Channel.EMAIL
        assert bool(made.subject) is email, (template.key, facts)
        assert "\n" not in made.subject
        assert made.body.count("\n\n") >= (3 if email else 0), (template.key, facts)


def test_no_draft_is_long_angry_begging_or_gappy() -> None:
    assert [made.body for _, _, made in DRAFTS if tone_warnings(made.body)] == []
    assert max(count_written(made.body) for _, _, made in DRAFTS) == 101


def test_what_is_drafted_with_ordinary_facts_keeps_to_its_limit_with_nothing_left_out() -> None:
    for template, _, made in DRAFTS:
        assert overrun(made.body, template.channel) == 0
        assert made.left_out == ()


def test_the_gaps_are_the_asked_facts_that_are_not_known_in_plain_words() -> None:
    for template, facts, made in DRAFTS:
        asked = set(template.facts) - set(template.unasked) - facts.keys()
        assert set(made.gaps) == {fact_names()[fact] for fact in asked}


@pytest.mark.parametrize("template", letters(), ids=lambda each: each.key)
def test_each_fact_by_itself_makes_a_difference(template: Template) -> None:
    nothing = draft_letter(template, {})
    for fact in template.facts:
        with_it = draft_letter(template, {**dict.fromkeys(enough(fact), "x y"), fact: FACTS[fact]})
        assert (with_it.subject, with_it.body) != (nothing.subject, nothing.body), fact


def enough(fact: str) -> tuple[str, ...]:
    """What a letter must know before a fact has a place in it."""
    return ("slip",) if fact == "answer" else ()


def test_with_nothing_known_the_thank_you_is_a_whole_letter() -> None:
    assert draft_letter(letter("thank-you"), {}) == Draft(
        "Thank you for your time",
        "Hello,\n\n"
        "Thank you for talking with me about the role. I appreciated the time and the thought you "
        "gave it.\n\n"
        "The conversation gave me a clear picture of the work, and I would be glad to be part of "
        "it.\n\n"
        "If anything else would help you decide, please ask. I look forward to hearing from you."
        "\n\nKind regards",
        (
            "the day of the interview",
            "the interviewer's name",
            "the role",
            "the company's name",
            "what you enjoyed hearing about",
            "your own name",
        ),
    )


def test_with_everything_known_amends_thank_say_what_went_wrong_and_what_was_meant() -> None:
    assert draft_letter(letter("amends"), FACTS) == Draft(
        "About our conversation on Tuesday 3 March",
        "Dear Priya Shah,\n\n"
        "Thank you for talking with me on Tuesday 3 March about the Data analyst role at Larkspur "
        "& Söhne Ltd.\n\n"
        "I am sorry that I mixed up the two projects.\n\n"
        "What I would have liked to say is this:\n\n"
        "The rota was mine; the till was a colleague’s.\n\n"
        "I wanted to let you know, and there is no need to reply. I enjoyed our conversation.\n\n"
        "Kind regards,\nRobin Ashe",
    )


def test_the_thank_you_makes_amends_only_where_there_is_something_to_say() -> None:
    facts = {key: text for key, text in FACTS.items() if key != "slip"}
    assert "sorry" not in draft_letter(letter("thank-you"), facts).body
    assert FACTS["answer"] not in draft_letter(letter("thank-you"), facts).body
    assert (
        "I am sorry that I mixed up the two projects. What I"
        in draft_letter(letter("thank-you"), FACTS).body
    )


def test_a_chaser_names_the_promised_day_only_if_there_was_one() -> None:
    facts = {name: text for name, text in FACTS.items() if name != "expected"}
    assert "by Friday 13 March." in draft_letter(letter("chaser"), facts).body
    assert "news by" not in draft_letter(letter("chaser"), {"role": "Data analyst"}).body


def test_a_letter_after_a_no_asks_what_went_well_and_what_to_work_on() -> None:
    body = draft_letter(letter("ask-feedback"), {}).body
    assert "what went well, and what to work on" in body
    assert "the person you have chosen all the best" in body


@pytest.mark.parametrize("template", letters(), ids=lambda each: each.key)
def test_what_a_person_typed_is_never_read_as_a_template(template: Template) -> None:
    made = draft_letter(template, dict.fromkeys(template.facts, AWKWARD))
    plain = draft_letter(template, dict.fromkeys(template.facts, "x"))
    one_line = " ".join(AWKWARD.split())
    if template.channel is Channel.EMAIL:
        assert made.subject == plain.subject.replace("x", one_line) or "x" not in plain.subject
        assert made.body.count("{me}") >= len(re.findall(r"\bx\b", plain.body))
    assert "Robin" not in made.body


def test_a_fact_inside_a_sentence_is_on_one_line_and_one_by_itself_keeps_its_lines() -> None:
    made = draft_letter(
        letter("amends"), {"slip": "I said\nthe wrong\r\nthing. ", "answer": "One.\nTwo."}
    )
    assert "I am sorry that I said the wrong thing.\n" in made.body
    assert "is this:\n\nOne.\nTwo.\n\n" in made.body


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "...", ".", "\x00"])
def test_a_fact_of_nothing_is_not_known(nothing: str) -> None:
    assert draft_letter(letter("amends"), dict.fromkeys(FACTS, nothing)) == draft_letter(
        letter("amends"), {}
    )


def test_facts_a_letter_does_not_hold_change_nothing() -> None:
    assert draft_letter(letter("accept"), {"moment": "x", "future": "y"}) == draft_letter(
        letter("accept"), {}
    )


@pytest.mark.parametrize("key", ["connect-linkedin", "connect-x"])
def test_where_there_is_a_limit_the_longest_facts_give_way(key: str) -> None:
    facts = {**FACTS, "company": "Ü" * 400}
    made = draft_letter(letter(key), facts)
    assert made.left_out == ("the company's name",)
    assert "Ü" not in made.body
    assert "Sam O’Neil" in made.body
    assert overrun(made.body, letter(key).channel) == 0


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FACTS)), st.text(max_size=400)))
def test_a_message_with_a_limit_keeps_to_it_whatever_is_typed(facts: dict[str, str]) -> None:
    for key in ("connect-linkedin", "connect-x"):
        made = draft_letter(letter(key), facts)
        assert length_on_channel(made.body, letter(key).channel) <= LIMITS[letter(key).channel]


def test_x_counts_an_emoji_twice_and_linkedin_counts_utf_16_units() -> None:
    assert [
        length_on_channel("aé—“🙂李", channel) for channel in (Channel.X, Channel.LINKEDIN)
    ] == [8, 7]
    assert overrun("x" * 281, Channel.X) == 1
    assert overrun("x" * 300, Channel.LINKEDIN) == 0
    assert overrun("x" * 99_999, Channel.EMAIL) == 0


def an_interview(**fields: object) -> Interview:
    kept = {"id": ID, "created": NOON, "updated": NOON, "date": dt.date(2026, 3, 3), **fields}
    return Interview(**kept)  # type: ignore[arg-type]


def test_the_records_give_the_facts_they_know_and_no_others() -> None:
    assert known_facts(About()) == {}
    assert known_facts(About(interview=an_interview())) == {"date": "Tuesday 3 March"}
    assert day_in_words(dt.date(2026, 12, 24)) == "Thursday 24 December"


def test_all_records_together_give_company_role_people_and_promises() -> None:
    contact = Contact(
        id=ID, created=NOON, updated=NOON, name="Priya Shah", company="Agency", met="a fair"
    )
    question = Question(id=ID, text="Why?", note="I hated this", better_answer="Because.")
    offer = Offer(**dict.fromkeys(Offer.__struct_fields__, "agreed") | {"bonus": " "})
    outcome = Outcome(
        id=ID, created=NOON, updated=NOON, interview=ID, result=Result.OFFER, offer=offer
    )
    interview = an_interview(
        company="Larkspur", promised=dt.date(2026, 3, 13), crux_why="secret", went_well="secret"
    )
    application = Application(id=ID, created=NOON, updated=NOON, company="Other", role="Analyst")
    about = About(interview, outcome, contact, application, question, me="Robin")
    facts = known_facts(about)
    assert facts == {
        "me": "Robin",
        "company": "Larkspur",
        "role": "Analyst",
        "date": "Tuesday 3 March",
        "interviewer": "Priya Shah",
        "contact": "Priya Shah",
        "met": "a fair",
        "answer": "Because.",
        "promised": "Friday 13 March",
        "questions": "- Is there a bonus, and what does it depend on?",
        "terms": known_terms(offer),
        "decided": "the good news",
    }
    assert facts.keys() <= fact_names().keys()


def test_open_terms_become_questions_and_known_ones_are_listed() -> None:
    offer = Offer(hours="37.5\na week", salary="£31,000")
    assert known_terms(offer) == "- Hours: 37.5 a week\n- Salary: £31,000"
    assert open_questions(offer).splitlines() == [f"- {term.question}" for term in terms()[2:]]
    assert known_terms(Offer()) == ""


def test_a_letter_that_asks_about_every_term_is_still_no_long_one() -> None:
    made = draft_letter(letter("clarify-offer"), {**FACTS, "questions": open_questions(Offer())})
    assert count_written(made.body) <= LONGEST_LETTER_WORDS
    assert tone_warnings(made.body) == ()


def an_outcome(result: Result = Result.REJECTED, **fields: object) -> Outcome:
    kept = {"id": ID, "created": NOON, "updated": NOON, "interview": ID, "result": result, **fields}
    return Outcome(**kept)  # type: ignore[arg-type]


def written(key: str, day: dt.date = dt.date(2026, 3, 16), **about: object) -> str:
    """The body of a letter as the records give it on `day`."""
    known = {"interview": an_interview(), "day": day, **about}
    return draft_letter(letter(key), known_facts(About(**known))).body  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [{"feedback": "Too few examples."}, {"feedback_areas": (AreaRating(area="case", rating=2),)}],
)
def test_feedback_that_is_recorded_is_thanked_for_and_not_asked_for(
    given: dict[str, object],
) -> None:
    body = written("ask-feedback", outcome=an_outcome(Result.REJECTED, **given))
    assert "Thank you, too, for your feedback." in body
    assert "grateful for a line" not in body


def test_feedback_of_blanks_is_none_and_is_asked_for() -> None:
    body = written("ask-feedback", outcome=an_outcome(feedback=" \n"))
    assert "for your feedback." not in body
    assert "grateful for a line or two of feedback: what went well" in body


def test_an_interview_that_was_called_off_is_not_thanked_for() -> None:
    called_off = an_outcome(heard=dt.date(2026, 3, 2))
    body = written("ask-feedback", outcome=called_off)
    assert "the time you gave me" not in body
    assert "feedback on my application" in body
    held = written("ask-feedback", outcome=an_outcome(heard=dt.date(2026, 3, 3)))
    assert "for the time you gave me on Tuesday 3 March." in held
    assert "my application" not in held


def test_an_interview_still_to_come_is_not_spoken_of_as_over() -> None:
    applied = Application(id=ID, created=NOON, updated=NOON, applied=dt.date(2026, 2, 2))
    early = dt.date(2026, 3, 2)
    body = written("chaser", early, application=applied)
    assert "I applied for the role on Monday 2 February, and I wanted to ask" in body
    assert "We talked" not in body


def test_the_day_they_named_is_not_asked_for_while_it_is_to_come() -> None:
    promised = an_interview(promised=dt.date(2026, 3, 16))
    before = written("chaser", dt.date(2026, 3, 16), interview=promised)
    assert "you hoped to have news by Monday 16 March, and I look forward to it." in before
    assert "longer than planned" not in before
    assert "Even a rough date" not in before
    after = written("chaser", dt.date(2026, 3, 17), interview=promised)
    assert "news by Monday 16 March. I know these things often take longer than planned" in after
    assert "Even a rough date would be welcome." in after


def test_a_day_named_before_the_interview_was_not_named_at_it() -> None:
    early = an_interview(promised=dt.date(2026, 3, 1))
    assert "news by" not in written("chaser", interview=early)


def test_once_they_have_decided_nothing_is_offered_to_help_them_decide() -> None:
    assert "letting me know of your decision." in written("thank-you", outcome=an_outcome())
    assert "for the good news." in written("thank-you", outcome=an_outcome(Result.THROUGH))
    for result in (Result.REJECTED, Result.OFFER, Result.THROUGH):
        assert "help you decide" not in written("thank-you", outcome=an_outcome(result))
    assert "help you decide" in written("thank-you", outcome=an_outcome(Result.WAITING))


@pytest.mark.parametrize(
    "day, told",
    [
        (dt.date(2026, 3, 10), "We talked on Tuesday 3 March, and I wanted to say hello."),
        (dt.date(2026, 3, 31), "It has been four weeks since we talked, and"),
        (dt.date(2026, 8, 11), "It has been five months since we talked, and"),
    ],
)
def test_getting_back_in_touch_says_how_long_ago_it_really_was(day: dt.date, told: str) -> None:
    body = written("in-touch-again", day)
    assert told in body
    assert "a while" not in body


def test_a_day_of_another_year_has_its_year() -> None:
    assert day_in_words(dt.date(2026, 3, 3), dt.date(2027, 1, 1)) == "Tuesday 3 March 2026"
    assert day_in_words(dt.date(2026, 3, 3), dt.date(2026, 1, 1)) == "Tuesday 3 March"


def test_a_letter_that_still_asks_for_what_is_known_by_now_is_noticed() -> None:
    template = letter("ask-feedback")
    facts = {"feedback": "your feedback", "company": "Larkspur"}
    before, now = draft_before_news(template, facts), draft_letter(template, facts)
    assert before == draft_letter(template, {"company": "Larkspur"})
    assert asks_again(f"{before.body}\n\nPS: hello", before, now)
    assert not asks_again(now.body, before, now)
    assert not asks_again("Dear all", before, now)
    assert not asks_again(before.body, before, before)
