"""What somebody sends who found something wrong: a few lines that anybody can copy.

No account is needed, no e-mail app and no script: the words stand on the page of the place.
"""

from vinestreet.core.messages import Messages
from vinestreet.directory.model import Listing

# Each line by the question of the form `wrong.yml` that it answers, and the sentence that it begins with.
LINES = {"place": "listing.report_place", "wrong": "listing.report_wrong", "source": "listing.report_source"}


def correction_message(listing: Listing, words: Messages) -> str:
    """Give the message: which place and which page, filled in, and two lines to go on with."""
    answers = {"place": f"{listing.name} ({listing.id})\n{words('listing.report_page')}: {listing.url}"}
    return "\n".join(f"{words(key)}: {answers.get(id_, '')}".rstrip() for id_, key in LINES.items())
