"""The dock panel: its parts, the project's state, and what the parts want to tell."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .. import paths
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import shown, translate
from ..layers import presence
from ..layers.recognise import emptied_layers
from .areas.result_maps import drop_empty_groups, gather
from .bar_messages import add_button, message
from .page_bar import PageBar
from .shared import settings
from .shared.layer_combo import chosen_layers
from .shared.layer_watch import SOURCE, LayerWatch
from .shared.part import PanelPart
from .shared.project_state import ProjectState
from .shared.session import Session
from .shared.slots import Blocker, disconnect, later, logged
from .style.side_by_side import SideBySide

TITLE = "Medway Isolation"
_BUTTON_SECONDS = 30


@dataclass(frozen=True)
class Entry:
    """A part before it is made: its room and anchor in the help page, its title, icon in QGIS's theme, and class."""

    name: str
    title: str
    icon: str
    part: str

    def make(self, session: Session) -> PanelPart:
        """Import the part and make it."""
        made: PanelPart = getattr(import_module(f".{self.name}.part", __package__), self.part)(session)
        return made


ENTRIES = (
    Entry("areas", QT_TRANSLATE_NOOP("MedwayIsolation", "Areas"), "/mActionAddPolygon.svg", "AreasPart"),
    Entry("weights", QT_TRANSLATE_NOOP("MedwayIsolation", "Weights"), "/mActionOptions.svg", "WeightsPart"),
    Entry("style", QT_TRANSLATE_NOOP("MedwayIsolation", "Style"), "/propertyicons/symbology.svg", "StylePart"),
    Entry("priority", QT_TRANSLATE_NOOP("MedwayIsolation", "Priority"), "/mActionFilter2.svg", "PriorityPart"),
    Entry("export", QT_TRANSLATE_NOOP("MedwayIsolation", "Export"), "/mActionFileSaveAs.svg", "ExportPart"),
)


class MedwayDock(QgsDockWidget):
    """The panel. Parts are made when they are first seen, and made anew for every project."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:  # noqa: QGS105  (QGIS hands it over)
        super().__init__(TITLE, parent)
        self.setObjectName("MedwayIsolationDock")
        self.iface = iface
        self.session = Session(self, iface.mapCanvas())
        self.beside = SideBySide(iface, self)
        self.parts: dict[str, PanelPart] = {}
        self._state = ProjectState()
        self._areas_watch, self._results_watch = (LayerWatch(SOURCE, 0, self) for _ in range(2))
        self._told: Any = None
        self._gone = ""  # what was told of layers whose source is gone
        self._seen = ENTRIES[0]
        self._changing_parts = Blocker()
        self._soon = later(self, self._renew)
        self._tidying = later(self, lambda: drop_empty_groups(QgsProject.instance()))
        self._build()
        self._project_slots = {
            # Before its layers go, or every part would say that its layer was removed.
            "aboutToBeCleared": self._let_go_of_parts,
            "cleared": self._soon.start,
            # While QGIS reads a project it may ask something, and with that let timers run: too early for new parts.
            "layerLoaded": self._soon.stop,
            "readProject": self._project_read,
            "layersRemoved": self._tidy_soon,
        }
        for name, slot in self._project_slots.items():
            getattr(QgsProject.instance(), name).connect(slot)
        self._areas_watch.changed.connect(self._areas_happened)
        self._results_watch.changed.connect(self._results_happened)
        for watch in (self._areas_watch, self._results_watch):
            watch.gone.connect(watch.soon)
        self._gathering = later(self, self._gather)
        self._connect_session()
        self._take_up_project()

    def _build(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = PageBar([(entry.name, shown(entry.title), entry.icon) for entry in ENTRIES], body)
        self.buttons = self._bar.buttons
        self._bar.chosen.connect(self._page_chosen)
        self._bar.help_wanted.connect(self.open_help)
        self._stack = QStackedWidget(body)
        self._pages: dict[str, QScrollArea] = {}
        for entry in ENTRIES:
            scroll = QScrollArea(self._stack)
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            self._stack.addWidget(scroll)
            self._pages[entry.name] = scroll
        line = QFrame(body)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        for widget in (self._bar, line, self._stack):
            column.addWidget(widget)
        column.setStretch(2, 1)
        self.setWidget(body)

    # Pages

    def show_page(self, name: str) -> None:
        """Show a part, and make it where it is not there yet."""
        self._seen = next((entry for entry in ENTRIES if entry.name == name), ENTRIES[0])
        self._bar.choose(self._seen.name)
        self._stack.setCurrentWidget(self._pages[self._seen.name])
        self._tell_gone(self._make(self._seen))

    def _tell_gone(self, part: PanelPart) -> None:
        """Tell of layers that are worked on and whose source is gone; not of the same ones again and again."""
        results = (result.layer() for _, result in self.session.results())
        said = presence.gone(self.session.areas(), self.session.wards(), *results, *chosen_layers(part))
        if said and said != self._gone:
            self.tell(said, Qgis.MessageLevel.Warning)
        self._gone = said

    def _page_chosen(self, name: str) -> None:
        settings.PAGE.write(name)
        self.show_page(name)

    def showEvent(self, event: Any) -> None:  # noqa: N802
        """Make the part that is seen first; before that the dock costs nothing."""
        super().showEvent(event)
        if not self.parts:
            self._renew()

    def _make(self, entry: Entry) -> PanelPart:
        if entry.name in self.parts:
            return self.parts[entry.name]
        with self._changing_parts:
            part = entry.make(self.session)
            if part.beside_box is not None:
                self.beside.attach(self.session, part.beside_box)
            self.parts[entry.name] = part
            self._restore(part)
            part.message.connect(self.tell)
            part.changed.connect(lambda: self._remember(part))
            part.layer_wanted.connect(self._go_to)
            part.part_wanted.connect(self.show_page)
            part.exported.connect(self._tell_with_folder)
            part.layouts_wanted.connect(self._open_layouts)
            self._pages[entry.name].setWidget(part)
            self._watch_layers()
        return part

    def _restore(self, owner: PanelPart | Session) -> None:
        """Have one take up what the project remembers of it; a wrong value there must not stop the panel."""
        with logged() as errors:
            owner.restore(self._state.part(owner.NAME))
        if errors:
            self.tell(
                translate(
                    "MedwayIsolation",
                    "A part of what this project remembers of the panel ({part}) cannot be used and was passed over. The layers "
                    "are not affected. Look through the panel and save the project.",
                ).format(part=owner.NAME),
                Qgis.MessageLevel.Warning,
            )

    def _go_to(self, layer: Any) -> None:
        self.iface.setActiveLayer(layer)
        self.iface.zoomToActiveLayer()

    def _open_layouts(self, layouts: list[Any]) -> None:
        """Open a layout, or the list of layouts where there are several."""
        if len(layouts) == 1:
            self.iface.openLayoutDesigner(layouts[0])
        else:
            self.iface.actionShowLayoutManager().trigger()

    # The project

    def _take_up_project(self) -> None:
        self._withdraw()  # it was about the project before
        said = self._state.read()
        self._restore(self.session)
        self._watch_layers()
        said = said or presence.emptied(emptied_layers(QgsProject.instance()))
        if said:
            self.tell(said, Qgis.MessageLevel.Warning)

    def _project_read(self) -> None:
        self._let_go_of_parts()
        self._renew()

    def _let_go_of_parts(self) -> None:
        """Close every part and forget the project; they are made anew when the next project is there."""
        self._soon.stop()
        self._gathering.stop()
        self._tidying.stop()
        self._areas_watch.let_go()
        self._results_watch.let_go()
        self.beside.let_go()
        with self._changing_parts:
            for name, page in self._pages.items():
                part = self.parts.pop(name, None)
                if part is not None:
                    # It is deleted a little later and must not be heard of until then.
                    disconnect(part.message, self.tell)
                    disconnect(part.changed)
                    with logged():
                        part.close_down()
                    page.takeWidget()
                    part.deleteLater()
        self._state, self._gone = ProjectState(), ""
        self.session.deleteLater()
        self.session = Session(self, self.iface.mapCanvas())
        self._connect_session()

    def _renew(self) -> None:
        if not self._state.known:
            self._take_up_project()
        if self.isVisible():
            # A project without layers has only its first step to show.
            self.show_page(settings.PAGE.read() if QgsProject.instance().count() else ENTRIES[0].name)

    def _connect_session(self) -> None:
        self.session.areas_changed.connect(self._session_changed)
        self.session.results_changed.connect(self._session_changed)
        self.session.wards_changed.connect(self._session_changed)

    def _hears(self) -> bool:
        """Say whether what changes is the user's doing: parts are there, and none is being made or closed."""
        return bool(self.parts) and not self._changing_parts

    def _session_changed(self) -> None:
        self._watch_layers()
        if self._hears():
            self._state.put(Session.NAME, self.session.state())
            # Later, because the results of both bands are told of one after the other.
            self._gathering.start()

    def _gather(self) -> None:
        gather(self.session, QgsProject.instance())

    def _remember(self, part: PanelPart) -> None:
        if self._hears():
            self._state.put(part.NAME, part.state())

    def _watch_layers(self) -> None:
        self._areas_watch.watch(self.session.areas())
        self._results_watch.watch(*(result.layer() for _, result in self.session.results()))

    def _areas_happened(self) -> None:
        """Have the parts look again at areas that were renamed, edited or filtered, or are gone."""
        self.session.areas_changed.emit()

    def _results_happened(self) -> None:
        """Have them look again at results."""
        self.session.results_changed.emit()

    def _tidy_soon(self, _layers: object = None) -> None:
        self._tidying.start()

    # Telling

    def tell(self, text: str, level: Qgis.MessageLevel) -> None:
        """Show a message in QGIS's message bar, in place of the one before; of a long one the beginning, with a button."""
        self._push(message(self.iface.messageBar(), TITLE, text), level)

    def _tell_with_folder(self, text: str, folder: str) -> None:
        item = message(self.iface.messageBar(), TITLE, text)
        add_button(
            item,
            translate("MedwayIsolation", "Open the folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)),
        )
        self._push(item, Qgis.MessageLevel.Success)

    def _push(self, item: Any, level: Qgis.MessageLevel) -> None:
        self._withdraw()
        lasts = {Qgis.MessageLevel.Success: _BUTTON_SECONDS, Qgis.MessageLevel.Info: _BUTTON_SECONDS}
        self._told = item
        item.destroyed.connect(self._message_gone)
        self.iface.messageBar().pushWidget(item, level, lasts.get(level, 0))

    def _message_gone(self, item: Any = None) -> None:
        self._told = None

    def _withdraw(self) -> None:
        """Take back the message that is shown, so that they do not pile up."""
        item, self._told = self._told, None
        if item is None:
            return
        try:
            item.destroyed.disconnect(self._message_gone)
            self.iface.messageBar().popWidget(item)
        except (RuntimeError, TypeError):  # the user has closed it
            return

    def open_help(self) -> None:
        """Open the panel's help page at the part that is seen."""
        page = QUrl.fromLocalFile(str(paths.HELP / "dock.html"))
        page.setFragment(self._seen.name)
        QDesktopServices.openUrl(page)

    def close_down(self) -> None:
        """Let go of the project, every layer and every signal; the dock can be deleted after that."""
        for name, slot in self._project_slots.items():
            disconnect(getattr(QgsProject.instance(), name), slot)
        self.beside.close()
        self._let_go_of_parts()
        self._withdraw()
        self._soon.stop()
