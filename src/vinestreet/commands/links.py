"""Ask the websites that the directory and the texts link to whether they're still there.

It asks other people's computers, so it runs only when somebody wants it to, and in no workflow by itself.
"""

import asyncio
import json
import sys
from pathlib import Path

import click

from vinestreet.commands import STOPPED
from vinestreet.commands.command_context import command_context, progress_bar, site_command
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.maintenance.link_checker import LinkCache, as_data, as_text, check_links, is_reserved, outside_links
from vinestreet.site.site import Site

STATE = Path(".vinestreet", "links.json")


@site_command
@click.option("--json", "as_json", is_flag=True, help="print data instead of words")
@click.option("--again", is_flag=True, help="ask all of them again, however recent the last answer")
@click.option("--days", type=int, default=7, help="how many days an answer is good for (7)")
def command(config: Path, as_json: bool, again: bool, days: int) -> None:
    """Ask, and print what is not well; the status is 1 when anything is not, 130 when it was stopped."""
    with command_context(config) as context:
        site = context.site
        mentions = outside_links(site.directory, context.root)
        to_ask = [address for address in mentions if not is_reserved(address)]
        known = LinkCache(context.root / STATE, to_ask)
        fresh = set() if again else known.asked_within(days)
        status = _ask(site, [address for address in to_ask if address not in fresh], known)
        answers = {address: known.answers[address] for address in to_ask if address in known.answers}
        left_out = len(mentions) - len(to_ask)
        if as_json:
            print(json.dumps(as_data(answers, mentions, left_out), ensure_ascii=False, indent=2))
        else:
            print(as_text(answers, mentions, left_out, site.words))
        if not status and not all(answer.visit.is_well for answer in answers.values()):
            status = 1
        if status:
            raise click.exceptions.Exit(status)


def web_for(site: Site) -> HttpClient:
    """How this site asks: by a name, and with an address to complain to."""
    return HttpClient(f"VineStreet-links/1 (looks whether links still lead somewhere; {site.place.corrections})")


def _ask(site: Site, addresses: list[str], known: LinkCache) -> int:
    """Ask for `addresses` and show how far it is; gives STOPPED when it was stopped, 1 when nobody answered."""
    t = site.words
    with progress_bar(len(addresses), t("links.asking"), show_pos=True) as bar:
        try:
            asyncio.run(check_links(web_for(site), addresses, known, lambda: bar.update(1)))
        except KeyboardInterrupt:
            print("\n" * sys.stderr.isatty() + t("links.stopped"), file=sys.stderr)
            return STOPPED
    if known.forget_if_nobody_answered(addresses):
        print(t("links.nobody"), file=sys.stderr)
        return 1
    return 0
