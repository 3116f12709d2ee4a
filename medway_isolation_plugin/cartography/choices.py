"""What the dock, the algorithms and the layouts call to style a layer. Everything about colours and classes is behind it.

Choose::

    choice = StyleChoice(Mode.NATURAL_BREAKS, classes=5, ramp="cividis")

Same limits on two maps::

    joint = limits([(under, "si_u65"), (over, "si_65p")], choice)
    show(under, "si_u65", "si_u65_q", choice, joint)
    show(over, "si_65p", "si_65p_q", choice, joint, priority_field="pr_65p", opacity=0.8)
    told = shortfall(joint, choice)      # '' or a sentence: fewer classes, all equal, no values

Two subjects on one map: `bivariate_renderer` and `bivariate_legend`. While a slider moves: `LiveColouring` (see `live`).
Every problem that a person can mend is an `InputError` with a plain message.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer

from .bivariate import PALETTE, bivariate_legend, bivariate_renderer, third_labels, thirds
from .classing import (
    CLASSES_RANGE,
    Mode,
    StyleChoice,
    limit_labels,
    limits,
    limits_of,
    numbers,
    quantile_labels,
    shortfall,
    values,
)
from .live import LiveColouring, live_renderer
from .map_tips import class_of, say_classes_of
from .ramps import DIVERGING, RAMPS, sequential
from .renderers import NO_DATA_LABEL, outline_priority, renderer, with_priority_outline

__all__ = [
    "CLASSES_RANGE",
    "DIVERGING",
    "NO_DATA_LABEL",
    "PALETTE",
    "RAMPS",
    "LiveColouring",
    "Mode",
    "StyleChoice",
    "bivariate_legend",
    "bivariate_renderer",
    "class_of",
    "limit_labels",
    "limits",
    "limits_of",
    "live_renderer",
    "numbers",
    "outline_priority",
    "quantile_labels",
    "renderer",
    "say_classes_of",
    "sequential",
    "shortfall",
    "show",
    "third_labels",
    "thirds",
    "values",
    "with_priority_outline",
]


def show(
    layer: QgsVectorLayer,
    value_field: str,
    class_field: str,
    choice: StyleChoice | None = None,
    limits: Sequence[float] | None = None,
    priority_field: str = "",
    opacity: float = 1.0,
) -> None:
    """Style a layer by a choice, with the outline of priority areas where a flag is given, and draw it again; tips say its classes.

    Raises
    ------
    InputError
        When a field is missing or holds text; the layer is then as it was.
    """
    classes = renderer(layer, value_field, class_field, choice, limits)
    made = with_priority_outline(classes, layer, priority_field) if priority_field else classes
    say_classes_of(layer, class_field, classes)
    layer.setRenderer(made)
    layer.setOpacity(min(max(opacity, 0.0), 1.0))
    layer.triggerRepaint()
