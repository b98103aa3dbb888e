"""How Markdown is made HTML here: with the extensions of the settings, and with ours. The build uses the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from vinestreet.conversations.html import ConversationExtension
from vinestreet.core.messages import Messages
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.security.heading_ids import ids_of_templates, with_free_ids
from vinestreet.texts.table_columns import TableColumnsExtension

MKDOCS_OWN = ("toc", "tables", "fenced_code")  # that it adds by itself


@dataclass(frozen=True, slots=True)
class MarkdownSetup:
    """The extensions, and what is set for those that go by a name; two with one `mark` make the same of a text."""

    extensions: tuple[str | Extension, ...]
    configs: Mapping[str, Any]
    mark: str

    def make(self, body: str) -> str:
        """Give the HTML of the Markdown `body`; whatever an extension raises comes through."""
        return Markdown(extensions=[*self.extensions], extension_configs=dict(self.configs)).convert(body)


def markdown_setup(
    names: Sequence[str], configs: Mapping[str, Any], words: Messages, theme: LayeredFolder
) -> MarkdownSetup:
    """Give the setup for the extensions called `names` and ours; headings get no id that is in the `theme`."""
    ours = (ConversationExtension(words), TableColumnsExtension())
    mark = repr((names, configs, words.group("talk"), sorted(ids_of_templates(theme))))
    return MarkdownSetup((*names, *ours), with_free_ids(dict(configs), theme), mark)


def listed_extensions(setting: object) -> tuple[list[str], dict[str, Any]]:
    """Give the names of the extensions in the `setting`, and what is set for each, as MkDocs reads it.

    It is a list of names, in which a mapping of one name says what is set for it, or one mapping. What is none of these
    is passed over, and told elsewhere.
    """
    parts = [setting] if isinstance(setting, dict) else setting if isinstance(setting, list) else []
    configs: dict[str, Any] = {}
    for part in parts:
        configs |= part if isinstance(part, dict) else {str(part): None}
    names = list(dict.fromkeys([*MKDOCS_OWN, *configs]))
    return names, {name: config for name, config in configs.items() if isinstance(config, dict)}
