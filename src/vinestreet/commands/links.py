"""Ask the websites that the directory and the texts link to whether they are still there.

It asks other people's computers, so it runs only when somebody wants it to, and in no workflow by itself.
"""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.running import on_site
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.maintenance.link_checker import LinkCache, check_links, is_reserved, outside_links
from vinestreet.maintenance.link_report import as_data, as_text
from vinestreet.site.site import Site

STATE = Path(".vinestreet", "links.json")
STOPPED = 130  # what shells say of a program that was stopped with Ctrl-C


def arguments(parser: ArgumentParser) -> None:
    """In which form to tell it, and what to ask again."""
    parser.add_argument("--json", action="store_true", help="print data instead of words")
    parser.add_argument("--again", action="store_true", help="ask all of them anew, however late the last answer")
    parser.add_argument("--days", type=int, default=7, help="for how many days an answer is good (7)")


def run(chosen: Namespace) -> int:
    """Ask, and print what is not well; the status is 1 when anything is not, 130 when it was stopped."""
    status = 0

    def look(site: Site, settings: dict[str, Any]) -> str:
        nonlocal status
        mentions = outside_links(site.directory, chosen.config.parent)
        to_ask = [address for address in mentions if not is_reserved(address)]
        known = LinkCache(chosen.config.parent / STATE, to_ask)
        fresh = set() if chosen.again else known.asked_within(chosen.days)
        status = _ask(site, [address for address in to_ask if address not in fresh], known)
        answers = {address: known.answers[address] for address in to_ask if address in known.answers}
        if not status and not all(answer.visit.is_well for answer in answers.values()):
            status = 1
        left_out = len(mentions) - len(to_ask)
        if chosen.json:
            return json.dumps(as_data(answers, mentions, left_out), ensure_ascii=False, indent=2)
        return as_text(answers, mentions, left_out, site.words)

    return on_site(chosen.config, look) or status


def web_for(site: Site) -> HttpClient:
    """How this site asks: by a name, and with an address to complain to."""
    return HttpClient(f"VineStreet-links/1 (looks whether links still lead somewhere; {site.place.corrections})")


def _ask(site: Site, addresses: list[str], known: LinkCache) -> int:
    """Ask for `addresses` and show how far it is; gives STOPPED when it was stopped, 1 when nobody answered."""
    t, watched = site.words, sys.stderr.isatty()
    with click.progressbar(
        length=len(addresses), label=t("links.asking"), file=sys.stderr, show_pos=True, hidden=not watched
    ) as bar:
        try:
            asyncio.run(check_links(web_for(site), addresses, known, lambda: bar.update(1)))
        except KeyboardInterrupt:
            print("\n" * watched + t("links.stopped"), file=sys.stderr)
            return STOPPED
    if known.forget_if_nobody_answered(addresses):
        print(t("links.nobody"), file=sys.stderr)
        return 1
    return 0
