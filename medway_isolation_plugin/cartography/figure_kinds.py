"""The figures of a needs assessment, and the register in which dialogs, the panel and pages find them and any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from qgis.core import QgsVectorLayer

from ..core.bands import P65, U65, Band
from ..core.faults import InputError
from ..core.fields import Result, ResultKind, Role, Scope
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import shown, told, translate
from ..layers import fields
from . import change, classing, figure_words
from .classing import StyleChoice
from .figure import Figure
from .renderers import flag_renderer
from .styles import style_wards

_registered: list[type[Figure]] = []
_Kind = TypeVar("_Kind", bound=type[Figure])
# Of several indices of a band the first of these is the figure, and the newest of it.
_INDICES = (ResultKind.COMPOSITE, ResultKind.SEGMENTATION, ResultKind.LIVING_ALONE)


def register(kind: _Kind) -> _Kind:
    """Add a kind of figure, the last one in every list: the numbers that models hold stay. Serves as a decorator.

    An open panel shows it from the next project on.

    Raises
    ------
    ValueError
        When its key is no part of a file name, or its key or parameter is another one's.
    """
    if not re.fullmatch(r"[a-z0-9_]+", kind.KEY):
        raise ValueError(f"the key {kind.KEY!r} of a figure must be of small letters, digits and underscores")
    for other in _registered:
        if kind.KEY == other.KEY or (kind.PARAMETER and kind.PARAMETER == other.PARAMETER):
            raise ValueError(f"the figure {kind.__name__} has the key or the parameter of {other.__name__}")
    _registered.append(kind)
    return kind


def unregister(kind: type[Figure]) -> None:
    """Take a kind of figure away again."""
    _registered.remove(kind)


def registered() -> tuple[type[Figure], ...]:
    """Return all kinds of figures, by their numbers in `exportmaps`."""
    return tuple(_registered)


def fields_for(layer: QgsVectorLayer) -> dict[type[Figure], list[str]]:
    """Return the fields that figures can show, as `Figure.fields` does; kinds without one are left out."""
    results = fields.results_of(layer)
    return {kind: names for kind in _registered if (names := kind.fields(results))}


@register
class Wards(Figure):
    """The wards, over pale areas."""

    KEY = "wards"
    LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Ward map")
    PANEL = TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Wards")
    ABSENT = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The project has no layer of wards: add one with fields such as WD25NM, or with wards in its name.",
    )

    @classmethod
    def missing(cls) -> str:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The ward map needs a wards layer (WARDS)."))

    def subtitle(self) -> str:
        return ""

    def legend(self) -> str:
        return translate("MedwayIsolation", "Areas")

    def draw(self, layer: QgsVectorLayer, choice: StyleChoice) -> None:
        style_wards(layer, None)


class Isolation(Figure):
    """Isolation of one of the two bands, whatever the age that they are split at."""

    ABSENT = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "There is no result of this band: show one that has it, in the part Areas."
    )
    BAND: ClassVar[Band]

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        return [
            field.name
            for kind in _INDICES
            for result in reversed(results)
            if result.kind is kind
            for own in result.bands()
            if own.slot == cls.BAND.slot and (field := result.only(Role.QUANTILE, own, Scope.LOCAL)) is not None
        ][:1]

    @property
    def name(self) -> str:
        """'under_65', 'under_66' at another age; households of no band say that the maps differ by their weights only."""
        band = self.of.band
        if band is None:
            return self.KEY
        name = f"{band.age}_and_over" if band.older else f"under_{band.age}"
        return f"all_ages_weights_{name}" if self.of.all_ages else name

    def title(self) -> str:
        of = self.of
        if of.of_kind is ResultKind.LIVING_ALONE:
            return told(of.title())
        if not of.bears_words:
            return translate("MedwayIsolation", "Index for people {band}, not shown to be of isolation").format(
                band=told((of.band or self.BAND).label())
            )
        if of.all_ages and of.band is not None:
            return translate("MedwayIsolation", "Likely social isolation, all ages (weights for {band})").format(
                band=told(of.band.label())
            )
        return shown(self.TITLE).format(age=(of.band or self.BAND).age)


@register
class Under65(Isolation):
    """Isolation under 65."""

    BAND = U65
    KEY = "under_65"
    LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Under 65")
    PANEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation, under 65")
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Likely social isolation among people under {age}")
    PARAMETER = "FIELD_U65"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Quintile, under 65 (empty: found by its name)")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a quintile for people under 65")


@register
class Over65(Isolation):
    """Isolation at 65 and over."""

    BAND = P65
    KEY = "65_and_over"
    LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "65 and over")
    PANEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation, 65 and over")
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Likely social isolation among people aged {age} and over")
    PARAMETER = "FIELD_65P"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Quintile, 65 and over (empty: found by its name)")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a quintile for people aged 65 and over")


BANDED: dict[str, type[Isolation]] = {kind.BAND.slot: kind for kind in (Under65, Over65)}


@register
class Health(Figure):
    """Deprivation, which for this plugin is that of health: local quintiles before national ones."""

    KEY = "health"
    LABEL = PANEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Health quintiles")
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Health deprivation")
    PARAMETER = "FIELD_HEALTH"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Health quintile (empty: found by its name)")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a health quintile")
    ABSENT = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "The maps have no health yet: press Add health quintiles in the part Areas."
    )
    ANY_LAYER = True

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        return [
            field.name
            for result in reversed(results)
            if result.kind is ResultKind.DEPRIVATION
            for scope in (Scope.LOCAL, Scope.NATIONAL)
            if (field := result.only(Role.QUANTILE, scope=scope)) is not None
        ][:1]


@register
class Priority(Figure):
    """The areas that meet a rule: a page for each."""

    KEY = "priority"
    LABEL = PANEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas")
    PARAMETER = "FIELDS_PRIORITY"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Priority flags (empty: found by their names)")
    SEVERAL = True
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a priority flag")
    ABSENT = QT_TRANSLATE_NOOP("MedwayIsolation", "There are no priority areas yet: press Apply in the part Priority.")
    ANY_LAYER = True

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        flags = [result.only(Role.FLAG) for result in results if result.kind is ResultKind.PRIORITY]
        return [field.name for field in flags if field is not None]

    @property
    def name(self) -> str:
        """Always with the field, so that another rule never writes over the file of this one."""
        return f"{self.KEY}_{self.of.name}"

    def title(self) -> str:
        rule = self.of.result.subject if self.of.result is not None else ""
        if rule:
            return translate("MedwayIsolation", "Priority areas: {rule}").format(rule=told(rule))
        return translate("MedwayIsolation", "Priority areas")

    def subtitle(self) -> str:
        rule = self.of.result.words if self.of.result is not None and self.of.stated else ""
        if rule:
            return translate("MedwayIsolation", "Rule: {rule}.").format(rule=told(rule))
        return translate("MedwayIsolation", "Rule not stated.")

    def draw(self, layer: QgsVectorLayer, choice: StyleChoice) -> None:
        field = self.of.name
        if layer.fields().lookupField(field) < 0:
            super().draw(layer, choice)  # which says so
        layer.setRenderer(flag_renderer(field, choice, bool(classing.outside(layer, field, 0, 1))))


@register
class Index(Figure):
    """A composite index that is of no band."""

    KEY = "index"
    LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Another index")
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Likely social isolation")
    PARAMETER = "FIELD_INDEX"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Quintile of another index (empty: the composite index)")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a quintile of the composite index")

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        others = [
            result.only(Role.QUANTILE)
            for result in results
            if result.kind is ResultKind.COMPOSITE and not result.bands()
        ]
        return [field.name for field in others if field is not None]


@register
class Change(Figure):
    """How far areas moved from one of two compared indices to the other."""

    KEY = "change"
    LABEL = TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Change between two results")
    PANEL = QT_TRANSLATE_NOOP("MedwayIsolation", "Map of change")
    PARAMETER = "FIELD_CHANGE"
    PARAMETER_LABEL = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Any field of a comparison of two indices, or of two censuses (empty: found by its name)"
    )
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a comparison of two indices")
    ABSENT = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "There is no comparison yet: run Compare two indices, in the Processing Toolbox."
    )
    ANY_LAYER = True

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        shown = (change.against_census(one) or next(iter(change.compared(one)[1:]), None) for one in results)
        return [field.name for field in shown if field is not None]

    @classmethod
    def on(cls, layer: QgsVectorLayer, field: str, alone: bool = True) -> Figure:
        result = fields.describe(layer, field).result
        if (census := change.against_census(result)) is not None:
            return super().on(layer, census.name, alone)
        pair = change.compared(result)
        if not pair:
            wrong = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field '{field}' is of no comparison with the classes of both indices, so that what moved is not known. "
                "Run Compare two indices (compareindices), and choose its output.",
            )
            raise InputError(wrong, field=field)
        return super().on(layer, pair[1].name, alone)

    def title(self) -> str:
        return change.title(self.of) or shown(self.TITLE)

    def subtitle(self) -> str:
        return change.subtitle(self.of)

    def legend(self) -> str:
        return change.legend(self.of)

    def draw(self, layer: QgsVectorLayer, choice: StyleChoice) -> None:
        if change.against_census(self.of.result) is not None:
            super().draw(layer, choice)
            return
        first, second = change.compared(self.of.result)
        layer.setRenderer(change.change_renderer(layer, first.name, second.name, self.of, choice))


class Need(Figure):
    """Likely people by area, or the risk of one of them."""

    RISK: ClassVar[bool]

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        of_need = [field for result in reversed(results) if result.kind is ResultKind.NEED for field in result.fields]
        classes = [one for one in of_need if one.role is Role.QUANTILE and (one.of is not None) is cls.RISK]
        return [field.name for field in classes][:1]

    def subtitle(self) -> str:
        said = (
            translate("MedwayIsolation", "The high end of a modelled estimate; risk is not the same as count.")
            if self.of.is_of_high_end
            else translate("MedwayIsolation", "A modelled estimate; risk is not the same as count.")
        )
        basis = self.of.result.basis if self.of.result is not None else None
        return " ".join([super().subtitle(), said, *(figure_words.how_estimated(basis) if basis is not None else [])])


@register
class NeedPeople(Need):
    """How many people are likely isolated or lonely."""

    RISK, KEY = False, "need_people"
    LABEL = TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Likely people")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "an estimate of need")

    def subtitle(self) -> str:
        said = translate("MedwayIsolation", "A larger circle is more people.")
        return f"{super().subtitle()} {said}"


@register
class NeedRisk(Need):
    """The risk of one person."""

    RISK, KEY = True, "need_risk"
    LABEL = TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Risk")
    NEEDS = QT_TRANSLATE_NOOP("MedwayIsolation", "an estimate of need whose rate differs between areas")
