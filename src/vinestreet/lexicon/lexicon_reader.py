"""One file of lexicon/: from a tree to a Lexicon. Everything that is wrong in the file is found in one reading.

What people type is text, whatever YAML's own rules make of it: `no`, `988` and `24/7` are what stands there.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, is_null
from vinestreet.lexicon.lexicon_model import ANY, CRISIS, EXAMPLES, FILTERS, Lexicon, Phrases
from vinestreet.lexicon.lexicon_words import words_of
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.text import HIDDEN, HTML, MARKDOWN, nearest

LONGEST = 60  # characters of a phrase; nobody types more to say one thing
LONGEST_EXAMPLE = 120  # of all that somebody typed
SECTIONS = ("needs", "who", "filters", "crisis", "examples", "negations", "small", "spellings", "endings")

Part = tuple[str, ...]  # where in the file: needs, food, pet food


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """What one file says, and the parts of upstream's that a fork's takes away."""

    lexicon: Lexicon
    removed: frozenset[Part] = frozenset()


def read_lexicon(
    text: str, code: str, needs: Collection[str], report: Report, *, of_a_fork: bool = False
) -> LexiconFile:
    """Read the `text` of the file of the language `code`, for the ids of `needs`; what is wrong goes into `report`.

    In the file `of_a_fork`, `null` takes a part of upstream's away.
    """
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return LexiconFile(Lexicon(code=code))
    tree = parse_yaml(text, report)
    if tree is None:
        return LexiconFile(Lexicon(code=code))
    return _Reader(ReadContext(report, ReadOptions(today=date.min)), needs, of_a_fork).read(tree, code)


@dataclass(slots=True)
class _Reader:
    context: ReadContext
    needs: Collection[str]
    of_a_fork: bool
    removed: set[Part] = field(default_factory=set)
    phrases: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)  # where each stands first

    def read(self, tree: Node, code: str) -> LexiconFile:
        """Give what the file says."""
        found: dict[str, tuple[Node, ReadContext]] = dict.fromkeys(SECTIONS, (_NOTHING, self.context))
        for key, node, here in self._parts(tree, self.context, ()):
            if key.text in SECTIONS:
                found[key.text] = node, here
            else:
                expected, near = ", ".join(SECTIONS), nearest(key.text, SECTIONS)
                here.wrong(key, "unknown_section", found=key.text[:60], near=near, expected=expected)
        lexicon = Lexicon(
            code=code,
            needs=self._needs(*found["needs"]),
            who=self._lists("who", *found["who"]),
            filters=self._lists("filters", *found["filters"], known=FILTERS),
            crisis=self._lists("crisis", *found["crisis"], known=CRISIS),
            examples=self._examples(*found["examples"]),
            negations=self._words(*found["negations"]),
            small=self._words(*found["small"]),
            spellings=self._spellings(*found["spellings"]),
            endings=self._words(*found["endings"]),
        )
        return LexiconFile(lexicon, frozenset(self.removed))

    def _needs(self, section: Node, context: ReadContext) -> dict[str, dict[str, Phrases]]:
        needs = {}
        for need, node, here in self._parts(section, context, ("needs",), self.needs):
            if isinstance(node, Sequence | Scalar):
                here.wrong(need, "lexicon_no_topics", mended=f"{need.text}: {{{ANY}: {_in_brackets(node)}}}")
                continue
            taken: _Taken = {}
            topics = {}
            for topic, phrases, inside in self._parts(node, here, ("needs", need.text)):
                if topic.text != ANY:
                    self._phrase(topic, inside, topic.text, taken)
                topics[topic.text] = self._phrases(phrases, inside, topic, taken)
            needs[need.text] = topics
        return needs

    def _lists(
        self, name: str, section: Node, context: ReadContext, known: Collection[str] | None = None
    ) -> dict[str, Phrases]:
        parts = self._parts(section, context, (name,), known)
        return {key.text: self._phrases(node, here, key, {}) for key, node, here in parts}

    def _examples(self, section: Node, context: ReadContext) -> dict[str, Phrases]:
        taken: _Taken = {}  # one text can't be an example of two kinds
        parts = self._parts(section, context, ("examples",), EXAMPLES)
        return {key.text: self._phrases(node, here, key, taken, LONGEST_EXAMPLE) for key, node, here in parts}

    def _parts(
        self, node: Node, context: ReadContext, path: Part, known: Collection[str] | None = None
    ) -> Iterator[tuple[Scalar, Node, ReadContext]]:
        """Give each named part with its key; of the ones that are `known`, if not all are. `null` takes a part away."""
        if not isinstance(node, Mapping):
            if not _is_nothing(node):
                context.wrong(node, "lexicon_no_parts", expected=_EXPECTED[path[:1]])
            return
        for name, child in node.items.items():
            key, here = Scalar(name, True, node.lines[name]), context.inside(name[:LONGEST])
            if known is not None and name not in known:
                near = nearest(name, known)
                kind, expected = f"lexicon_{path[0]}", ", ".join(known)
                here.wrong(key, kind, found=name[:LONGEST], expected=expected, near=near and f"{near}:")
            elif is_null(child) and self.of_a_fork and path:
                self.removed.add((*path, name))
            else:
                yield key, child, here

    def _phrases(self, node: Node, context: ReadContext, key: Scalar, taken: "_Taken", most: int = LONGEST) -> Phrases:
        """The phrases of a list. `taken` are those that stood before, by the words that the search sees."""
        if not isinstance(node, Sequence):
            context.wrong(node, "lexicon_no_list", mended=f"{key.text}: {_in_brackets(node)}")
            return ()
        found = (self._phrase(item, context, key.text, taken, most) for item in node.items)
        return tuple(phrase for phrase in found if phrase)

    def _phrase(self, node: Node, context: ReadContext, topic: str, taken: "_Taken", most: int = LONGEST) -> str:
        """The phrase, or nothing after reporting what is wrong with it."""
        if not isinstance(node, Scalar):
            context.wrong(node, "lexicon_no_phrase", mended=_one_text(node))
            return ""
        phrase = " ".join(node.text.split())
        words = words_of(phrase)
        if not words:
            context.wrong(node, "lexicon_dropped" if phrase else "lexicon_empty", found=phrase[:LONGEST])
        elif len(phrase) > most:
            mended = phrase[: most + 1].rpartition(" ")[0] or phrase[:most]
            context.wrong(node, "lexicon_long", most=most, found=len(phrase), mended=mended)
        elif strange := next(
            (match for pattern in (HIDDEN, HTML, MARKDOWN) if (match := pattern.search(phrase))), None
        ):
            context.wrong(node, "lexicon_strange", found=strange.group()[:LONGEST])
        elif words in taken:
            first, above, line = taken[words]
            kind = "lexicon_twice" if above == topic else "lexicon_two_topics"
            context.wrong(node, kind, found=phrase, first=first, topic=above, on=line)
        else:
            taken[words] = phrase, topic, node.line
            if topic and most == LONGEST:
                self.phrases.setdefault(words, (context.field, node.line))
            return phrase
        return ""

    def _words(self, node: Node, context: ReadContext) -> Phrases:
        """Words in one text, with spaces between them, or in a list."""
        if isinstance(node, Scalar):
            return tuple(dict.fromkeys(node.text.split()))
        if isinstance(node, Mapping):
            context.wrong(node, "lexicon_no_words")
            return ()
        return self._phrases(node, context, Scalar("", True, node.line), {})

    def _spellings(self, section: Node, context: ReadContext) -> dict[str, str]:
        spellings = {}
        for key, node, here in self._parts(section, context, ("spellings",)):
            typed = words_of(key.text)
            meant = self._phrase(node, here, "", {})
            if len(key.text.split()) > 1:
                here.wrong(key, "lexicon_spelling_phrase", found=key.text[:LONGEST], mended=f"{ANY}: [{key.text}]")
            elif not typed:
                here.wrong(key, "lexicon_dropped", found=key.text[:LONGEST])
            elif typed in self.phrases:
                where, line = self.phrases[typed]
                here.wrong(key, "lexicon_spelling_known", found=key.text, where=where, on=line)
            elif meant and words_of(meant) == typed:
                here.wrong(key, "lexicon_spelling_same", found=key.text)
            elif meant:
                spellings[key.text] = meant
        return spellings


_NOTHING = Scalar("", True, 0)
_Taken = dict[tuple[str, ...], tuple[str, str, int]]  # the phrase as it stands, its topic and its line
# A line that shows what is expected, by section.
_EXPECTED = {
    (): "needs: {food: {any: [hungry, starving]}}",
    ("needs",): "food: {any: [hungry, starving]}",
    ("who",): "veterans: [vet, army]",
    ("filters",): "free: [for free, no money]",
    ("crisis",): "line: [want to die]",
    ("examples",): "none: [my phone is dying]",
    ("spellings",): "ppl: people",
}


def _is_nothing(node: Node) -> bool:
    """Whether nothing stands below a line such as `needs:`."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _in_brackets(node: Node) -> str:
    """What stands there as a list on one line."""
    items = node.items if isinstance(node, Sequence) else [node]
    return f"[{', '.join(_one_text(item) for item in items)}]"


def _one_text(node: Node) -> str:
    """What stands there as one text, quoted where a colon made it several."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return '"' + ", ".join(f"{key}: {_one_text(child)}" for key, child in node.items.items()) + '"'
    return "" if isinstance(node, Refused) else ", ".join(map(_one_text, node.items))
