"""One letter: drafted from what is known, edited and kept here, sent only by the person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from components import shell
from components.forms import fields
from components.journal import letters as journal_letters
from components.session import state
from components.text import english, labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary, dress
from components.ui.clipboard import draw_copy
from data.catalogue.letters import Channel, fact_names
from data.coaching.correspondence import channels, drafting
from data.coaching.correspondence.email_files import mailto_link
from data.coaching.correspondence.tone_check import tone_warnings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from components.journal.letters import Matter
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Application, Contact, Interview, Letter, Settings

    OnSent = Callable[[date | None], object]

SITES = {
    Channel.LINKEDIN: ("LinkedIn", "https://www.linkedin.com"),
    Channel.X: ("X", "https://x.com"),
}
NEVER_SENDS = "Nothing is sent from here: you send it yourself, when and if you want to."
TOO_LONG = (
    "It is too long for a link into your email program. Save it instead: your email program "
    "opens the file as a draft."
)
KNOWN_BY_NOW = (
    "You have noted what they told you since you began this letter, and part of it no longer fits. "
    "*Write it again* starts from what you know now."
)
MOST_GAPS = 4


class Desk(NamedTuple):
    """What is needed to draw one letter: the visit, what it is about, whom to tell once sent."""

    visit: Visit
    matter: Matter
    on_sent: OnSent | None
    site: str | None


# By itself, so that each change to a letter does not run the whole page around it.
@shell.part
def draw_letter(  # noqa: PLR0913 - the records a letter may belong to
    visit: Visit,
    template_key: str,
    facts: Mapping[str, str],
    *,
    interview: Interview | None = None,
    contact: Contact | None = None,
    application: Application | None = None,
    to: str = "",
    on_sent: OnSent | None = None,
) -> None:
    """A letter to edit, copy, open in the mail program, download, and mark as sent.

    `facts` are those of `data.coaching.correspondence.drafting.known_facts`; the signature is added
    here. What the person changes is kept as a `Letter` at the first change, and found again by the
    template and the records it belongs to. `to` is their address, if it is not the contact's.
    `on_sent` is told the day it was marked as sent, None if taken back.
    """
    matter = journal_letters.matter(
        visit,
        template_key,
        facts,
        interview=interview,
        contact=contact,
        application=application,
        to=to,
    )
    desk = Desk(visit, matter, on_sent, journal_letters.own_page(contact))
    letter = journal_letters.find_letter(visit, matter)
    if letter and letter.sent:
        _draw_sent(desk, letter)
    else:
        _draw_unsent(desk, letter)


def _draw_unsent(desk: Desk, letter: Letter | None) -> None:
    shown = journal_letters.stand(desk.visit, desk.matter)
    _draw_gaps(desk.matter, shown)
    _draw_signature(desk)
    _draw_fields(desk, letter, shown)
    _draw_second_look(desk, shown, drafted=shown.body == desk.matter.draft.body)
    _draw_ways_out(desk, shown)
    _draw_foot(desk, letter)


def _draw_gaps(matter: Matter, shown: Letter) -> None:
    """What would make it better, until the person has made it their own."""
    if shown.body != matter.draft.body:
        return
    own_name = fact_names()["me"]
    gaps = [each for each in matter.draft.gaps if each != own_name]
    told = [f"It would help to know {english.listing(gaps, MOST_GAPS)}."] if gaps else []
    if matter.draft.left_out:
        told.append(f"Left out to keep it short: {english.listing(matter.draft.left_out)}.")
    if told:
        st.caption(" ".join([*told, "It’s fine without."]))


def _draw_signature(desk: Desk) -> None:
    """Asked for while there is none; saved while it is typed, so it stays until one leaves."""
    name = desk.visit.bind(
        desk.visit.settings(), "signature", owner=desk.matter.key, follow=partial(_sign, desk)
    )
    known = name.stored.strip() and state.widget(name.key) is None
    if "me" in desk.matter.template.facts and not known:
        fields.draw_line(
            name,
            "Your name, to sign with",
            placeholder="If you like; it is remembered for other letters",
        )


def _sign(desk: Desk, before: Settings, after: Settings) -> None:
    letter = journal_letters.find_letter(desk.visit, desk.matter)
    # A letter that was begun bears the old name, or none, at its foot.
    if letter is not None:
        names = after.signature.strip(), before.signature.strip()
        signed = journal_letters.sign(letter.body, *names)
        journal_letters.keep_letter(desk.visit, desk.matter, body=signed)


def _draw_fields(desk: Desk, letter: Letter | None, shown: Letter) -> None:
    kept = letter or journal_letters.new_letter(desk.visit, desk.matter)
    bind = partial(journal_letters.bind_letter, desk.visit, desk.matter, kept)
    channel = desk.matter.template.channel
    if channel is Channel.EMAIL:
        fields.draw_line(bind("to"), "To", placeholder="Their address, if you have it")
        fields.draw_line(bind("subject"), "Subject")
    label = "Letter" if channel is Channel.EMAIL else "Message"
    fields.draw_writing(bind("body", shown=shown.body), label, height="content")
    if channel in channels.LIMITS:
        st.caption(_length(shown.body, channel, desk.visit.voice))


def _length(text: str, channel: Channel, voice: Voice) -> str:
    told = f"{channels.length_on_channel(text, channel)} of {channels.LIMITS[channel]} characters"
    over, site = channels.overrun(text, channel), SITES[channel][0]
    if not over:
        return voice.choose(f"{told}.", f"It fits on {site}.")
    figures = f"{told}: {over} too many for {site}."
    return voice.choose(figures, f"It is a little long for {site}.")


def _draw_second_look(desk: Desk, shown: Letter, *, drafted: bool) -> None:
    """Reasons to read it again, calmly; the length of a draft nobody touched is none."""
    told = [
        f"{each.says} {_quoted(each.found)}"
        for each in tone_warnings(f"{shown.subject}\n{shown.body}")
        if not (drafted and each.kind == "long")
    ]
    if drafting.asks_again(shown.body, desk.matter.before, desk.matter.draft):
        told.append(KNOWN_BY_NOW)
    if told:
        st.info("\n\n".join(told), icon=":material/self_improvement:")


def _quoted(found: tuple[str, ...]) -> str:
    return f":gray[({english.listing([plain_line(each, 60) for each in found])})]" if found else ""


def _draw_ways_out(desk: Desk, shown: Letter) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if desk.matter.template.channel is Channel.EMAIL:
            _draw_mail(desk, shown)
        else:
            name, home = SITES[desk.matter.template.channel]
            st.link_button(f"Open {name}", desk.site or home, icon=":material/open_in_new:")
        whole = "\n\n".join(each for each in (shown.subject, shown.body) if each)
        draw_copy(whole, f"copy-{desk.matter.key}")


def _draw_mail(desk: Desk, shown: Letter) -> None:
    link = mailto_link(shown.to, shown.subject, shown.body)
    dark = desk.visit.dark
    if link:
        look = dress("Open in email", ":material/mail:", dark=dark)
        st.link_button(**look, url=link)
    else:
        st.caption(TOO_LONG)
    st.download_button(
        **dress("Save as an email file", ":material/download:", dark=dark, main=not link),
        data=partial(journal_letters.write_file, desk.visit, desk.matter),
        file_name=f"{desk.matter.template.key}.eml",
        mime="message/rfc822",
        key=f"eml-{desk.matter.key}",
        # Otherwise the page runs, and a busy server may take the file away before it is fetched.
        on_click="ignore",
    )


def _draw_foot(desk: Desk, letter: Letter | None) -> None:
    with st.container(horizontal=True):
        if st.button("I sent it", key=f"sent-{desk.matter.key}", icon=":material/check:"):
            _mark(desk, desk.visit.today)
        if letter and journal_letters.stand(desk.visit, desk.matter).body != desk.matter.draft.body:
            st.button(
                "Write it again",
                key=f"afresh-{desk.matter.key}",
                type="tertiary",
                help="Puts the draft from what is recorded in place of this text.",
                on_click=_write_afresh,
                args=(desk,),
            )
    st.caption(NEVER_SENDS)


def _mark(desk: Desk, day: date | None) -> None:
    """Note the day it was sent; the page around it may have something to say about it."""
    if journal_letters.keep_letter(desk.visit, desk.matter, sent=day):
        if desk.on_sent:
            desk.on_sent(day)
        st.rerun()


def _write_afresh(desk: Desk) -> None:
    draft = desk.matter.draft
    journal_letters.keep_letter(desk.visit, desk.matter, subject=draft.subject, body=draft.body)


def _draw_sent(desk: Desk, letter: Letter) -> None:
    when = labels.short_day(letter.sent or desk.visit.today, desk.visit.today)
    spoken = when if when in {"today", "yesterday"} else f"on {when}"
    st.markdown(f":material/check: You sent this {spoken}.")
    with st.expander("What you wrote"):
        st.code(letter.body, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if st.button("Not sent after all", key=f"unsent-{desk.matter.key}", type="tertiary"):
            _mark(desk, None)
        again = journal_letters.write_another
        draw_tertiary("Write another", f"another-{desk.matter.key}", again, desk.visit, desk.matter)
