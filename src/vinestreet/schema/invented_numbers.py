"""Numbers that nobody will ever answer: those that are kept for stories, as examples and invented places have them.

Sources: North America's 555-0100 to 555-0199 in every area code (NANPA, 555 line numbers); the United Kingdom's numbers
for drama (Ofcom); Australia's numbers for creative works (ACMA). Other countries keep some too; nobody has looked them
up here.
"""

import re

import phonenumbers

# In the international form (E.164), without its plus.
_KEPT = re.compile(
    r"""
      1 [2-9]\d\d 555 01\d\d
    | 44 (?: 1632960 | 11[3-8]4960 | 1[2-6]14960 | 1914980 | 2079460 | 2896496 | 2920180
           | 3069990 | 7700900 | 8081570 | 9098790 ) \d{3}
    | 61 (?: [2378] (?: 5550 | 7010 ) \d{4} | 1800160401 | 1[38]00975 (?: 70[7-9] | 71[01] )
           | 49157 (?: 0006 | 015[6-9] | 0110 | 0313 | 0737 | 1266 | 1491 | 1804 | 2549 | 2665 | 2983 | 3770 | 3087
                     | 4118 | 4632 | 5254 | 5789 | 6398 | 6801 | 7426 | 7644 | 8957 | 8148 | 8888 | 9212 | 9760
                     | 9455 ) )
    """,
    re.VERBOSE,
)


def is_invented(text: str, region: str) -> bool:
    """Whether `text`, dialled in `region` (ISO 3166), is a number that is kept for stories."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return False
    return bool(_KEPT.fullmatch(f"{number.country_code}{phonenumbers.national_significant_number(number)}"))
