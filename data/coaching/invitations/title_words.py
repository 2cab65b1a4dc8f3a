"""The words of an invitation's title that say what it is, and nothing of who or for what."""

from __future__ import annotations

from data.models import Format, Stage
from data.regex.pattern import Pattern

JOB = Pattern(
    r"\b(?:accountant|administrator|advis[eo]r|agent|analyst|apprentice|architect|artist|assistant"
    r"|associate|attendant|auditor|barista|biologist|bookkeeper|builder|buyer|care worker|carer"
    r"|chef|chemist|cleaner|clerk|coach|consultant|controller|co-?ordinator|copywriter|counsellor"
    r"|curator|dentist|designer|developer|devops|director|doctor|driver|editor|electrician"
    r"|engineer|estimator|executive|fellow|fitter|gardener|graduate scheme|graduate"
    r"|handler|head of [a-z]+|housekeeper|inspector|intern|internship|investigator|joiner"
    r"|journalist|keeper|lawyer|lead|lecturer|librarian|machinist|manager|mechanic|merchandiser"
    r"|midwife|nurse|nursery worker|officer|operative|operator|owner|paralegal|paramedic|partner"
    r"|pharmacist|physicist|physiotherapist|planner|plumber|porter|president|producer"
    r"|programmer|psychologist|receptionist|recruiter|representative|researcher|scientist"
    r"|secretary|server|solicitor|specialist|sre|steward|strategist|supervisor|surveyor|teacher"
    r"|teaching assistant|technician|technologist|tester|therapist|trader|trainee|trainer"
    r"|translator|tutor|vet|waiter|waitress|warden|welder|writer)s?\b",
    folded=True,
)
"""A noun that a job title ends in or holds."""

_STAGES = (
    (
        Pattern(
            r"\b(?:pre-?)?screen(?:ing)?\b|\brecruiter (?:call|chat)\b"
            r"|\b(?:intro(?:ductory)?|initial|first|discovery) (?:call|chat|conversation)\b",
            folded=True,
        ),
        Stage.SCREENING,
    ),
    (
        Pattern(
            r"\btechnical\b|\bcoding\b|\bsystem design\b|\bcase study\b|\bskills test\b|\bpair"
            r" programming\b|\bwhiteboard\b|\bpractical (?:test|exercise|interview|task)\b",
            folded=True,
        ),
        Stage.TECHNICAL,
    ),
    (Pattern(r"\bpanel\b", folded=True), Stage.PANEL),
    (Pattern(r"\b(?:final|last) (?:round|stage|interview)\b", folded=True), Stage.FINAL),
    (
        Pattern(
            r"\b(?:first|1st)[ -](?:round|stage|interview)\b|\b(?:round|stage|interview)"
            r" (?:1|one)\b",
            folded=True,
        ),
        Stage.FIRST,
    ),
    (
        Pattern(
            r"\b(?:second|third|fourth|2nd|3rd|4th)[ -](?:round|stage|interview)\b|\b(?:round|stage"
            r"|interview) (?:[2-9]|two|three|four)\b",
            folded=True,
        ),
        Stage.LATER,
    ),
)
_ASSESSMENT = Pattern(r"\bassessment (?:day|cent(?:re|er))\b", folded=True)
_RECORDED = Pattern(
    r"\bhirevue\b|\bone-way\b|\b(?:pre-?)?recorded (?:video )?interview\b", folded=True
)
_PHONE = Pattern(r"\b(?:tele)?phone\b|\bwe(?:'|’)?(?:ll| will) call you\b|^tel:", folded=True)
_ONLINE = Pattern(
    r"\bteams\b|\bzoom\b|\bgoogle meet\b|\bwebex\b|\bskype\b|\bvideo\b|\bhangouts?\b", folded=True
)
_OPEN = Pattern(
    r"\s*(?:tbc|tbd|tba|to be (?:confirmed|decided|announced)|online|remote|virtual|n/?a|none"
    r"|[-–.?]*)\s*",
    folded=True,
)


def stage_of_title(text: str) -> Stage | None:
    """The stage that a text names; None where it names none, or more than one.

    Args:
        text: for instance a title.
    """
    found = {stage for pattern, stage in _STAGES if pattern.fits(text)}
    return found.pop() if len(found) == 1 else None


def format_of_meeting(title: str, place: str, link: str) -> Format | None:
    """How people will meet; None where it is not said, or a place and a video link both stand.

    Args:
        title: of the invitation.
        place: where it is, as written.
        link: to the video call; empty if there is none.
    """
    for pattern, kind in ((_ASSESSMENT, Format.ASSESSMENT), (_RECORDED, Format.RECORDED)):
        if pattern.fits(f"{title}\n{place}"):
            return kind
    if _PHONE.fits(place) or (_PHONE.fits(title) and not link):
        return Format.PHONE
    if link or _ONLINE.fits(place):
        return None if link and is_place(place) else Format.VIDEO
    return Format.IN_PERSON if is_place(place) else None


def is_place(place: str) -> bool:
    """Whether it names somewhere to go.

    Args:
        place: the LOCATION of an invitation.
    """
    online = _ONLINE.fits(place) or _PHONE.fits(place) or "://" in place
    return not online and not _OPEN.fullmatch(place)
