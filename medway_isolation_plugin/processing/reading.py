"""How algorithms read features: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from ..i18n import told, translate
from ..layers import features
from ..layers.origins import Origin

# Geometry is only passed on, so that an invalid one is no reason to stop.
_ANY_SHAPE = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
# A source of QGIS's does not tell the layer behind it.
_ORIGINS: WeakKeyDictionary[QgsProcessingFeatureSource, Origin] = WeakKeyDictionary()


def stop_if_cancelled(feedback: QgsProcessingFeedback) -> None:
    """Raise when the user has cancelled."""
    if feedback.isCanceled():
        raise QgsProcessingException(translate("MedwayIsolation", "Cancelled: nothing was written."))


def source_of(layer: QgsVectorLayer) -> QgsProcessingFeatureSource:
    """Return a layer as a source."""
    source = QgsProcessingFeatureSource(layer, QgsProcessingContext())
    remember(source, layer)
    return source


def is_part(value: Any) -> bool:
    """Return whether a parameter's value asks for some features only: selected, filtered, or so many."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    return bool(value.selectedFeaturesOnly or value.featureLimit >= 0 or value.filterExpression)


def remember(source: QgsProcessingFeatureSource, layer: QgsVectorLayer, part: bool = False) -> None:
    """Remember the layer that a source is made of, and whether it is only a part of it."""
    _ORIGINS[source] = Origin.of(layer, part)


def batches(
    source: QgsProcessingFeatureSource, request: QgsFeatureRequest, where: str, feedback: QgsProcessingFeedback
) -> Iterator[list[QgsFeature]]:
    """Yield all features of a source, some at a time; `layers.features.batches` says when that is refused."""
    yield from features.batches(
        lambda: source.getFeatures(request, _ANY_SHAPE),
        source.featureCount,
        _ORIGINS.get(source),
        where,
        lambda: stop_if_cancelled(feedback),
    )


def table_request(source: QgsProcessingFeatureSource, indexes: Iterable[int]) -> QgsFeatureRequest:
    """Ask for some fields without shapes."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return request.setSubsetOfAttributes(features.with_namesakes(source.fields(), indexes))


def warn_of_headings(
    source: QgsProcessingFeatureSource, indexes: Iterable[int], where: str, feedback: QgsProcessingFeedback
) -> None:
    """Say of a chosen field which one was read where the file has its heading more than once."""
    origin = _ORIGINS.get(source)
    if origin is None:
        return
    for index in dict.fromkeys(indexes):
        names = features.same_heading(origin, source.fields(), index)
        if len(names) > 1:
            chosen = source.fields().at(index).name()
            feedback.pushWarning(
                told(
                    Phrase(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "{where} ({name}) has the heading {heading} more than once. QGIS calls these fields, "
                            "from left to right, {names}; {chosen} was read. Look whether it is the one that you mean.",
                        ),
                        where=Capitalised(where),
                        name=source.sourceName(),
                        heading=repr(names[0]),
                        names=", ".join(names),
                        chosen=repr(chosen),
                    )
                )
            )
