"""Hours in Spanish, French and German: their words, and the English ones that the reader knows."""

import re
import unicodedata

_SPANISH = {  # patterns without accents, in this order
    r"\bcada (?:segund[oa]|dos|otr[oa])\b": "every other",
    r"\b24 horas\b(?: al dia)?": "24 hours",
    r"\b(?:los )?(?:7|siete) dias(?: (?:de|a|por) la semana)?": "daily",
    r"\b(?:de cada|cada|del|al) mes\b": "of the month",
    r"\ba la (?=\d)": " ",
    r"\ba(?= \w|\d)": "-",
    r"\b[ye]\b": "and",
    r"\bde la manana\b": "am",
    r"\bde la (?:tarde|noche)\b": "pm",
    r"\btodos los dias\b": "daily",
    r"\b(?:dias )?(?:feriados|festivos)\b": "holidays",
    r"\b(?:diariamente|a diario)\b": "daily",
    r"\bo (?=(?:con|previa) cita)": "or ",
    r"\b(?:de|del|los?|las?|el|horas?)\b": " ",
    r"\bprimer[oa]?\b": "1st",
    r"\b1(?:er|ro|ra)\b": "1st",
    r"\b2d[oa]\b": "2nd",
    r"\b3(?:er|ro|ra)\b": "3rd",
    r"\b4t[oa]\b": "4th",
    r"\bsegund[oa]\b": "2nd",
    r"\btercer[oa]?\b": "3rd",
    r"\bcuart[oa]\b": "4th",
    r"\bquint[oa]\b": "5th",
    r"\bultim[oa]\b": "last",
    r"\b(?:excepto|salvo|menos)\b": "except",
    r"\bcada\b": "every",
    r"\bcerrad[oa]s?\b": "closed",
    r"\babiert[oa]s?\b": "open",
    r"\bhorarios?\b": "hours",
    r"\bmediodia\b": "noon",
    r"\bmedianoche\b": "midnight",
    r"\bhasta\b": "until",
    r"\b(?:solo |solamente |unicamente )?(?:con|previa) cita(?: previa)?\b": "by appointment",
    r"\boficinas?\b(?: administrativas?\b)?": "office",
    # An M is martes or miercoles: in M-J it can only be the first. Elsewhere all has to stay words.
    r"(?-i:\bM)(?= ?- ?(?-i:J)\b)": "Tue",
    r"(?-i:\bM)\b": "every other",
    r"(?-i:\bL)\b": "Mon",
    r"(?:(?-i:\bMa)|\bmar)\b": "Tue",
    r"(?-i:\b(?:Mi|X))\b": "Wed",
    r"(?-i:\bJ)\b": "Thu",
    r"(?-i:\bV)\b": "Fri",
    r"(?-i:\bS)\b": "Sat",
    r"(?-i:\b(?:D|Do))\b": "Sun",
}
_LETTERS = r"(?:L|M|Ma|Mi|X|J|V|S|D)"
_AND_TO = r"(?: ?[-/,] ?| [ay] )"
# Days of one or two letters as Spanish has them: L-V, J/S, or at the beginning of a line D 1-3pm.
_SPANISH_LETTERS = (
    rf"(?-i:\b(?:(?:[LVJ]|Ma){_AND_TO}(?:{_LETTERS}|Sa|Do)|{_LETTERS}{_AND_TO}[LJVD])\b)|"
    r"(?:^|\n|[;:,] )(?-i:[LJVD])\.?,? (?=\d{1,2}(?::\d\d)? ?(?:[ap]\.?m|-))"
)
_FRENCH = {
    r"\bsur (?:rendez[- ]vous|rdv)\b": "by appointment",
    r"\btous les jours\b": "daily",
    r"\bjours feries\b": "holidays",
    r"\bsauf\b": "except",
    r"\bfermee?s?\b": "closed",
    r"\bouverte?s?\b": "open",
    r"\bhoraires?\b": "hours",
    r"\bmidi\b": "noon",
    r"\bminuit\b": "midnight",
    r"\bet\b": "and",
    r"\b(?:au|a|jusqu'a)\b": "-",
    r"\b(?:du|de|des|le|les)\b": " ",
    r"\blun(?:dis?)?\b": "Mon",
    r"\bmar(?:dis?)?\b": "Tue",
    r"\bmer(?:credis?)?\b": "Wed",
    r"\bjeu(?:dis?)?\b": "Thu",
    r"\bven(?:dredis?)?\b": "Fri",
    r"\bsam(?:edis?)?\b": "Sat",
    r"\bdim(?:anches?)?\b": "Sun",
}
_GERMAN = {
    r"\bnach (?:termin\w*|\w*vereinbarung)\b": "by appointment",
    r"\btaglich\b": "daily",
    r"\b(?:werktags|wochentags)\b": "weekdays",
    r"\b(?:an )?(?:gesetzlichen )?feiertag\w*\b": "holidays",
    r"\bau(?:ß|ss)er\b": "except",
    r"\bgeschlossen\b": "closed",
    r"\b(?:geoffnet|offen)\b": "open",
    r"\b(?:offnungszeiten|sprechzeiten)\b": "hours",
    r"\bmitternacht\b": "midnight",
    r"\bund\b": "and",
    r"\bbis\b": "-",
    r"\b(?:von|vom|am)\b": " ",
    r"\bmontags?\b": "Mon",
    r"\b(?:di|dienstags?)\b": "Tue",
    r"\b(?:mi|mittwochs?)\b": "Wed",
    r"\b(?:do|donnerstags?)\b": "Thu",
    r"\bfreitags?\b": "Fri",
    r"\b(?:samstags?|sonnabends?)\b": "Sat",
    r"\b(?:so|sonntags?)\b": "Sun",
}
_LANGUAGES = (  # what only this language says
    (_SPANISH_LETTERS, _SPANISH),
    (r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ferme|tous les jours|sur rdv)", _FRENCH),
    (
        r"\b(?:(?:mon|diens|donners|frei|sams|sonn)tag|sonnabend|mittwoch|uhr\b|geschlossen|taglich|"
        r"(?:mo|di|mi|do|fr) ?- ?(?:di|mi|do|so)\b)",
        _GERMAN,
    ),
    (
        r"\b(?:lun(?:es)?|martes|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ados?)?|domingos?|24 horas|"
        r"todos los dias|diariamente|mediodia)\b",
        _SPANISH,
    ),
)
_OF_THE_DAY = {  # 9h, 9h30, 17 Uhr
    r"\b(\d{1,2}) ?(?:h|uhr) ?([0-5]\d)\b": r"\1:\2",
    r"\b(\d{1,2}[:.]\d\d) ?(?:h|hs|hrs|uhr|heures?)\b\.?": r"\1",
    r"\b(\d) ?(?:h|hs|hrs|uhr|heures?)\b\.?": r"0\1:00",
    r"\b(\d\d) ?(?:h|hs|hrs|uhr|heures?)\b\.?": r"\1:00",
}


def in_english(text: str) -> tuple[str, bool]:
    """Write `between 9 and 5` with a dash, and Spanish, French and German words in English; tell if there are any."""
    text = re.sub(r"(?i)\bbetween\b([^;\n]{1,20}?)\band\b", r"\1-", text)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    for only_here, words in _LANGUAGES:
        if re.search(only_here, bare, re.IGNORECASE):
            for pattern, english in (_OF_THE_DAY | words).items():
                bare = re.sub(pattern, english, bare, flags=re.IGNORECASE)
            return bare, True
    return text, False
