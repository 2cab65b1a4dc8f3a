"""Letters as they are kept: found again by what they are about, made at the first change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from data.catalogue.letters import Template, letter
from data.coaching.correspondence.drafting import Draft, draft_before_news, draft_letter
from data.coaching.correspondence.email_files import eml_file
from data.models import Application, Contact, Interview, Letter, StaleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.binding import Binding
    from components.session.context import Visit

CLOSINGS = frozenset({"kind regards", "best wishes"})


@dataclass(frozen=True)
class Matter:
    """What a letter is about: its template and draft, and the ids of the records it belongs to.

    `before` is the letter as it was drafted before they told what it asks for.
    """

    template: Template
    draft: Draft
    before: Draft
    to: str = ""
    interview: str | None = None
    contact: str | None = None
    application: str | None = None

    @property
    def key(self) -> str:
        """Told apart from every other letter on a screen."""
        about = (self.interview, self.contact, self.application)
        return "-".join([self.template.key, *(each for each in about if each)])

    def holds(self, kept: Letter) -> bool:
        """Whether a kept letter is about this."""
        about = (kept.template, kept.interview, kept.contact, kept.application)
        return about == (self.template.key, self.interview, self.contact, self.application)


def matter(  # noqa: PLR0913 - the records a letter may belong to
    visit: Visit,
    template_key: str,
    facts: Mapping[str, str],
    *,
    interview: Interview | None = None,
    contact: Contact | None = None,
    application: Application | None = None,
    to: str = "",
) -> Matter:
    """What a letter is about, drafted from `facts` and the person's signature."""
    template = letter(template_key)
    known = {"me": visit.settings().signature, **facts}
    return Matter(
        template,
        draft_letter(template, known),
        draft_before_news(template, known),
        to=to or address(contact),
        interview=interview.id if interview else None,
        contact=contact.id if contact else None,
        application=application.id if application else None,
    )


def find_letter(visit: Visit, matter: Matter) -> Letter | None:
    """The letter kept about this; of several the one not sent yet, or else the latest."""
    kept = [each for each in visit.store.all(Letter) if matter.holds(each)]
    return next((each for each in kept if each.sent is None), kept[-1] if kept else None)


def stand(visit: Visit, matter: Matter) -> Letter:
    """The letter to show: as it is kept, or drafted from what is known by now."""
    found = find_letter(visit, matter)
    if found is None:
        return new_letter(visit, matter)
    if found.sent is None and found.body == matter.before.body:
        return replace(found, body=matter.draft.body)
    return found


def new_letter(visit: Visit, matter: Matter) -> Letter:
    """The letter as it is drafted, not yet kept."""
    return visit.new(
        Letter,
        template=matter.template.key,
        to=matter.to,
        subject=matter.draft.subject,
        body=matter.draft.body,
        interview=matter.interview,
        contact=matter.contact,
        application=matter.application,
    )


def find_or_begin(visit: Visit, matter: Matter) -> Letter:
    """The letter kept about this, or one as it is drafted, not yet kept."""
    return find_letter(visit, matter) or new_letter(visit, matter)


def keep_letter(visit: Visit, matter: Matter, **changed: object) -> bool:
    """Keep the letter with these fields changed; made now if it is not kept yet."""
    find = partial(find_or_begin, visit, matter)
    return visit.attempt(lambda: visit.change_kept(find, lambda kept: replace(kept, **changed)))


def bind_letter(visit: Visit, matter: Matter, kept: Letter, part: str, **how: Any) -> Binding[str]:  # noqa: ANN401
    """The field of a part of the letter, which is made with its first change."""
    find = partial(find_or_begin, visit, matter)
    return visit.bind(kept, part, find=find, **{"owner": matter.key, **how})


def redraft(kept: Letter, shown: Letter, before: Matter, after: Matter) -> Letter:
    """The letter as drafted anew, unless the person has changed the draft from before.

    Raises:
        StaleError: another window has changed it since it was `shown`.
    """
    if kept.body == before.draft.body:
        return replace(kept, subject=after.draft.subject, body=after.draft.body)
    if kept.body != shown.body:
        raise StaleError(kept)
    return kept


def write_another(visit: Visit, matter: Matter) -> None:
    """A further letter about the same, from what is known now; the one before stays."""
    visit.save(new_letter(visit, matter))


def write_file(visit: Visit, matter: Matter) -> bytes:
    """The letter as it stands at this moment, as a file a mail program opens as a draft."""
    stands = stand(visit, matter)
    return eml_file(stands.to, "", stands.subject, stands.body, visit.now())


def sign(body: str, name: str, before: str = "") -> str:
    """`body` with the name under its closing line, if nothing or the name `before` stands there."""
    whole = body.rstrip()
    told = whole.removesuffix(f"\n{before}") if before else whole
    closed = told.rpartition("\n")[2].strip(" ,").casefold() in CLOSINGS
    return f"{told}\n{name}".rstrip() if closed else body


def address(contact: Contact | None) -> str:
    """Where to write to somebody, if their channel or link is an address."""
    told = (contact.channel, contact.link) if contact else ()
    return next((each.removeprefix("mailto:") for each in told if "@" in each), "")


def own_page(contact: Contact | None) -> str | None:
    """The page a person gave for somebody, if it is one that can be opened."""
    link = contact.link.strip() if contact else ""
    return link if link.startswith("https://") else None


def met_at(visit: Visit, interview: Interview) -> Contact | None:
    """The first person noted as met at an interview."""
    return next((each for each in visit.store.all(Contact) if each.interview == interview.id), None)
