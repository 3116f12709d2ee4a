"""The boxes in which fields of any name are chosen: QGIS's own."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsGui,
    QgsProcessingGui,
    QgsProcessingParameterWidgetFactoryInterface,
)

from ...processing.parameters import FieldParameter

_OWN = "field"  # QGIS's type


class FieldBoxes(QgsProcessingParameterWidgetFactoryInterface):
    """Makes them in dialogs, in batch and in the model designer."""

    def parameterType(self) -> str:  # noqa: N802
        """Return the type that they are for."""
        return FieldParameter.TYPE

    def createWidgetWrapper(  # noqa: N802
        self, parameter: QgsProcessingParameterDefinition, kind: QgsProcessingGui.WidgetType
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return QGIS's own box for it."""
        with FieldParameter.as_own_type(_OWN):
            return QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, kind)

    def createParameterDefinitionWidget(self, *given: Any) -> Any:  # noqa: N802
        """Return what the model designer edits an input with."""
        return QgsGui.processingGuiRegistry().createParameterDefinitionWidget(_OWN, *given)

    def compatibleParameterTypes(self) -> list[str]:  # noqa: N802
        """Return the inputs of a model that one may take its value from."""
        return [FieldParameter.TYPE, _OWN, "string"]

    def compatibleOutputTypes(self) -> list[str]:  # noqa: N802
        """Return the outputs of steps that one may take its value from."""
        return ["outputString"]


def register() -> FieldBoxes | None:
    """Add the boxes to QGIS; None where some are there already."""
    boxes = FieldBoxes()
    return boxes if QgsGui.processingGuiRegistry().addParameterWidgetFactory(boxes) else None


def unregister(boxes: FieldBoxes) -> None:
    """Take them away."""
    QgsGui.processingGuiRegistry().removeParameterWidgetFactory(boxes)
