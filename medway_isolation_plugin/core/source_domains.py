"""How tables of deprivation name their columns: a domain and what is said of it, in normalised text."""

from __future__ import annotations

import re
from functools import lru_cache

# Domains and sub-domains by their canonical names.
_DOMAINS = {
    "imd": r"index of multiple deprivation(?: imd)?|(?:imd|iod)(?: ?\d{2,4})?|(?:overall )?simd ?\d{2,4}(?: ?v\d)?|"
    r"wimd(?: ?\d{4})?(?: overall)?|multiple deprivation measure",
    "income": "income(?: deprivation)?",
    "employment": "employment(?: deprivation)?",
    "education": "education(?: skills(?: and training)?)?",
    "health": "health(?: deprivation)?(?: and disability)?",
    "crime": "crime(?: and disorder)?",
    "housing": "barriers(?: to housing(?: and services)?)?|housing(?: and (?:services|access))?",
    "environment": "(?:living |physical )?environment",
    "access": "(?:geographic )?access(?: to services)?",
    "idaci": "income deprivation affecting children(?: index)?(?: idaci)?|idaci",
    "idaopi": "income deprivation affecting older people(?: index)?(?: idaopi)?|idaopi",
    "children": "children(?: and)? young people(?: sub domain)?",
    "adult_skills": "(?:adult )?skills(?: sub domain)?",
    "geographical_barriers": "geographical barriers(?: sub domain)?",
    "wider_barriers": "wider barriers(?: sub domain)?",
    "indoors": "indoors(?: sub domain)?",
    "outdoors": "outdoors(?: sub domain)?",
}
_WORST = r"(?: where 1 is most deprived.*)?"  # to the end: one heading of 2025 is cut off in the middle
# What a heading says of a domain. 'Rank of income score' is a rank; only one of these fits a heading.
_KINDS = (
    ("rank", rf"rank of (?P<of>.+?)(?: score)?{_WORST}"),
    ("rank", rf"(?P<of>.+) rank{_WORST}"),
    ("decile", rf"(?P<of>.+) decile{_WORST}"),
    ("quintile", rf"(?P<of>.+) quintile{_WORST}"),
    ("transformed", r"(?P<of>.+) score exponentially transformed"),
    ("score", r"(?P<of>.+) score(?: rate)?"),
)
_ENDS = ("score", "rank", "dec", "quintile")
_BARE = ("score", "rank", "decile", "quintile")
# The map services of the English indices: 'HDDRank'.
_SHORT = r"(?P<domain>imd|inc|emp|edu|hdd|cri|bhs|env)(?P<kind>score|rank|dec(?:ile)?)"
_SHORT_DOMAINS = {
    "imd": "imd", "inc": "income", "emp": "employment", "edu": "education", "hdd": "health", "cri": "crime", "bhs": "housing",
    "env": "environment",
}  # fmt: skip


@lru_cache(maxsize=4096)
def meaning(text: str) -> str:
    """Return the canonical name of a normalised heading's meaning ('health_rank', or 'rank' of no domain), empty for none."""
    if not any(kind in text for kind in _ENDS):
        return ""
    if short := re.fullmatch(_SHORT, text):
        return f"{_SHORT_DOMAINS[short['domain']]}_{'decile' if short['kind'] == 'dec' else short['kind']}"
    for kind in _BARE:
        if re.fullmatch(kind + _WORST, text):
            return kind
    for kind, pattern in _KINDS:
        found = re.fullmatch(pattern, text)
        of = domain(found["of"]) if found else ""
        if of:
            return f"{of}_{kind}"
    return ""


@lru_cache(maxsize=256)
def domain(words: str) -> str:
    """Return the canonical name of a domain in normalised words ('health'), empty where they name none."""
    for key, pattern in _DOMAINS.items():
        # The edition may stand before the domain, and its year behind it.
        if re.fullmatch(rf"(?:simd ?\d{{2,4}}(?: ?v\d)? )?(?:{pattern})(?: domain)?(?: (?:19|20)\d\d)?", words):
            return key
    return ""
