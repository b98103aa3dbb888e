"""Asks about a place, as one peer asks another, and makes an entry of the answers.

Every answer goes through the reader of its field at once. One that does not fit is told in a plain sentence, and the
question is asked again. Whatever but name, what and needs can be passed over, and is not in the entry then.
"""

from datetime import date

from vinestreet.contributing.answer_parsers import ParsedAnswer, choice_parser, parse_day, parse_hours, words_parser
from vinestreet.contributing.prompts import FieldPrompts, Prompter
from vinestreet.directory.validate_entry import in_order
from vinestreet.directory.yaml_writer import Entry
from vinestreet.opening_hours.expression import parse
from vinestreet.site.site import Site

CHECKS = ("phone", "visit", "website", "owner")


class Interview(FieldPrompts):
    """Asks for a whole entry."""

    def __init__(self, site: Site, today: date, prompter: Prompter) -> None:
        """Begin with an empty entry."""
        super().__init__(site, today, prompter)
        self._signed: Entry = {}

    def ask_name(self) -> str:
        """Ask for the name alone, and give it."""
        self.ask_field("name", required=True)
        return str(self.entry["name"])

    def ask_rest(self) -> Entry:
        """Ask for everything else; gives the entry."""
        self.ask_field("what", required=True)
        needs = self.site.directory.needs
        self.ask_field("needs", {id_: need.label for id_, need in needs.items()}, required=True)
        self.ask_field("area", {id_: area.label for id_, area in self.site.place.areas.items()})
        self._address()
        self.ask_field("phone")
        self.ask_field("website")
        self._hours()
        self._cost()
        asks_id = self.ask_part("asks", "id", self.t("new.asks_id"), choice_parser("id", "answer"), {})
        self.entry |= {"asks": {"id": asks_id}} if asks_id else {}
        self.ask_field("welcomes")
        self.ask_field("run_by", self._choices("run_by"))
        if self.entry.keys() & {"phone", "text"} or "crisis" in self.entry["needs"]:
            self._consent()
        self._arrival()
        self._note()
        self.ask_field("source")
        self._checked()
        return in_order(self.entry)

    def _address(self) -> None:
        secret = self.t("new.secret")

        def parse(text: str, site: Site) -> ParsedAnswer:
            return ParsedAnswer({"confidential": True} if text.casefold() == secret else {"address": text})

        self.entry |= self.ask_until_valid(self.t("new.address"), parse)

    def _hours(self) -> None:
        """The hours, said back; what cannot be read as hours may stand there as it was typed."""

        def parse_or_note(text: str, site: Site) -> ParsedAnswer:
            found = parse_hours(text, site)
            return ParsedAnswer({"hours_note": found.left}) if found.left else found

        while fields := self.ask_until_valid(self.t("new.hours"), parse_or_note):
            if "hours" in fields:
                sentences = self.site.say.hours.sentences(parse(fields["hours"]))
                self.prompter.say(self.t("new.hours_read", words=" ".join(sentence.text for sentence in sentences)))
            else:
                self.prompter.say(self.t("new.hours_unread"))
            if "hours_note" in fields:
                self.prompter.say(self.t("new.hours_noted", words=fields["hours_note"]))
            if self.prompter.confirm(self.t("new.right")):
                self.entry |= fields
                return

    def _cost(self) -> None:
        self.ask_field("cost", self._choices("cost"))
        kind = self.entry.get("cost")
        if kind in {"sliding", "paid"}:
            words = self.ask_part("cost", "words", self.t("new.cost_words"), words_parser("words"), {"is": kind})
            self.entry["cost"] = {"is": kind, "words": words} if words else kind

    def _consent(self) -> None:
        name = "may-call-police-without-you"
        fill: Entry = {"words": "–", "source": "–", "on": self.today}
        police = self.ask_part("consent", name, self.t("new.police"), choice_parser(name, "answer"), fill)
        if not police:
            return
        consent = {name: police}
        if police == "only-if":
            question = self.t("new.police_words")
            consent["words"] = self.ask_part("consent", "words", question, words_parser("words"), fill, required=True)
        question = self.t("new.consent_source")
        source = self.ask_part("consent", "source", question, words_parser("source"), fill)
        if source:
            self.entry["consent"] = {**consent, "source": source, "on": self.today}
        else:
            self.prompter.say(self.t("new.no_source"))

    def _arrival(self) -> None:
        fill: Entry = {"by": "–", "on": self.today}
        parts = {
            part: self._unless_nothing(self.ask_part("arrive", part, self.t(f"new.{part}"), words_parser(part), fill))
            for part in ("door", "greeting")
        }
        parts = {part: words for part, words in parts.items() if words}
        if parts:
            self.entry["arrive"] = {**parts, **self._signature("arrive", {})}

    def _note(self) -> None:
        fill: Entry = {"say": "–", "by": "–", "on": self.today}
        say = self._unless_nothing(self.ask_part("notes", "say", self.t("new.say"), words_parser("say"), fill))
        if say:
            signed = self._signature("notes", {"say": "–"})
            tie = self.ask_part("notes", "connected", self.t("new.connected"), words_parser("connected"), fill)
            self.entry["notes"] = [{"say": say, **signed, **({"connected": tie} if tie else {})}]

    def _signature(self, field: str, others: Entry) -> Entry:
        """The name and the day, which are asked for once."""
        if not self._signed:
            fill: Entry = {**others, "by": "–", "on": self.today}
            name = self.ask_part(field, "by", self.t("new.by"), words_parser("by"), fill, required=True)
            day = self.ask_part(field, "on", self.t("new.on"), parse_day, fill)
            self._signed = {"by": name, "on": day or self.today}
        return self._signed

    def _checked(self) -> None:
        fill: Entry = {"by": "–", "on": self.today, "how": "visit"}
        how = self.ask_part("checked", "how", self.t("new.how"), _one_of_checks, fill)
        if how:
            name = self._signed.get("by")
            if not name:
                name = self.ask_part("checked", "by", self.t("new.checker"), words_parser("by"), fill, required=True)
            day = self._signed.get("on") if how == "visit" else None
            day = day or self.ask_part("checked", "on", self.t("new.checked_on"), parse_day, fill)
            self.entry["checked"] = {"on": day or self.today, "by": name, "how": how}

    def _unless_nothing(self, words: str) -> str:
        """What was said; nothing where somebody answered the question with no."""
        return "" if words and words.strip(" .!").casefold() in self.t("new.nothing_to_say").split(", ") else words

    def _choices(self, group: str) -> dict[str, str]:
        """The words of a field that has fixed ones, as the site says them."""
        return {value: str(sentence) for value, sentence in self.t.group(group).items() if value != "unknown"}


def _one_of_checks(text: str, site: Site) -> ParsedAnswer:
    word = text.strip(" .").casefold()
    return ParsedAnswer({"how": word}) if word in CHECKS else ParsedAnswer(left=text)
