"""The rule of priority to begin with: isolation and health of a band both in the worst class (METHODS §6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from . import deprivation, living_alone, segmentation
from .bands import Band
from .faults import InputError, listed
from .field_forms import name_of
from .fields import Field, Result, ResultKind, Role, Scope
from .words import QT_TRANSLATE_NOOP

# What the rule to begin with looks for where a layer has nothing that is known to be it.
_ISOLATION = (ResultKind.SEGMENTATION, ResultKind.LIVING_ALONE, ResultKind.COMPOSITE)  # the first that a layer has
_NAMED = (Result(ResultKind.SEGMENTATION, segmentation.STEM), Result(ResultKind.LIVING_ALONE, living_alone.STEM))
HEALTH = name_of(Result(ResultKind.DEPRIVATION, deprivation.STEM), Field("", Role.QUANTILE, scope=Scope.LOCAL))


def default_cells(band: Band, results: Sequence[Result], there: Collection[str]) -> list[object]:
    """Return the rule to begin with: isolation and health of the band both in the worst class (METHODS §6).

    Without a health quintile it is isolation alone.

    Parameters
    ----------
    band : Band
        Which of the two; results of the layer that split at the other age serve as well.
    results : sequence of Result
        What the layer holds, the newest last.
    there : collection of str
        The layer's fields, which serve by the names that the plugin gives where nothing is known of them.

    Raises
    ------
    InputError
        When the layer has no isolation quintile of the band.
    """
    wanted = Field("", Role.QUANTILE, band, Scope.LOCAL)
    known = (_newest(results, kind, band) for kind in _ISOLATION)
    named = (name for result in _NAMED if (name := name_of(result, wanted)) in there)
    isolation = next(filter(None, (*known, *named)), "")
    if not isolation:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The layer has no isolation quintile for {band}, so there is no rule to begin with. Run the living-alone index on it "
                "first, or give criteria of your own (CRITERIA). Its fields are: {fields}.",
            ),
            band=band.label(),
            fields=listed(there, 20),
        )
    health = health_field(results, there)
    return [isolation, "=", 1, *([health, "=", 1] if health else [])]


def health_field(results: Sequence[Result], there: Collection[str]) -> str:
    """Return the local health class of a layer with these results and fields, empty where it has none."""
    return _newest(results, ResultKind.DEPRIVATION) or (HEALTH if HEALTH in there else "")


def _newest(results: Sequence[Result], kind: ResultKind, band: Band | None = None) -> str:
    """Return the local class field of the newest result of a kind, one that is called as the plugin calls it first."""
    found = [
        (field.name == name_of(result, field), field.name)
        for result in reversed(results)
        for field in result.fields
        if result.kind is kind
        and field.role is Role.QUANTILE
        and field.scope is Scope.LOCAL
        and (band is None or (field.band is not None and field.band.slot == band.slot))
    ]
    return next((name for own, name in found if own), found[0][1] if found else "")
