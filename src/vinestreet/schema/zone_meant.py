"""Which time zone of the IANA database was meant by words for one: `Eastern`, `EST`, `New York`."""

import re
from collections.abc import Collection
from difflib import get_close_matches

# By country (ISO 3166), then everywhere; in small letters, without `time`, `standard` and `daylight`.
_ZONES = {
    "US": {
        "America/New_York": "eastern et est edt us/eastern",
        "America/Chicago": "central ct cst cdt us/central",
        "America/Denver": "mountain mt mst mdt us/mountain",
        "America/Los_Angeles": "pacific pt pst pdt us/pacific",
        "America/Anchorage": "alaska akst akdt",
        "Pacific/Honolulu": "hawaii hst",
        "America/Phoenix": "arizona",
    },
    "CA": {
        "America/Toronto": "eastern et est edt",
        "America/Winnipeg": "central ct cst cdt",
        "America/Edmonton": "mountain mt mst mdt",
        "America/Vancouver": "pacific pt pst pdt",
        "America/Halifax": "atlantic at ast adt",
        "America/St_Johns": "newfoundland nst ndt",
    },
    "AU": {
        "Australia/Sydney": "eastern aest aedt est edt",
        "Australia/Adelaide": "central acst acdt",
        "Australia/Perth": "western awst",
    },
    "": {
        "Europe/London": "gmt bst uk british greenwich england",
        "Europe/Dublin": "ireland irish",
        "Europe/Berlin": "cet cest germany german",
        "Pacific/Auckland": "nzst nzdt nz",
    },
}


def zone_meant(text: str, region: str, known: Collection[str]) -> str:
    """Give the one of the `known` zones that `text` means in the `region` (ISO 3166); empty for none."""
    plain = re.sub(r"[._()-]+", " ", text.casefold())
    plain = " ".join(re.sub(r"\b(?:time|standard|daylight|zone|tz|the|us(?!/)|u s)\b", " ", plain).split())
    for of in dict.fromkeys((region, "US" if region not in {"AU", "CA"} else "", "")):
        for zone, words in _ZONES.get(of, {}).items():
            if plain and plain in words.split():
                return zone
    proper = [zone for zone in known if re.match(r"(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/", zone)]
    named = {zone.rpartition("/")[2].replace("_", " ").casefold(): zone for zone in sorted(proper)}
    city = plain.rpartition("/")[2].strip()
    if city in named:
        return named[city]
    close = get_close_matches(text.strip().replace(" ", "_"), proper, n=1, cutoff=0.7)
    return close[0] if close else ""
