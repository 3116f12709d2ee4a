"""Recolouring areas while a slider moves, without writing a file or a field.

How to use it::

    live = LiveColouring(layer, "code", fields.describe(layer, "si_65p_q"), classes=5)
    live.show({"E01000001": 1, "E01000002": 4})   # as often as wanted: areas that are not in it are hatched
    live.put_back()                               # or live.keep()

The colouring is a plain categorised renderer whose categories each hold the *list* of codes in a class: QGIS looks a code
up in a hash table, no Python runs while it draws, and a project that is saved meanwhile opens right where the plugin is
absent. It does hold every code, so put it back before a project is saved (`QgsProject.instance().writeProject`).
"""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsCategorizedSymbolRenderer, QgsFeatureRenderer, QgsRendererCategory, QgsVectorLayer

from ..core.described import Described
from ..i18n import translate
from . import ramps
from .classing import StyleChoice
from .renderers import class_categories
from .symbols import fill, outlined

NOWHERE = "\x00"  # no code reads like this: a class without areas matches nothing


def lists_of(classes: Mapping[str, float | None], number: int) -> list[list[str]]:
    """Return the codes in each of the classes 1 to `number`; None, NaN and other numbers are in none."""
    lists: list[list[str]] = [[] for _ in range(number)]
    places = dict(enumerate(lists, start=1))
    for code, place in classes.items():
        if place in places:
            places[int(place)].append(code)
    return lists


def live_renderer(
    code_field: str,
    classes: Mapping[str, float | None],
    of: Described,
    number: int = 5,
    choice: StyleChoice | None = None,
    priority: frozenset[str] | set[str] | None = None,
) -> QgsCategorizedSymbolRenderer:
    """Return a renderer that gives each area code its class, 1 = worst.

    Parameters
    ----------
    code_field : str
        The layer's field with codes, which must be as they are in the field.
    classes : mapping of str to float or None
        Code to class; None, NaN and codes that are not there are hatched.
    of : Described
        The quantile field that this stands for: what the worst end is called comes from it.
    number : int
        How many classes there are.
    priority : set of str, optional
        Codes of priority areas, which get the outline.
    """
    choice = choice or StyleChoice()
    made = QgsCategorizedSymbolRenderer(code_field, _categories(classes, number, of, choice, priority))
    made.setSourceSymbol(fill(ramps.BACKGROUND, choice.outline))
    made.setUsingSymbolLevels(priority is not None)
    return made


def _categories(
    classes: Mapping[str, float | None],
    number: int,
    of: Described,
    choice: StyleChoice,
    priority: frozenset[str] | set[str] | None,
) -> list[QgsRendererCategory]:
    *plain, missing = class_categories(of, number, choice)
    values = _values(classes, number, priority)
    made = [QgsRendererCategory(codes, each.symbol().clone(), each.label()) for codes, each in zip(values, plain)]
    made.append(missing)
    flagged = [*plain, missing] if priority is not None else []
    for codes, each in zip(values[number:], flagged):
        label = translate("MedwayIsolation", "{label}, priority area").format(label=each.label())
        made.append(QgsRendererCategory(codes, outlined(each.symbol()), label))
    return made


def _values(
    classes: Mapping[str, float | None], number: int, priority: frozenset[str] | set[str] | None
) -> list[list[str]]:
    """Return the codes of each category in order, the one for all others left out."""
    lists = lists_of(classes, number)
    if priority is None:
        return [codes or [NOWHERE] for codes in lists]
    flagged = [[code for code in codes if code in priority] for codes in lists]
    plain = [[code for code in codes if code not in priority] for codes in lists]
    rest = sorted(priority.difference(*lists)) if priority else []
    return [codes or [NOWHERE] for codes in [*plain, *flagged, rest]]


class LiveColouring:
    """The colouring of one layer while weights move; remembers what the layer showed before.

    Made once for each layer; `show` is fast from the second time on, because only the lists of codes change, and no
    legend or layer tree is built again. A layer that is deleted meanwhile makes `show` return False.
    """

    def __init__(
        self,
        layer: QgsVectorLayer,
        code_field: str,
        of: Described,
        classes: int = 5,
        choice: StyleChoice | None = None,
    ) -> None:
        self._layer = layer
        self._code_field = code_field
        self._of = of
        self._classes = classes
        self._choice = choice or StyleChoice()
        self._before: QgsFeatureRenderer | None = None
        self._outlined = False

    @property
    def shown(self) -> bool:
        """Whether the layer shows live colours now."""
        return self._before is not None

    def show(self, classes: Mapping[str, float | None], priority: frozenset[str] | set[str] | None = None) -> bool:
        """Colour the layer by these classes; see `live_renderer`. Returns False when the layer is gone."""
        try:
            current = self._layer.renderer()
        except RuntimeError:  # deleted by QGIS
            return False
        ours = self._is_ours(current)
        if self._before is not None and ours and self._outlined == (priority is not None):
            for number, codes in enumerate(_values(classes, self._classes, priority)):
                # The category for all others stands between the plain and the outlined ones.
                current.updateCategoryValue(number if number < self._classes else number + 1, codes)
        else:
            if self._before is None or not ours:  # or somebody has given the layer another style meanwhile
                self._before = current.clone() if current is not None else None
            made = live_renderer(self._code_field, classes, self._of, self._classes, self._choice, priority)
            self._layer.setRenderer(made)
            self._outlined = priority is not None
        self._layer.triggerRepaint()
        return True

    def _is_ours(self, current: QgsFeatureRenderer | None) -> bool:
        return isinstance(current, QgsCategorizedSymbolRenderer) and current.classAttribute() == self._code_field

    def put_back(self) -> None:
        """Show again what the layer showed before; nothing happens when there is nothing to put back."""
        before, self._before = self._before, None
        if before is None:
            return
        try:
            if self._is_ours(self._layer.renderer()):  # a style that was chosen meanwhile stays
                self._layer.setRenderer(before)
                self._layer.triggerRepaint()
        except RuntimeError:  # deleted by QGIS
            return

    def keep(self) -> None:
        """Forget what the layer showed before, as when Apply has given it a style of its own."""
        self._before = None
