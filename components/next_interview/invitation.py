"""An invitation brought in: what it says is shown, and kept only when the person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.forms import undo_remove
from components.journal import upcoming as journal_upcoming
from components.session import notices, state
from components.text import invitation_words
from components.ui.buttons import draw_main, draw_tertiary
from components.ui.disclosure import draw_fold
from data.coaching.invitations import taking
from data.coaching.invitations.reading import read_invitations
from data.coaching.invitations.taking import InviteStanding
from data.models import RefusedImportError, Upcoming

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.invitations.reading import Invite
    from data.coaching.invitations.taking import Found

LARGEST = 5
"""Megabytes a file may have."""

_MOST = 5
FOLD = "next-invitation"
_TELLS = {
    InviteStanding.SAME: "You have this one already, so there is nothing to change.",
    InviteStanding.OLDER: "This is older than the invitation you have, so nothing was changed.",
    InviteStanding.NOT_HERE: "This says that an interview was cancelled. It is not among yours, so "
    "there is nothing to do.",
    InviteStanding.OVER: "You have looked back on this interview already, so nothing was changed.",
    InviteStanding.CANCELLED: "They have cancelled this interview.",
    InviteStanding.FILLS: "You have an interview on that day. This fills in what is still empty "
    "there.",
}


def draw_invitation(visit: Visit) -> bool:
    """A line that opens the way in for an invitation; whether one is shown to be decided on."""
    return draw_fold("Bring in an invitation", FOLD) and _draw_upload(visit)


def _draw_upload(visit: Visit) -> bool:
    uploaded = st.file_uploader(
        "A calendar file (.ics), or the email it came in, saved as a file (.eml)",
        type=["ics", "eml", "ical", "msg", "txt"],
        key=f"invitation-{state.read(state.UPLOADS)}",
        max_upload_size=LARGEST,
    )
    if uploaded is None:
        return False
    try:
        found = visit.derive(
            "invitation",
            read_invitations,
            uploaded.getvalue(),
            visit.zone,
            visit.settings().signature,
        )
    except RefusedImportError as refusal:
        st.info(notices.explain(refusal))
        return False
    _draw_found(visit, found)
    return True


def _draw_found(visit: Visit, found: tuple[Invite, ...]) -> None:
    for place, invite in enumerate(found[:_MOST]):
        with st.container(border=True, gap="small", key=f"invitation-{place}-card"):
            _draw_one(visit, invite, place, alone=len(found) == 1)
    if len(found) > _MOST:
        st.caption("The file holds more than these. Bring in the others one by one.")


def _draw_one(visit: Visit, invite: Invite, place: int, *, alone: bool) -> None:
    known = taking.judge_invite(invite, visit.store.all(Upcoming))
    st.markdown(f"**What the invitation says**\n\n{invitation_words.tell_invite(invite)}")
    if doubts := invitation_words.tell_doubts(invite):
        st.caption(doubts)
    if told := _TELLS.get(known.standing):
        st.markdown(told)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        _draw_choice(visit, invite, known, place, alone=alone)


def _draw_choice(visit: Visit, invite: Invite, known: Found, place: int, *, alone: bool) -> None:
    if known.standing is InviteStanding.CANCELLED and known.kept:
        _draw_cancelled(visit, known.kept, place)
    elif known.standing is InviteStanding.NEW:
        if draw_main("Keep this", f"invitation-keep-{place}", visit):
            _keep(visit, invite, None, alone=alone)
        draw_tertiary("Not this", f"invitation-leave-{place}", shell.finish_upload)
    elif known.standing in {InviteStanding.FILLS, InviteStanding.NEWER} and known.kept:
        _draw_change(visit, invite, known.kept, place, alone=alone)
    elif known.kept and not known.kept.interview:
        _draw_way(visit, known.kept, place)


def _draw_way(visit: Visit, kept: Upcoming, place: int) -> None:
    if st.button("Open it", key=f"invitation-open-{place}"):
        _open(visit, kept.id)


def _draw_cancelled(visit: Visit, kept: Upcoming, place: int) -> None:
    st.button(
        "Take it out",
        key=f"invitation-out-{place}",
        on_click=_take_out,
        args=(visit, kept),
    )
    draw_tertiary("Leave it in", f"invitation-leave-{place}", shell.finish_upload)


def _take_out(visit: Visit, kept: Upcoming) -> None:
    undo_remove.remove_records(visit, kept)
    shell.finish_upload()


def _draw_change(visit: Visit, invite: Invite, kept: Upcoming, place: int, *, alone: bool) -> None:
    differing = taking.find_differing(kept, invite)
    if kept.invitation:
        st.markdown(invitation_words.tell_move(invite, kept, differing))
    if differing:
        st.caption(invitation_words.tell_own(differing))
    if draw_main("Keep this", f"invitation-keep-{place}", visit):
        _keep(visit, invite, kept, alone=alone)
    if differing and st.button("Use what the invitation says", key=f"invitation-over-{place}"):
        _keep(visit, invite, kept, alone=alone, over_own=True)
    draw_tertiary("Not this", f"invitation-leave-{place}", shell.finish_upload)


def _keep(
    visit: Visit, invite: Invite, kept: Upcoming | None, *, alone: bool, over_own: bool = False
) -> None:
    line = invitation_words.tell_note(invite)
    one = journal_upcoming.keep_invitation(visit, invite, line, kept, over_own=over_own)
    if one and alone:
        _open(visit, one)
    elif one:
        st.rerun()


def _open(visit: Visit, one: str) -> None:
    shell.finish_upload()
    visit.go("next_interview", id=one)
