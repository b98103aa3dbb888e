"""Words that stand where an address should, and say that nobody may know it: `CONFIDENTIAL - call first`.

A street may be called so (`12 Confidential Way`, `Secret Garden Lane 5`). By its shape it's known: such a word is part
of a name there, beside a number or before the name of something built. Where in doubt it's a secret.
"""

import re

_ALWAYS = re.compile(
    r"\b(?:un|non-?|not[ -])(?:disclosed|published|publici[sz]ed|publici[sz]ing)\b"
    r"|\b(?:address|location|whereabouts|where it is)(?:es|s)?\W+(?:(?:is|are|will be|kept|strictly|only|being|has been"
    r"|currently)\W+)*(?:withheld|suppressed|redacted|hidden|protected|restricted|private|secret|unlisted|anonymous"
    r"|not\W+(?:public|listed|given|shared|shown|told|available|for publication|released|revealed|made public)"
    r"|(?:given|told|shared|provided|released|revealed|disclosed|available|sent)?\W*"
    r"(?:up)?on\W+(?:request|referral|intake|booking|registration))\b"
    r"|\b(?:address|location)\W+(?:is\W+)?(?:given|told|shared|provided|released|revealed|disclosed|sent)\W+"
    r"(?:by|when|after|at|once|only|over|to)\b"
    r"|\b(?:call|phone|ring|ask|text|e-?mail|message|contact|write)\b[^.;,\d]{0,25}?"
    r"\b(?:(?:for|about)\W+(?:(?:the|our|its|an)\W+)?(?:exact\W+)?(?:address|location|whereabouts)"
    r"|to\W+(?:ask|find out|learn|hear|know)\W+where)\b"
    r"|\b(?:confiden(?:ti?al|cial|tual)|secret|hidden|private|protected|unlisted|anonymous|suppressed)(?:ly)?\W+"
    r"(?:street\W+)?(?:location|address|site|whereabouts)(?:e?s)?\b"
    r"|\b(?:we|they)\W+(?:do\W+not|don['’]?t|can['’]?t|cannot|never)\W+(?:give|publish|share|tell|say|list|disclose)\b"
    r"|\b(?:direcci[oó]n|ubicaci[oó]n)\W+(?:es\W+)?(?:secret|reserv|privad|oculta)\w*|\badresse\W+secr[eè]te\b",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"\b(?:(?:strictly|kept|highly|fully)\W+)?(?:confiden(?:ti?al|cial|tiel|tual)\w*|vertraulich)\b", re.IGNORECASE
)
_ALONE = frozenset("secret private hidden protected withheld suppressed redacted unlisted anonymous classified".split())
# What may stand beside such a word and tells nobody where it is.
_BESIDE = frozenset(
    """a an and any are ask at be before by call calls can contact details do email ever fax first for from give given
    go help here in info information is it its just keep kept known listed line location locations address
    only no not number of on open our out phone please published public reasons refuge residence residents
    ring safe safety safehouse security shelter site so strictly text that the their them there they this to top
    totally until us very we when where will with you your confidentially privacy policy due protect women women's
    survivors guests family families staff hotline""".split()
)
_BUILT = re.compile(
    r"\b(?:st|street|ave?|avenue|r(?:oa)?d|ln|lane|way|dr|drive|blvd|boulevard|ct|court|pl|place|sq|square|close|path"
    r"|walk|row|terrace|crescent|alley|mews|hill|trail|parkway|pkwy|highway|hwy|quay|wharf|bridge|park|gardens?|beach"
    r"|building|hall|house|cent(?:er|re)|church|caf[eé]|club|school|library|records|bay|cove|falls|valley|lake"
    r"|island)\b\.?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*not\W+(?:public|listed|given(?:\W+out)?|shared|for publication|told)\W*", re.IGNORECASE)
_PIECES = re.compile(r"[,;:|/()\[\]\n!?]+|\s[-–—]+\s?|\.\s|\.$|[–—]|\*+")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


# Address Confidentiality Programs are offices that people go to.
_PROGRAM = re.compile(r"\b(?:address )?confidentiality (?:program(?:me)?|policy|agreement|act|law)s?\b", re.IGNORECASE)


def is_secret_address(text: str) -> bool:
    """Whether what stands in the place of an address says that there is none to be told."""
    text = _PROGRAM.sub(" ", text)
    if _ALWAYS.search(text) or _WHOLE.fullmatch(text):
        return True
    beside = _BESIDE if re.search(r"\d", text) else _BESIDE | {"house", "place"}
    return any(_is_secret(piece, beside) for piece in _PIECES.split(text))


def _is_secret(piece: str, beside: frozenset[str]) -> bool:
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(piece)]
    if found := _CONFIDENTIAL.search(piece):
        others = [word for word in words if not _CONFIDENTIAL.fullmatch(word)]
        return not _is_name(piece, found.end()) or beside.issuperset(others)
    return not _ALONE.isdisjoint(words) and (beside | _ALONE).issuperset(words)


def _is_name(piece: str, end: int) -> bool:
    """Whether a word that ends there is part of a name: what is built follows, or a number stands at one end of it."""
    rest = piece[end:]
    if _BUILT.search(rest):
        return True
    numbered = re.match(r"\s*\d", piece) or re.search(r"\d\w?\s*$", piece)
    following = [word.casefold() for word in _WORDS.findall(rest)]
    return bool(numbered and re.search(r"[^\W\d]", rest) and _BESIDE.isdisjoint(following))
