"""Links that begin a letter, open a form or show the way. Nothing is sent before the reader says so."""

from urllib.parse import quote, urlencode, urlsplit

from vinestreet.directory.model import Listing


def mail(address: str, subject: str = "", body: str = "") -> str:
    """`mailto:` link (RFC 6068), with the letter begun; lines of it end as the ones of a letter do."""
    body = body.replace("\n", "\r\n")
    parts = [f"{name}={quote(text)}" for name, text in (("subject", subject), ("body", body)) if text]
    return f"mailto:{quote(address, safe='@+')}" + ("?" + "&".join(parts) if parts else "")


def issue_form(listing: Listing, repository: str) -> str:
    """The form on the code host that tells what is wrong with `listing`, for everybody to read.

    Nothing where the address of the `repository` leads elsewhere than to GitHub, whose forms these are, and nothing for
    a confidential place: somebody could write there where it is.
    """
    return _form("wrong", repository, place=listing.id) if not listing.confidential else ""


def checked_form(listing: Listing, repository: str) -> str:
    """The form in which somebody who asked `listing` says how it went; nothing where `issue_form` gives none."""
    if listing.confidential:
        return ""
    return _form("checked", repository, title=f"Checked: {listing.name}", place=f"{listing.name} ({listing.id})")


def voice_form(repository: str) -> str:
    """The form that asks for a piece in somebody's own words."""
    return _form("voice", repository)


def _form(name: str, repository: str, **answers: str) -> str:
    """The form called `name` with some of its questions answered.

    https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query
    """
    if urlsplit(repository).hostname != "github.com":
        return ""
    return f"{repository.rstrip('/')}/issues/new?" + urlencode({"template": f"{name}.yml", **answers}, quote_via=quote)


def directions(listing: Listing) -> str:
    """A page of OpenStreetMap that shows the way, or nothing where there is no place to go to."""
    if listing.confidential:
        return ""
    if listing.at:
        latitude, longitude = listing.at
        return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(listing.address)}" if listing.address else ""
