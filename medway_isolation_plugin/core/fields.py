"""What a result is and what its columns mean, as data. Names and aliases derive from here; nothing is read back from words.

A `Result` is what all columns of one run share, a `Field` is one of its columns. `field_forms` says how each kind of column is
named and what its alias is; `result_documents` keeps results in files; `field_names` knows columns again by their names alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .bands import Band
from .made_of import UNKNOWN, MadeOf
from .need.basis import Basis
from .validity.evidence import Evidence
from .words import QT_TRANSLATE_NOOP

ISOLATED, DEPRIVED = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "isolated"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "deprived"),
)  # what class 1 is most of
LIVING_ALONE = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "living alone"
)  # a count of fact, whatever an index of it is held against
NUMEROUS, AT_RISK = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "numerous"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "at risk"),
)  # what class 1 of expected people, and of their rate, is most of: many people at a small risk are not few at a large one
RESIDENTS = QT_TRANSLATE_NOOP("MedwayIsolation", "residents")  # the base of people of a band
ALL_AGES = QT_TRANSLATE_NOOP("MedwayIsolation", "all ages")  # the base of an index of households of no band


class ResultKind(str, Enum):
    """Which method made a result."""

    LIVING_ALONE = "living_alone"
    SEGMENTATION = "segmentation"
    DEPRIVATION = "deprivation"
    COMPOSITE = "composite"
    ROBUSTNESS = "robustness"
    COMPARISON = "comparison"
    PRIORITY = "priority"
    VALIDITY = "validity"
    PATTERN = "pattern"
    RATES = "rates"
    CHOICES = "choices"
    CHANGE = "change"
    NEED = "need"


class Role(str, Enum):
    """What a column is to its result. `VALUE` is the index itself, `QUANTILE` its classes, 1 = worst."""

    VALUE = "value"
    LOWER = "lower"
    UPPER = "upper"
    RELATIVE = "relative"
    COMPARED = "compared"
    RANK = "rank"
    QUANTILE = "quantile"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TOTAL = "total"
    PART = "part"
    UNKNOWN_SHARE = "unknown_share"
    EDITION = "edition"
    AVAILABLE = "available"
    RESCALED = "rescaled"
    TREATED = "treated"
    NORMALISED = "normalised"
    MEDIAN_RANK = "median_rank"
    LOW_RANK = "low_rank"
    HIGH_RANK = "high_rank"
    WORST_PROBABILITY = "worst_probability"
    PRIORITY_PROBABILITY = "priority_probability"
    CHANGE = "change"
    BEYOND = "beyond"
    FLAG = "flag"
    MET = "met"
    REASON = "reason"
    AGREEMENT = "agreement"
    STATISTIC = "statistic"
    DEVIATE = "deviate"
    PROBABILITY = "probability"
    ADJUSTED = "adjusted"
    CLUSTER = "cluster"
    AROUND = "around"
    NEIGHBOURS = "neighbours"
    SMOOTHED = "smoothed"
    OUTER_LOWER = "outer_lower"
    OUTER_UPPER = "outer_upper"
    CONTROL_LOWER = "control_lower"
    CONTROL_UPPER = "control_upper"
    OUTER_CONTROL_LOWER = "outer_control_lower"
    OUTER_CONTROL_UPPER = "outer_control_upper"
    FUNNEL = "funnel"
    TIMES = "times"
    OFTEN = "often"
    MOVED = "moved"
    NOTE = "note"


RANKS = frozenset({Role.RANK, Role.QUANTILE, Role.MEDIAN_RANK, Role.LOW_RANK, Role.HIGH_RANK})  # 1 is the worst
# Sort areas into kinds, each said in words.
SORTED = frozenset({Role.AGREEMENT, Role.CLUSTER, Role.FUNNEL, Role.OFTEN, Role.MOVED})
COUNTED = frozenset({Role.QUANTILE, Role.FLAG, Role.BEYOND})  # how many areas have each value is kept


class Scope(str, Enum):
    """Among which areas a rank or a class was taken."""

    NONE = ""
    LOCAL = "local"
    NATIONAL = "national"
    COMPARED = "compared"  # the areas that have both of two indices


class Part(str, Enum):
    """What a column is of, where it is not of the whole result."""

    DOMAIN = "domain"
    INDICATOR = "indicator"
    VARIABLE = "variable"
    INDEX = "index"
    YARDSTICK = "yardstick"
    CENSUS = "census"
    RISK = "risk"  # of one person, where the whole result is a number of people


class Data(str, Enum):
    """What kind of data went in: what may be published, and how."""

    COUNT = QT_TRANSLATE_NOOP("MedwayIsolation", "published count")
    INDEX = QT_TRANSLATE_NOOP("MedwayIsolation", "published index")
    ESTIMATE = QT_TRANSLATE_NOOP("MedwayIsolation", "modelled estimate")
    PERSON = QT_TRANSLATE_NOOP("MedwayIsolation", "person data")
    UNKNOWN = ""


@dataclass(frozen=True)
class Of:
    """What a column is of: the first domain, 'Health'."""

    part: Part
    number: int
    label: str


@dataclass(frozen=True)
class Field:
    """One column of a result: its `name` in this layer (a copy may have renamed it), and what it is.

    `unit` says more about the numbers where the kind of column does not. `counts` are pairs (value, areas) of a class or a
    flag, by which a copy is known again. `evidence` is how the column fared against yardsticks, one entry each.
    """

    name: str
    role: Role
    band: Band | None = None
    scope: Scope = Scope.NONE
    of: Of | None = None
    unit: str = ""
    counts: tuple[tuple[int, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is of the whole result, not of a domain, an indicator or one of two indices."""
        return self.of is None


@dataclass(frozen=True)
class Result:
    """What all columns of one run share.

    Attributes
    ----------
    kind : ResultKind
    stem : str
        First letters of the fields: la, si, dep, or the user's prefix.
    subject : str
        The only free words: the domain, the recipe's title, the rule's name. Empty where it is not known.
    worst : str
        What class 1 is most of, 'isolated' or 'deprived'; empty where it is not known.
    classes : int
        Number of classes; 0 where it is not known.
    rule : str
        Quantile rule.
    age_split : int
        65 or 66; 0 where no ages count.
    base : str
        What people are counted against: 'residents', 'households', or 'all ages' for households of no band.
    data : Data
    confidence : float
        Level of the intervals; 0 where there are none.
    placeholder : bool
        The weights are still to be replaced.
    members : int
        Number of indicators or criteria.
    words : str
        A priority rule in words.
    by_chance : int
        How many areas of a comparison change by more than their intervals allow by chance alone (see `Role.BEYOND`, `Role.MOVED`).
    only_chance : bool
        Chance alone gives as many areas that move between the two indices: none is named.
    areas : int
        Areas in the run.
    source, year, edition : str
        Of the data; empty where they are not stated.
    inputs, recipe : str
        Fingerprints of the values that went in, and of the recipe.
    version : str
        Of the plugin that made it.
    basis : Basis or None
        What an estimate of need rests on.
    made_of : MadeOf
        The columns that went in, and what nothing else states of method and weights.
    fields : tuple of Field
    stated : bool
        False where nothing but the columns' names is known (see `field_names`); not kept in files.
    """

    kind: ResultKind
    stem: str
    subject: str = ""
    worst: str = ""
    classes: int = 0
    rule: str = ""
    age_split: int = 0
    base: str = ""
    data: Data = Data.UNKNOWN
    confidence: float = 0.0
    placeholder: bool = False
    members: int = 0
    words: str = ""
    by_chance: int = 0
    only_chance: bool = False
    areas: int = 0
    source: str = ""
    year: str = ""
    edition: str = ""
    inputs: str = ""
    recipe: str = ""
    version: str = ""
    basis: Basis | None = None
    made_of: MadeOf = UNKNOWN
    fields: tuple[Field, ...] = ()
    stated: bool = True

    def field(self, name: str) -> Field | None:
        """Return the column of that name in this layer."""
        return next((field for field in self.fields if field.name == name), None)

    def only(self, role: Role, band: Band | None = None, scope: Scope | None = None) -> Field | None:
        """Return the column of a role that is of the whole result; `band` and `scope` narrow it down where given."""
        for field in self.fields:
            fits = field.role is role and field.whole and (band is None or field.band == band)
            if fits and (scope is None or field.scope is scope):
                return field
        return None

    def shown(self) -> tuple[str, ...]:
        """Return the class fields of the whole result, the older band's first: what a map shows of it."""
        found = [field for field in self.fields if field.role is Role.QUANTILE and field.whole]
        return tuple(field.name for field in sorted(found, key=lambda field: not (field.band and field.band.older)))

    def evidence_of(self, field: Field) -> tuple[Evidence, ...]:
        """Return how a column's index fared against yardsticks: what any column of the same band and part carries."""
        own = (field.band, field.of)
        return tuple(found for one in self.fields if (one.band, one.of) == own for found in one.evidence)

    def bears_words(self, band: Band | None) -> bool:
        """Return whether the evidence of a band's index leaves it its words."""
        own = (found for one in self.fields if one.whole and one.band == band for found in one.evidence)
        return all(found.bears_words for found in own)

    def worst_of(self, field: Field) -> str:
        """Return what class 1 of a column is most of, as far as its evidence bears the word.

        People living alone are a count, which keeps its own plain words; anything else is then only called worst.
        """
        if self.kind is ResultKind.NEED:
            return AT_RISK if field.of is not None else NUMEROUS
        if all(found.bears_words for found in self.evidence_of(field)):
            return self.worst
        return LIVING_ALONE if self.kind is ResultKind.LIVING_ALONE else ""

    def bands(self) -> tuple[Band, ...]:
        """Return the bands of its columns, in their order."""
        return tuple(dict.fromkeys(field.band for field in self.fields if field.band is not None))
