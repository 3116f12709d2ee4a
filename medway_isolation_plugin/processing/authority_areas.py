"""Which areas are an authority's, in each vintage: by the first lookup that answers, each asked once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.catalogue import asking
from ..core.catalogue.answers import check_authorities
from ..core.catalogue.faults import AnswerError, Fault
from ..core.catalogue.model import Authority, Catalogue, Dataset, What
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import told
from ..layers.fetching import Features, Fetcher, codes_of, first_answer
from .run import Run

OLDEST = 2001
_MANY = 100  # authorities from which on a whole layer is asked for, page by page, and not area by area


class AuthorityAreas:
    """The areas of some authorities.

    Attributes
    ----------
    own, known : list of str
        The authorities' codes; and all codes by which a lookup of any year may know them.
    many : bool
        Whether whole layers are asked for.
    title : str
    """

    def __init__(self, run: Run, catalogue: Catalogue, authorities: Sequence[Authority], fetcher: Fetcher) -> None:
        self._run = run
        self._catalogue = catalogue
        self._fetcher = fetcher
        self.known = [code for one in authorities for code in (one.code, *_codes(one))]
        self.own = [one.code for one in authorities]
        self.many = len(authorities) >= _MANY
        self.title = ", ".join(one.name for one in authorities[:3]) + (" …" if len(authorities) > 3 else "")
        self._lookups: dict[int, tuple[Dataset, Features]] = {}

    def features(self, dataset: Dataset, shapes: bool) -> Features:
        """Return a dataset's features of the authorities."""
        where = asking.where_authority(dataset, () if self.many else self.known)
        found = self._fetcher.features(dataset, [where], shapes)
        if self.many:
            return found.only(dataset.authority, frozenset(self.known))
        check_authorities((row.get(dataset.authority) for row in found.attributes), self.known, dataset)
        return found

    def codes(self, year: int) -> list[str]:
        """Return the areas of the authorities in the vintage of a census."""
        lookup, rows = self.lookup(year)
        pairs = year == OLDEST  # the only list of these areas has a row for each overlap with the next ones
        return list(dict.fromkeys(codes_of(rows, lookup, None, several=pairs)))

    def lookup(self, vintage: int) -> tuple[Dataset, Features]:
        """Return which areas of a vintage are the authorities', by the first lookup that answers; asked once."""
        if vintage not in self._lookups:
            self._lookups[vintage] = self._first_lookup(vintage)
        return self._lookups[vintage]

    def _first_lookup(self, vintage: int) -> tuple[Dataset, Features]:
        def ask(dataset: Dataset) -> tuple[Dataset, Features]:
            found = self.features(dataset, False)
            if not found.attributes:
                raise AnswerError(Fault.ABSENT, dataset.title, self.title)
            codes_of(found, dataset, None, several=vintage == OLDEST)
            return dataset, found

        def failed(dataset: Dataset, error: AnswerError) -> bool:
            self._fetcher.disbelieve(dataset, error)
            self._run.info(told(error.args[0]))
            return False

        said = QT_TRANSLATE_NOOP("MedwayIsolation", "The catalogue has no lookup of the areas of {year}.")
        nothing = InputError(said, year=str(vintage))
        return first_answer(self._catalogue.of(What.LOOKUPS, vintage=vintage), ask, failed, nothing)

    def every_code(self) -> list[str]:
        """Return the areas in every vintage that was asked for: a file may be on any."""
        found: dict[str, None] = {}
        for vintage, (dataset, rows) in self._lookups.items():
            found.update(dict.fromkeys(codes_of(rows, dataset, None, several=vintage == OLDEST)))
        return list(found)


def _codes(one: Authority) -> list[str]:
    """Return the other codes of an authority, and those of the ones that it was made of: lookups know it by their year's."""
    return [other for other in (*one.also, *one.was) if re.fullmatch(r"[EW]\d{8}", other)]
