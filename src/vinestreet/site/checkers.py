"""Who may send in what they found out about a place, by their account at the code host, as the settings list them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.schema.context import ReadContext
from vinestreet.schema.records import ListOf, field
from vinestreet.schema.text import Id, Text

# https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
_ACCOUNT = re.compile(r"[A-Za-z\d](?:-?[A-Za-z\d]){0,38}")


@dataclass(frozen=True, slots=True)
class AccountName:
    """The name of an account on GitHub, without its @."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the name as it was written."""
        found = node.text if isinstance(node, Scalar) else ""
        return found if _ACCOUNT.fullmatch(found) else context.wrong(node, "not_an_account", found=found[:60])


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Somebody who checks places: their `account`, the `name` that they like to be called by in public, if any, and the
    `areas` that they look after.
    """

    account: str = field(AccountName(), required=True)
    name: str = field(Text(60), default="")
    areas: tuple[str, ...] = field(ListOf(Id("areas")), default=())

    @property
    def called(self) -> str:
        """How to speak of them in the list of what is due."""
        return self.name or self.account


def checker_called(account: str, checkers: Sequence[Checker]) -> Checker | None:
    """Give whoever of `checkers` has this `account`; in these, capitals and small letters are the same."""
    return next((one for one in checkers if one.account.casefold() == account.casefold()), None)
