"""The Processing provider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsMessageLog,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingProvider,
)
from qgis.PyQt.QtGui import QIcon

from .. import paths
from ..i18n import translate
from . import official
from .add_sample_data import AddSampleDataAlgorithm
from .census_change import CensusChangeAlgorithm
from .check_sources import CheckSourcesAlgorithm
from .choices import ChoicesAlgorithm
from .compare_indices import CompareIndicesAlgorithm
from .composite_index import CompositeIndexAlgorithm
from .convert_vintage import ConvertVintageAlgorithm
from .estimate_need import EstimateNeedAlgorithm
from .explain_area import ExplainAreaAlgorithm
from .export_atlas import ExportAtlasAlgorithm
from .export_maps import ExportMapsAlgorithm
from .export_table import ExportTableAlgorithm
from .fetch_authority import FetchAuthorityAlgorithm
from .flag_priority import FlagPriorityAlgorithm
from .imd_quintiles import ImdQuintilesAlgorithm
from .indicator_audit import IndicatorAuditAlgorithm
from .inequality import InequalityAlgorithm
from .jsna_chapter import JsnaChapterAlgorithm
from .living_alone import LivingAloneAlgorithm
from .panel_weights import PanelWeightsAlgorithm
from .parameters import FieldType
from .project_need import ProjectNeedAlgorithm
from .propensities import PropensitiesAlgorithm
from .protect_table import ProtectTableAlgorithm
from .rates import RatesAlgorithm
from .read_official import ReadOfficialAlgorithm
from .recipe_from_layer import RecipeFromLayerAlgorithm
from .segmentation import SegmentationAlgorithm
from .spatial_pattern import SpatialPatternAlgorithm
from .validate_index import ValidateIndexAlgorithm
from .ward_summary import WardSummaryAlgorithm
from .web_map import WebMapAlgorithm
from .weight_robustness import WeightRobustnessAlgorithm

PROVIDER_ID = "medwayisolation"

ALGORITHMS = (
    CompositeIndexAlgorithm,
    IndicatorAuditAlgorithm,
    WeightRobustnessAlgorithm,
    CompareIndicesAlgorithm,
    ValidateIndexAlgorithm,
    ChoicesAlgorithm,
    SpatialPatternAlgorithm,
    RatesAlgorithm,
    CensusChangeAlgorithm,
    InequalityAlgorithm,
    ExplainAreaAlgorithm,
    RecipeFromLayerAlgorithm,
    LivingAloneAlgorithm,
    SegmentationAlgorithm,
    PanelWeightsAlgorithm,
    PropensitiesAlgorithm,
    ImdQuintilesAlgorithm,
    FlagPriorityAlgorithm,
    WardSummaryAlgorithm,
    EstimateNeedAlgorithm,
    ProjectNeedAlgorithm,
    ExportMapsAlgorithm,
    ExportAtlasAlgorithm,
    WebMapAlgorithm,
    JsnaChapterAlgorithm,
    ExportTableAlgorithm,
    ProtectTableAlgorithm,
    ReadOfficialAlgorithm,
    ConvertVintageAlgorithm,
    FetchAuthorityAlgorithm,
    CheckSourcesAlgorithm,
    AddSampleDataAlgorithm,
)


def register() -> MedwayIsolationProvider | None:
    """Add the provider to QGIS and return it; None when one is there already (a second one would crash QGIS)."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById(PROVIDER_ID) is not None:
        return None
    provider = MedwayIsolationProvider()
    # Before anything that reads models: their inputs of this type are lost where it is not known.
    registry.addParameterType(provider.field_type)
    if not registry.addProvider(provider):
        registry.removeParameterType(provider.field_type)
        return None
    # A model finds its steps only once the provider is known, so the algorithms are loaded again, and people's own models.
    for read_again in (provider, registry.providerById("model")):
        if read_again is not None:
            read_again.refreshAlgorithms()
    return provider


def unregister(provider: MedwayIsolationProvider) -> None:
    """Take the provider away from QGIS."""
    registry = QgsApplication.processingRegistry()
    field_type = provider.field_type
    registry.removeProvider(provider)
    registry.removeParameterType(field_type)


class BundledModel(QgsProcessingModelAlgorithm):
    """A model whose inputs take official files."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.sound = self.fromFile(str(path))

    def createInstance(self) -> BundledModel:  # noqa: N802
        return BundledModel(self._path)

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Leave it to the steps to look at official files: QGIS would refuse one that it cannot open as a table."""
        files = {name: parameters.get("AREAS") for name, value in parameters.items() if official.is_file(value)}
        found: tuple[bool, str] = super().checkParameterValues({**parameters, **files}, context)
        return found


class MedwayIsolationProvider(QgsProcessingProvider):
    """Holds the algorithms, and the models in models/."""

    def __init__(self) -> None:
        super().__init__()
        self.field_type = FieldType()

    def id(self) -> str:
        return PROVIDER_ID

    def name(self) -> str:
        return "Medway Isolation"

    def icon(self) -> QIcon:
        return QIcon(paths.icon_path())

    def svgIconPath(self) -> str:  # noqa: N802
        return paths.icon_path()

    def versionInfo(self) -> str:  # noqa: N802
        return paths.plugin_version()

    def loadAlgorithms(self) -> None:  # noqa: N802
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted(paths.MODELS.glob("*.model3")):
            model = BundledModel(path)
            if model.sound:
                self.addAlgorithm(model)
            else:
                said = translate("MedwayIsolation", "The model {name} could not be read.").format(name=path.name)
                QgsMessageLog.logMessage(said, "Medway Isolation")
