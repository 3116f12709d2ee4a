"""Where features come from: layers as plain values, which can be opened and counted again from any thread."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsDataSourceUri, QgsVectorLayer

NOT_OPENED_AGAIN = ("memory", "virtual")  # a second one would be empty, or runs the whole query again
_ESTIMATED = "estimatedmetadata=true"


@dataclass(frozen=True)
class Origin:
    """Where features come from, as plain values: they can be counted there from any thread.

    Parameters
    ----------
    name, provider, uri, storage : str
        The layer's name, its provider and source, and the file's format.
    part : bool
        Whether less than the layer is read: selected features, a filter expression, a limit.
    pending : int
        How many features edits that are not saved add, less those that they delete.
    joined : tuple of Origin
        The files that are joined to the layer.
    """

    name: str
    provider: str
    uri: str
    storage: str = ""
    part: bool = False
    pending: int = 0
    joined: tuple[Origin, ...] = ()

    @classmethod
    def of(cls, layer: QgsVectorLayer, part: bool = False) -> Origin:
        """Return where a layer's features come from."""
        provider, edits = layer.dataProvider(), layer.editBuffer()
        others = (join.joinLayer() for join in layer.vectorJoins())
        return cls(
            str(layer.name()),
            str(layer.providerType()),
            str(layer.source()),
            str(provider.storageType()) if provider is not None else "",
            part,
            len(edits.addedFeatures()) - len(edits.deletedFeatureIds()) if edits is not None else 0,
            tuple(cls.of(other) for other in others if other is not None and other.providerType() == "ogr"),
        )

    def open(self) -> QgsVectorLayer:
        """Open the layer once more, without estimates where it is in a database."""
        uri = self.uri
        if _ESTIMATED in uri:
            exact = QgsDataSourceUri(uri)
            exact.setUseEstimatedMetadata(False)
            uri = exact.uri(False)
        return QgsVectorLayer(uri, self.name, self.provider)

    def count(self) -> int | None:
        """Count the rows in the source: negative where that fails, None where it cannot be asked to."""
        if self.provider in NOT_OPENED_AGAIN:
            return None
        layer = self.open()
        if not layer.isValid():
            return -1
        subset = layer.subsetString().strip()
        # A condition makes every provider count; a whole SELECT is counted as it is.
        if not subset.lower().startswith("select") and not layer.setSubsetString(
            f"({subset}) AND 1 = 1" if subset else "1 = 1"
        ):
            return None
        return int(layer.featureCount())
