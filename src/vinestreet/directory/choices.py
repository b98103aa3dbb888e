"""Fields of a place that hold one of a few words, and how else people put each of these, as patterns."""

from vinestreet.schema.text import one_of

ANSWERS = one_of(
    "yes no unknown",
    {
        "yes": "y|true|always|required|yes .*",
        "no": "n|false|never|none|not (?:required|needed|asked)|nope|no .*|nothing",
        "unknown": r"maybe|sometimes|not sure|(?:i )?do ?n.t know|unsure|perhaps|(?:it )?depends|\?+|n/?a|varies",
    },
)
ICONS = one_of(
    "bowl bed house shower speech lifebelt circle ear leaf ward bus coin book scales cross card shield star sprout "
    "family work phone moon heart"
)
ACCESS = one_of(
    "step-free accessible-toilet hearing-loop sign-language interpreter quiet-space large-print assistance-animals "
    "child-friendly remote text-relay",
    {
        "accessible-toilet": "(?:(?:disabled|accessible|wheelchair) )?(?:toilets?|restrooms?|bathrooms?|wc)",
        "step-free": "wheel ?chairs?.*|no (?:steps|stairs)|ramps?|level(?: access| entrance)?|accessible|elevator|lift",
        "hearing-loop": "loop|induction loop|hearing",
        "sign-language": "asl|bsl|signing|signs?",
        "interpreter": "interpreters?|translat(?:ion|ors?)",
        "quiet-space": "quiet(?: (?:room|area|corner))?",
        "assistance-animals": "(?:service|guide|assistance) (?:animals?|dogs?)",
        "child-friendly": "kids?|child(?:ren)?|famil(?:y|ies)|family friendly",
        "remote": "online|zoom|video|virtual|by phone",
    },
)
COSTS = one_of(
    "free sliding paid unknown",
    {
        "free": r"(?:it.?s )?free\b.*|(?:at )?no (?:charge|cost|fee)|nothing|none|no|[$£€]? ?0(?:\.00)?",
        "sliding": ".*(?:sliding|donation|pay what|what you can|suggested|income|pay as).*",
        "paid": r".*(?:[$£€¢\d]|dollars?|pounds?|cents?|fee|tickets?|price|pay).*",
        "unknown": r"\?+|not sure|(?:i )?don.t know|depends",
    },
)
POLICE = one_of(
    "yes no only-if unknown",
    {
        "only-if": "sometimes|in some cases|only if.*|if .*|(?:it )?depends|(?:in )?emergenc.*",
        "unknown": r"maybe|not sure|(?:i )?don.t know|\?+",
        "yes": "y|true|always",
        "no": "n|false|never|no .*",
    },
)
STATUSES = one_of(
    "open paused closed",
    {
        "paused": "temporar.*|closed for.*|on hold|seasonal|suspended|paused.*",
        "closed": "closed.*|shut.*|gone|permanently closed|no longer.*",
        "open": "open.*|active|running|yes",
    },
)
WAYS_TO_CHECK = one_of(
    "phone visit website owner stored-copy",
    {
        "phone": ".*(?:phone|call|rang|ring|telephon).*",
        "website": ".*(?:web|online|internet|google|facebook|their site).*",
        "owner": ".*(?:owner|staff|told|manager|asked|e-?mail|volunteer).*",
        "visit": ".*(?:visit|went|was there|in person|walk|saw|been|stopped|there).*",
    },
)
RUN_BY = one_of(
    "peer-run mixed employs-peers not-peer-run unknown",
    {
        "peer-run": "(?:by )?peers?(?: run| led)?|ourselves",
        "not-peer-run": "not peers?|no peers?|professionals|no",
    },
)
