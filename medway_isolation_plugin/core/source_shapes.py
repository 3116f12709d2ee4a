"""The shapes that official files come in: one row for each, told by its headings, never by the file's name.

A shape is added here, in one place, and in the test of shapes. Patterns are written in normalised text (see
`sources.normalise`) and must fit a whole heading. `certainty` says where the facts come from: 'file' read in a downloaded file,
'code' taken from public code that reads such files, 'shared' from a list of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from .words import QT_TRANSLATE_NOOP, Phrase


class Layout(Enum):
    """How a file's rows are to be read."""

    WIDE = "wide"  # one row an area, one column a variable
    LONG = "long"  # one row an area and category
    YEARS = "years"  # one row an area, age and sex, one column a year
    PIVOTED = "pivoted"  # one row an area, columns headed by bare cell numbers
    TYPES = "types"  # households by area and type, one row each
    ADDRESSES = "addresses"  # one row a household
    POSTCODES = "postcodes"  # one row a postcode, with its type
    MATRIX = "matrix"  # one row an area, one column a type
    TYPE_TABLE = "type table"  # one row a type
    LOOKUP = "lookup"  # codes beside codes


class CountedUnit(Enum):
    """What the total of a table of households counts, where its headings do not say."""

    HOUSEHOLDS = QT_TRANSLATE_NOOP("MedwayIsolation", "households")
    PERSONS = QT_TRANSLATE_NOOP("MedwayIsolation", "persons")


@dataclass(frozen=True)
class Shape:
    """A shape of files.

    `must` are patterns each of which some heading fits; `never` are patterns that no heading fits; `weight` puts a shape that says
    more before one that says less; `areas` is the vintage of the areas, 0 where tables of this shape are on several.
    """

    id: str
    title: str
    layout: Layout
    must: tuple[str, ...]
    never: tuple[str, ...] = ()
    publisher: str = ""
    certainty: str = "code"
    counts: CountedUnit | None = None
    weight: int = 0
    areas: int = 0

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
        return tuple(map(re.compile, self.must)), tuple(map(re.compile, self.never))

    def fits(self, normalised: Iterable[str]) -> bool:
        """Whether a table with these normalised headings may be of this shape."""
        must, never = self._patterns
        texts = list(normalised)
        return all(any(one.fullmatch(text) for text in texts) for one in must) and not any(
            one.fullmatch(text) for one in never for text in texts
        )

    def asks_for(self, normalised: str) -> bool:
        """Whether a normalised heading is one that makes the shape."""
        return any(one.fullmatch(normalised) for one in self._patterns[0])

    @property
    def says(self) -> int:
        """How much the shape asks of a table: of two that fit, the one that asks more is meant."""
        return len(self.must) + len(self.never) + self.weight


ONS, NOMIS, MHCLG = "Office for National Statistics", "Nomis", "Ministry of Housing, Communities and Local Government"
_WALES, _SCOTLAND, _NI = "Welsh Government", "Scottish Government", "Northern Ireland Statistics and Research Agency"
_TYPE = r"(?:segment|household)? ?type(?: code)?"
_TYPE_OF = rf"{_TYPE}|(?:(?:wellbeing )?acorn|(?:pc |h )?mosaic[\w ]*) ?type(?: code| label)?|sub ?group(?: code)?|oac ?\d{{2,4}}(?: ?cd)?"
_COUNT = "n|count|number|(?:number of |total )?households"
_LSOA = r"(?:lsoa (?:code(?: \d{4})?|\d{4} code)|lsoa\d\dcd)"
_WORST = r"(?: where 1 is most deprived.*)?"
_IMD_RANK = rf"index of multiple deprivation imd rank{_WORST}"
_DOMAIN = r"(?:health deprivation and disability|income|employment|crime)"
_AREA = (
    r"\d{4} (?:super output area (?:lower|middle) layer|output area|data zone|(?:electoral )?wards?|local authorit.*)"
)
_COMPOSITION = r"(?:household composition )?all categories household composition"
_CODED = r"(?:\w+ )*(?:code|cd)(?: \d{4})?|\w+\d\d(?:cd|code)|mnemonic"


def _counted(id_: str, title: str, layout: Layout, must: tuple[str, ...], certainty: str, never: tuple[str, ...] = ()
             ) -> tuple[Shape, ...]:  # fmt: skip
    """Return a shape whose table of households by composition has the same headings for persons (QS112) as for households."""
    plain = Shape(id_, title, layout, must, (*never, _COMPOSITION), NOMIS, certainty)
    torn = (*must, _COMPOSITION)
    return (
        plain,
        Shape(
            f"{id_}_households",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{title}, households"), title=Phrase(title)),
            layout,
            torn,
            never,
            NOMIS,
            certainty,
            CountedUnit.HOUSEHOLDS,
        ),
        Shape(
            f"{id_}_persons",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{title}, persons"), title=Phrase(title)),
            layout,
            torn,
            never,
            NOMIS,
            certainty,
            CountedUnit.PERSONS,
        ),
    )


CENSUS = (
    *_counted("nomis_bulk", QT_TRANSLATE_NOOP("MedwayIsolation", "Nomis bulk download"),
          Layout.WIDE, ("date", "geography", "geography code"), "file", ("obs value",)),
    *_counted("nomis_query", QT_TRANSLATE_NOOP("MedwayIsolation", "Nomis query tool"),
          Layout.WIDE, (_AREA,), "file", ("geography code", "obs value")),
    # A long table's categories are cells, so that its headings cannot tell the table of persons.
    Shape("nomis_api", QT_TRANSLATE_NOOP("MedwayIsolation", "Nomis API, one row a category"),
          Layout.LONG, ("geography code", "obs value"), (), NOMIS),
    Shape("nomis_api_pivoted", QT_TRANSLATE_NOOP("MedwayIsolation", "Nomis API, pivoted"),
          Layout.PIVOTED, ("geography code", r"\d{1,4}"), ("obs value", "date"), NOMIS, "file"),
    Shape("ons_census_long", QT_TRANSLATE_NOOP("MedwayIsolation", "ONS Census 2021 download"),
          Layout.LONG, (r".+ \d+ categories code", "observation"), (), ONS),
    Shape("ons_census_labels", QT_TRANSLATE_NOOP("MedwayIsolation", "ONS Census 2021 table with labels"),
          Layout.LONG,
          (r".+ \d+ categories code", r".+ \d+ categories label", "count"), (), ONS),
    Shape("scotland_census", QT_TRANSLATE_NOOP("MedwayIsolation", "Scotland's Census bulk table"),
          Layout.WIDE,
          (r"(?:all people in households|all households|all people)", r"one person household.*"),
          ("geography code", _AREA, "date"), "National Records of Scotland", "file"),
    Shape("ni_census", QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Ireland census table"),
          Layout.WIDE, ("geographycode", r"(?:qs|ks)\d{3}ni\d{4}"), (),
          _NI, "file"),
)  # fmt: skip

POPULATION = (
    Shape("sape_single_year", QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year estimates by single year of age"),
          Layout.WIDE,
          ("all ages", r"\d{1,2}", "90 plus"), (), ONS, areas=2011),
    Shape("sape_sexes", QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year estimates by sex and single year of age"),
          Layout.WIDE, ("total", "f0", "m0", "f90", "m90"), (), ONS),
    Shape("sape_broad", QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year estimates by sex and broad age"),
          Layout.WIDE,
          ("total", r"f\d+ to \d+", r"m\d+ to \d+", "f65 and over", "m65 and over"), (), ONS, "file"),
    Shape("sape_one_sex", QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year estimates of one sex"),
          Layout.WIDE, ("all ages", "[fm]0", "[fm]90plus"), (), ONS, areas=2011),
    Shape("population_density", QT_TRANSLATE_NOOP("MedwayIsolation", "Population density"),
          Layout.WIDE, (_LSOA, "area sq km", r"mid \d{4} population"), (), ONS),
    Shape("projections", QT_TRANSLATE_NOOP("MedwayIsolation", "Subnational population projections"),
          Layout.YEARS,
          ("area code", r"age ?group", "sex", r"20\d\d"), (), ONS),
)  # fmt: skip

DEPRIVATION = (
    Shape("iod_2010", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation 2010"),
          Layout.WIDE,
          ("lsoa code", rf"rank of .+ score{_WORST}", "gor code"), (), MHCLG, areas=2001),
    Shape("iod_file_1", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 1 (IMD)"),
          Layout.WIDE, (r"lsoa code \d{4}", _IMD_RANK),
          (rf"{_DOMAIN} (?:rank|score).*", "index of multiple deprivation imd score"), MHCLG, "file"),
    Shape("iod_file_2", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 2 (domains)"),
          Layout.WIDE,
          (r"lsoa code \d{4}", rf"{_DOMAIN} rank{_WORST}"), (rf"{_DOMAIN} score.*", "total population.*"), MHCLG, "file"),
    Shape("iod_file_5", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 5 (scores)"),
          Layout.WIDE,
          (r"lsoa code \d{4}", rf"{_DOMAIN} score(?: rate)?"), (r".* rank.*", "total population.*"), MHCLG),
    Shape("iod_file_6", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 6 (denominators)"),
          Layout.WIDE,
          (r"lsoa code \d{4}", r"total population mid \d{4}.*"), (r".* rank.*",), MHCLG, "file"),
    Shape("iod_file_7", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 7 (all)"),
          Layout.WIDE,
          (r"lsoa code \d{4}", "index of multiple deprivation imd score", rf"{_DOMAIN} rank{_WORST}", rf"{_DOMAIN} score(?: rate)?"),
          (), MHCLG, "shared"),
    Shape("iod_file_9", QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation, file 9 (transformed scores)"),
          Layout.WIDE,
          (r"lsoa code \d{4}", r".+ score exponentially transformed"), (), MHCLG, "file"),
    Shape("wimd_2014", QT_TRANSLATE_NOOP("MedwayIsolation", "Welsh Index of Multiple Deprivation 2014"),
          Layout.WIDE,
          ("lsoa code", "wimd 2014(?: r)?"), (), _WALES, "file", areas=2011),
    Shape("wimd_ranks", QT_TRANSLATE_NOOP("MedwayIsolation", "Welsh Index of Multiple Deprivation, ranks"),
          Layout.WIDE,
          ("lsoa code", r"wimd 20(?:19|25)", "income", "health"), (), _WALES, "file"),
    Shape("wimd_groups", QT_TRANSLATE_NOOP("MedwayIsolation", "Welsh Index of Multiple Deprivation, deciles and quintiles"),
          Layout.WIDE,
          ("lsoa code", r"wimd 20\d\d overall (?:rank|decile)"), (), _WALES, "file"),
    Shape("wimd_long", QT_TRANSLATE_NOOP("MedwayIsolation", "Welsh Index of Multiple Deprivation, StatsWales"),
          Layout.LONG,
          ("area code", "domain", "data description", "data values"), (), _WALES),
    Shape("simd_lookup", QT_TRANSLATE_NOOP("MedwayIsolation", "Scottish Index of Multiple Deprivation, data zone lookup"),
          Layout.WIDE,
          ("dz", r"simd ?\d{4} ?v?\d? rank"), (), _SCOTLAND, "file"),
    Shape("simd_ranks", QT_TRANSLATE_NOOP("MedwayIsolation", "Scottish Index of Multiple Deprivation, ranks"),
          Layout.WIDE,
          ("data zone", r"overall simd ?\d{2,4} rank|simd ?\d{4} ?v?\d? rank"), (), _SCOTLAND, "file"),
    Shape("nimdm_2017", QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Ireland Multiple Deprivation Measure 2017"),
          Layout.WIDE,
          ("soa ?2001", rf".*rank{_WORST}"), (), _NI, "file"),
    Shape("nimdm_2010", QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Ireland Multiple Deprivation Measure 2010"),
          Layout.WIDE,
          ("soa code", rf"rank of .+ score{_WORST}"), (), _NI, "file"),
)  # fmt: skip

SEGMENTS = (
    Shape("oac_2011", QT_TRANSLATE_NOOP("MedwayIsolation", "Output Area Classification 2011"),
          Layout.LOOKUP, ("oa11cd", "oac11cd"), (), ONS, "file"),
    Shape("oac_2021", QT_TRANSLATE_NOOP("MedwayIsolation", "Output Area Classification 2021"),
          Layout.LOOKUP,
          ("oa ?21 ?cd|geographycode", "super ?group", "sub ?group"), (), ONS),
    Shape("mosaic_address", QT_TRANSLATE_NOOP("MedwayIsolation", "Experian Mosaic by address"),
          Layout.ADDRESSES,
          (r"pc super output areas lower layer", r"(?:h |pc )?mosaic .*type(?: label)?"), (), "Experian"),
    Shape("mosaic_postcode", QT_TRANSLATE_NOOP("MedwayIsolation", "Experian Mosaic by postcode"),
          Layout.POSTCODES,
          (r"postcode.*|equivalent experian \d{4} postcode", r"(?:h |pc )?mosaic .*type(?: label)?|mosaicuktype"),
          ("pc super output areas lower layer",), "Experian"),
    Shape("acorn_postcode", QT_TRANSLATE_NOOP("MedwayIsolation", "CACI Acorn by postcode"),
          Layout.POSTCODES,
          (r"post ?code", r"(?:wellbeing )?acorn ?type(?: code)?"), (), "CACI"),
    Shape("caci_alone", QT_TRANSLATE_NOOP("MedwayIsolation", "CACI people living alone"),
          Layout.WIDE, (r"lsoa11cd", "no people living alone"), (), "CACI", "file"),
    Shape("type_matrix", QT_TRANSLATE_NOOP("MedwayIsolation", "Households by area, one column a type"),
          Layout.MATRIX, (_CODED, r"[a-z] ?\d{2}(?: \w.*)?"),
          ("all ages", _TYPE)),
    Shape("type_counts", QT_TRANSLATE_NOOP("MedwayIsolation", "Households by area and type"),
          Layout.TYPES, (_CODED, _TYPE_OF, _COUNT), ()),
    Shape("type_addresses", QT_TRANSLATE_NOOP("MedwayIsolation", "Households by area, one row each"),
          Layout.ADDRESSES,
          (_CODED, r"(?:segment|household)? ?type(?: code| label)?"),
          (_COUNT, "post ?code", "name")),
)  # fmt: skip

_LSOA_CODE, _OA_CODE, _CHANGE = (
    r"lsoa ?\d\d ?(?:cd|code)",
    r"oa ?\d\d ?(?:cd|code)",
    r"ch(?:g|ng) ?ind|change(?: code)?",
)


def _between(old: str, new: str) -> tuple[str, str]:
    """Return the headings of a lookup between two vintages."""
    return rf"lsoa ?{old} ?(?:cd|code)", rf"lsoa ?{new} ?(?:cd|code)"


LOOKUPS = (
    Shape("lookup_exact", QT_TRANSLATE_NOOP("MedwayIsolation", "Exact-fit lookup between two vintages"),
          Layout.LOOKUP, (_LSOA_CODE, _CHANGE), (), ONS, "file"),
    Shape("lookup_best_fit", QT_TRANSLATE_NOOP("MedwayIsolation", "Best-fit lookup, LSOA 2011 to 2021"),
          Layout.LOOKUP, _between("11", "21"), (_CHANGE, _OA_CODE), ONS, "file"),
    Shape("lookup_best_fit_2011", QT_TRANSLATE_NOOP("MedwayIsolation", "Best-fit lookup, LSOA 2001 to 2011"),
          Layout.LOOKUP, _between("01", "11"), (_CHANGE, _OA_CODE), ONS),
    Shape("lookup_wards", QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup to wards"),
          Layout.LOOKUP, (_LSOA_CODE, r"(?:wd|ward) ?\d\d ?(?:cd|code)"), (), ONS),
    Shape("lookup_output_areas", QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup of output areas"),
          Layout.LOOKUP, (_OA_CODE, _LSOA_CODE), (r"oac\d\dcd",), ONS),
    Shape("lookup_postcodes", QT_TRANSLATE_NOOP("MedwayIsolation", "Postcode directory"),
          Layout.LOOKUP, ("pcds?", r"lsoa\d\d(?:cd)?"), (), ONS),
    Shape("rural_urban", QT_TRANSLATE_NOOP("MedwayIsolation", "Rural-urban classification"),
          Layout.LOOKUP, (_LSOA_CODE, r"ruc ?\d\d ?(?:cd|code)"), (), ONS, "file"),
)  # fmt: skip

OTHERS = (
    Shape("fingertips", QT_TRANSLATE_NOOP("MedwayIsolation", "OHID Fingertips"),
          Layout.LONG, ("indicator id", "area code", "time period", "value"), (), "OHID", "file"),
    Shape("type_table", QT_TRANSLATE_NOOP("MedwayIsolation", "Table of types"),
          Layout.TYPE_TABLE,
          (r"(?:segment)? ?type(?: code)?|classification code",), (_CODED.replace("|mnemonic", ""), _COUNT)),
    Shape("boundaries", QT_TRANSLATE_NOOP("MedwayIsolation", "Boundaries, centroids or names of areas"),
          Layout.LOOKUP,
          (r"(?:lsoa|oa|msoa|wd|lad|dz|sdz|soa)\d\dcd", r"fid|globalid|object ?id|bng e|shape ?are.*"), (), ONS, "file", weight=-1),
    Shape("plain", QT_TRANSLATE_NOOP("MedwayIsolation", "Table with one row an area"),
          Layout.WIDE, (), (), weight=-1),
)  # fmt: skip

SHAPES = (*CENSUS, *POPULATION, *DEPRIVATION, *SEGMENTS, *LOOKUPS, *OTHERS)
BY_ID = {shape.id: shape for shape in SHAPES}
