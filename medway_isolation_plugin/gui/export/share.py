"""What the part *Export* asks of the algorithm `webmap`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ...cartography.figure_kinds import Change, registered
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ...i18n import shown, told
from ...layers.recognise import ward_name_field
from ...processing.provider import PROVIDER_ID
from ..shared.session import Session
from .figures import Source, sources

ALGORITHM = f"{PROVIDER_ID}:webmap"


def run(session: Session, target: Path, source: str) -> tuple[dict[str, Any], Callable[[Mapping[str, Any]], str]]:
    """Return the parameters for the layer that has most of what can be shown, and what tells how it went.

    Raises
    ------
    InputError
        When there is no map.
    """
    there = {key: found for key, found in sources(session).items() if found.field and key != Change.KEY}
    if not there:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas).")
        )
    layer_id = Counter(found.layer.id() for found in there.values()).most_common(1)[0][0]
    own = {key: found for key, found in there.items() if found.layer.id() == layer_id}
    order = [kind.KEY for kind in registered() if kind.KEY in own]
    parameters: dict[str, Any] = {
        "INPUT": layer_id,
        "FIELDS": [own[key].field for key in order],
        "SOURCE": source,
        "OUTPUT": str(target),
    }
    wards = session.wards()
    if wards is not None:
        parameters |= {"WARDS": wards.id(), "WARD_FIELD": ward_name_field(wards)}

    def finish(results: Mapping[str, Any]) -> str:
        many = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{name}: {n} areas on a page of {size} kB that opens in any browser."
        )
        one = "{name}: {n} area on a page of {size} kB that opens in any browser."
        size = f"{-(-int(results['BYTES']) // 1000):,}"
        written = Phrase(many, one=one, name=target.name, n=int(results["AREAS"]), size=size)
        return told(Phrases([written, _left_out(there, own)]))

    return parameters, finish


def _left_out(there: Mapping[str, Source], own: Mapping[str, Source]) -> str:
    """Say what is not on the page because it is in another layer; empty where nothing is."""
    names = [shown(kind.PANEL or kind.LABEL) for kind in registered() if kind.KEY in there and kind.KEY not in own]
    if not names:
        return ""
    said = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Not on it, because they are in another layer: {figures}. To have all on one page, let each result be made of the layer that "
        "holds the one before.",
    )
    return Phrase(said, figures=", ".join(names))
