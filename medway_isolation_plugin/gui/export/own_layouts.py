"""Figures left as layouts of the open project; what becomes of one of the same name is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path

from qgis.core import QgsPrintLayout, QgsProject
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...cartography import own_layouts
from ...cartography.classing import StyleChoice
from ...cartography.exports import Format, export, safe_name
from ...cartography.figure_kinds import registered
from ...cartography.pages import PageSize, template_path
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ...i18n import told, translate
from ...layers import presence
from ...layers.recognise import ward_name_field
from ...processing.export_files import FileSet
from ...processing.export_maps import titled
from ...processing.map_parameters import MapAlgorithm
from ..shared.session import Session
from ..shared.slots import breathe
from .figures import sources


class Answer(Enum):
    """What becomes of a layout that is there already."""

    REPLACE = "replace"
    BOTH = "both"
    EXPORT = "export"


@dataclass
class Left:
    """Layouts that were left in the project, and what there is to say of single ones."""

    layouts: list[QgsPrintLayout] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def ask(name: str, parent: QWidget) -> Answer | None:
    """Ask what becomes of a layout that is there already; None where nothing is to be done."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("MedwayIsolation", "The layout is there already"))
    box.setText(translate("MedwayIsolation", "The project has a layout '{name}'.").format(name=name))
    box.setInformativeText(translate("MedwayIsolation", "Replacing it loses what was changed in it by hand."))
    roles = QMessageBox.ButtonRole
    buttons = {
        Answer.REPLACE: box.addButton(translate("MedwayIsolation", "&Replace it"), roles.DestructiveRole),
        Answer.BOTH: box.addButton(translate("MedwayIsolation", "&Keep both"), roles.AcceptRole),
        Answer.EXPORT: box.addButton(translate("MedwayIsolation", "&Export mine"), roles.ActionRole),
    }
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[Answer.BOTH])
    box.exec()
    return next((answer for answer, button in buttons.items() if box.clickedButton() is button), None)


def leave(
    session: Session,
    keys: Sequence[str],
    page: PageSize,
    typed: Mapping[str, str],
    style: StyleChoice,
    answer: Callable[[str], Answer | None],
    keep: Callable[[QgsPrintLayout], None],
) -> Left:
    """Leave figures in the project; those that are to be exported as they are are given to `keep`.

    Parameters
    ----------
    keys : sequence of str
        Of the figures.
    typed : mapping of str to str
        What the user wrote, by parameter.
    style : StyleChoice
        How the areas are drawn.
    answer : callable
        Says what becomes of a layout of the same name.

    Raises
    ------
    InputError
        When there is nothing to draw from.
    """
    project = QgsProject.instance()
    there = {key: source for key, source in sources(session).items() if key in keys}
    if not there:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas).")
        )
    wards = session.wards()
    presence.check(wards, *(source.layer for source in there.values()))
    names = ward_name_field(wards) if wards is not None else ""
    made = Left()
    for kind in registered():
        if kind.KEY not in there:
            continue
        layer = there[kind.KEY].layer
        figure = kind.on(layer, there[kind.KEY].field)
        own = figure.words(layer, typed.get("PLACE", ""))
        words = replace(
            own,
            title=titled(typed.get("TITLE", ""), own.title, len(there)),
            subtitle=typed.get("SUBTITLE") or own.subtitle,
            source=typed.get("SOURCE") or own.source,
        )
        old = own_layouts.layout_called(project, words.title)
        wanted = answer(words.title) if old is not None else Answer.BOTH
        if wanted is Answer.EXPORT and old is not None:
            keep(old)
        if wanted in (Answer.REPLACE, Answer.BOTH):
            breathe()
            template, instead = template_path(page), wanted is Answer.REPLACE
            without_room = partial(MapAlgorithm.tell_left_out, words.title, tell=made.said.append)
            made.layouts.append(
                own_layouts.leave(
                    project, figure, words, template, layer, wards, names, style, breathe, instead, without_room
                )
            )
            breathe()
    return made


def what_changed(made: Left) -> str:
    """Say what layouts that were left in the project have added to it."""
    left = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{n} layouts are in the project, each with a map theme and a style of each layer of the same name, in which the names of wards "
        "have fixed places.",
    )
    one = (
        "{n} layout is in the project, with a map theme and a style of each layer of the same name, in which the names of wards "
        "have fixed places."
    )
    said = [Phrase(left, one, n=len(made.layouts))]
    if own_layouts.copies(QgsProject.instance()):
        hidden = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "A copy of the wards lies above all layers, hidden on the map, for layouts alone."
        )
        said.append(Phrase(hidden))
    return told(Phrases([*said, *made.said]))


def write(layout: QgsPrintLayout, kinds: Sequence[Format], folder: Path, dpi: int, replace: bool) -> list[Path]:
    """Write a layout as it is in these formats, and return the files.

    Raises
    ------
    InputError
        When one is there and is not to be replaced, or cannot be written; then none is.
    """
    names = {kind: f"{safe_name(layout.name())}.{kind.value}" for kind in kinds}
    files = FileSet(folder, list(names.values()), replace)
    try:
        for kind, name in names.items():
            export(layout, files.partial(name), kind, dpi)
        return list(files.commit())
    except BaseException:
        files.discard()
        raise
