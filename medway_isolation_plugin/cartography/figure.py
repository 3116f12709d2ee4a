"""What a figure is: a class that says all that dialogs, the panel, pages and file names need to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from qgis.core import QgsVectorLayer

from ..core.described import Described
from ..core.fields import Result
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import shown, told, translate
from ..layers import fields
from . import figure_words
from .classing import StyleChoice
from .pages import Words
from .renderers import renderer
from .tally import tally_of


@dataclass(frozen=True)
class Figure:
    """One figure: the field that is shown, and whether it is the only one of its kind.

    Each kind of figure is a subclass, and is found everywhere once it is registered (`figure_kinds.register`). What follows is
    the same for all figures of a kind; words are in English, marked with `QT_TRANSLATE_NOOP`, and translated where they are shown.

    Attributes
    ----------
    KEY : str
        What file names end in: small letters, digits and underscores.
    LABEL, PANEL : str
        What it is called in the dialog of `exportmaps` and, in a few words, in the narrow panel, which does not offer it where
        PANEL is empty.
    TITLE : str
        Of its pages where the shown field is none of the plugin's.
    PARAMETER, PARAMETER_LABEL : str
        The parameter of `exportmaps` that chooses its field; empty where there is none.
    SEVERAL : bool
        Whether that parameter takes several fields.
    NEEDS : str
        What a layer that it can be made of has: 'a health quintile'.
    ABSENT : str
        What the panel says where it cannot be made.
    ANY_LAYER : bool
        Whether the panel makes it of any layer of the project where the map's own has nothing for it.
    """

    KEY: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    PANEL: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    PARAMETER: ClassVar[str] = ""
    PARAMETER_LABEL: ClassVar[str] = ""
    SEVERAL: ClassVar[bool] = False
    NEEDS: ClassVar[str] = ""
    ABSENT: ClassVar[str] = QT_TRANSLATE_NOOP("MedwayIsolation", "The map's layer has nothing that this figure shows.")
    ANY_LAYER: ClassVar[bool] = False

    of: Described
    alone: bool = True

    @classmethod
    def fields(cls, results: Sequence[Result]) -> list[str]:
        """Return the fields that a layer with these results has for it, the newest last; each makes a page."""
        return []

    @classmethod
    def on(cls, layer: QgsVectorLayer, field: str, alone: bool = True) -> Figure:
        """Return the figure of a layer's field, with what is known of that.

        Raises
        ------
        InputError
            When it can show no such field.
        """
        return cls(fields.describe(layer, field), alone)

    @classmethod
    def missing(cls) -> str:
        """Say what the areas lack, and how to choose it."""
        if not cls.PARAMETER:
            none = QT_TRANSLATE_NOOP("MedwayIsolation", "The areas layer has no field that looks like {what}.")
            return Phrase(none, what=Phrase(cls.NEEDS))
        none = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The areas layer has no field that looks like {what}: choose one ({parameter})."
        )
        return Phrase(none, what=Phrase(cls.NEEDS), parameter=cls.PARAMETER)

    @property
    def name(self) -> str:
        """What its file names end in; with the field where there are several of its kind."""
        return self.KEY if self.alone else f"{self.KEY}_{self.of.name}"

    def title(self) -> str:
        """Return its own title."""
        return told(self.of.title()) if self.of.role is not None else shown(self.TITLE)

    def subtitle(self) -> str:
        """Return who is counted against whom, and in what: all that its title does not say."""
        of = self.of
        said = figure_words.measure(of)
        title = told(of.title())
        if title not in self.title():
            said = (
                translate("MedwayIsolation", "{title}: {measure}").format(
                    title=title, measure=said[:1].lower() + said[1:]
                )
                if said
                else title
            )
        if of.all_ages:
            said = translate(
                "MedwayIsolation",
                "{what}. Households of all ages: the maps of the two bands differ only by their weights",
            ).format(what=said)
        return f"{said}." if said else ""

    def words(self, layer: QgsVectorLayer, place: str = "") -> Words:
        """Return the words of its page: each fact once, what is not known as 'not stated'.

        Parameters
        ----------
        place : str, optional
            Default: what the areas are named after.
        """
        place = place or figure_words.place_of(layer)
        shown = tally_of(layer, self.of)
        facts = (self.subtitle(), shown.counts(self.of), shown.benchmark(place))
        said = (figure_words.source_line(layer, self.of), figure_words.evidence_line(self.of))
        source = " ".join(part for part in said if part)
        return Words(
            figure_words.placed(self.title(), place),
            " ".join(fact for fact in facts if fact),
            source if place else translate("MedwayIsolation", "Place not stated. {source}").format(source=source),
            translate("MedwayIsolation", "Made on {date}").format(date=figure_words.today()),
            figure_words.recipe_line(self.of),
        )

    def legend(self) -> str:
        """Return the title of its part of the legend."""
        return figure_words.legend_name(self.of)

    def draw(self, layer: QgsVectorLayer, choice: StyleChoice) -> None:
        """Give the areas its colours.

        Raises
        ------
        InputError
            When the field is missing.
        """
        layer.setRenderer(renderer(layer, "", self.of.name, choice, of=self.of, tally=tally_of(layer, self.of)))
