"""What people write for the name of a field, in the languages that a town may speak; they are told the right one.

By the class that has the field and its name in the file: words in small letters and without accents, with spaces
between them, and `_` where a word of two has a space.
"""

import unicodedata
from functools import lru_cache

OTHER_NAMES = {
    "Banner": {
        "words": "text message say says notice title note",
        "until": "end ends expires till through to date",
        "link": "url page website href place more",
        "areas": "area where",
    },
    "Closure": {
        "from": "start starts begin begins first since on date day",
        "to": "until end ends last till through",
        "places": "place ids id who resources listings",
        "all": "everyone everybody every",
        "except": "besides without but not",
        "hours": "open times opening_hours is what",
        "words": "text why reason note notes because say",
    },
    "Need": {"label": "name title", "icon": "symbol picture"},
    "Line": {"number": "phone tel telephone num no"},
    **{of: {"words": "note notes comment comments details text info"} for of in ("Cost", "Asks", "Status")},
    "Note": {
        "say": "text note words comment says said what",
        "by": "name who from signed author",
        "on": "date day when",
        "connected": "tie connection relation",
    },
    "Try": {"on": "date day when", "by": "name who"},
    "Check": {"on": "date day when", "by": "name who", "how": "method"},
    "Listing": {
        "name": "title names place_name called nombre titulo nom nome bezeichnung ten",
        "what": "description about summary desc what_is_it details describe descripcion beschreibung "
        "descricao descrizione resume",
        "more": "long_description more_info mas mehr",
        "needs": "need category categories tags tag type types services service necesidades categoria categorias "
        "servicios kategorie kategorien besoins categorie",
        "organisation": "organization org organisations agency operator owner organizacion entidad trager traeger "
        "organizacao organizzazione",
        "run_by": "runby run ran_by runs",
        "phone": "tel telephone phones phone_number phonenumber number mobile cell call contact_number ph "
        "telefono telefon telefone fon numero celular movil handy dien_thoai telf telf_no tlf tfno rufnummer fono",
        "text": "sms texts text_line whatsapp",
        "email": "mail e_mail emails email_address correo correo_electronico courriel mail_address e_mail_adresse",
        "chat": "webchat live_chat",
        "website": "web url site link homepage website_url websites www web_site webpage internet sitio_web sitio "
        "pagina pagina_web webseite site_web sito",
        "address": "addr street location adress addresse where street_address direccion domicilio calle adresse "
        "anschrift strasse endereco indirizzo dia_chi ubicacion",
        "area": "neighborhood neighbourhood part_of_town district region areas town barrio zona stadtteil viertel "
        "quartier bairro",
        "at": "coordinates coords gps position latlon lat_long latlong map coordenadas koordinaten",
        "hours": "opening_hours open times opening_times open_hours hour opens schedule opening when days horario "
        "horarios horas offnungszeiten oeffnungszeiten zeiten horaires heures orari uhrzeit abierto",
        "hours_note": "hours_notes hour_note hours_words",
        "cost": "price fee fees costs prices charge costo coste precio kosten preis cout prix custo preco prezzo",
        "for": "who_for who whom eligibility for_whom para para_quien fur fuer fur_wen pour",
        "ages": "age age_range age_limit edad edades alter age_group",
        "welcomes": "welcome",
        "languages": "language lang langs spoken idioma idiomas lengua sprache sprachen langue langues lingua linguas",
        "access": "accessibility accessible wheelchair acceso accesibilidad barrierefrei barrierefreiheit",
        "asks": "ask requires required requirements asked requisitos",
        "consent": "police policia polizei",
        "arrive": "arrival arriving llegada ankunft",
        "notes": "note comment comments review reviews tips tip notas nota comentarios notizen notiz kommentar",
        "checked": "check verified last_checked checked_on date comprobado verificado gepruft geprueft verifie",
        "source": "sources from reference fuente quelle fonte",
        "sample": "example demo",
    },
}  # fmt: skip


@lru_cache(4096)
def plain_name(word: str) -> str:
    """Give the name of a field without capitals, accents, spaces and hyphens."""
    bare = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
    plain = "".join(char for char in bare if not unicodedata.combining(char))
    return plain.strip().casefold().replace(" ", "_").replace("-", "_")


def other_names_of(classes: tuple[str, ...]) -> dict[str, str]:
    """Give each field of a class by what people write for its name; `classes` are its own name and its parents'."""
    tables = [OTHER_NAMES[name] for name in reversed(classes) if name in OTHER_NAMES]
    return {word: name for table in tables for name, words in table.items() for word in words.split()}
