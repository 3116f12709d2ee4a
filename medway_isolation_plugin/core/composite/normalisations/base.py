"""What a normalisation is, the register of those that there are, and how recipes name them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from typing import Any, ClassVar, TypeVar

import numpy as np

from ...arrays import Floats
from ...documents import Reader
from ...words import QT_TRANSLATE_NOOP, Phrase
from .parameters import Parameter, Whole


class Normalisation(ABC):
    """How an indicator's values come onto a common scale, larger = worse.

    A class of its own has a name, a formula in words and `scale`, and says of the rest what is not as it is here. The first
    line of its docstring is its row in docs/recipes.md.

    Parameters
    ----------
    given
        Parameters by name. What is None is not given.

    Attributes
    ----------
    name : str
        As recipes write it.
    choice : str
        As the dialogs list it; empty where only recipes name it. Models keep its place in that list.
    span : (float, float), optional
        Ends of the scale, where it has any and they are always the same.
    relative : bool
        Values are placed among those of the other areas, so that there must be others, and they must differ.
    linear : bool
        What adds up still adds up on the scale.
    replaceable : bool
        Others may be tried in its place (METHODS §5): the scale is no part of what the indicator means.
    """

    name: ClassVar[str]
    choice: ClassVar[str] = ""
    span: ClassVar[tuple[float, float] | None] = None
    linear: ClassVar[bool] = False
    replaceable: ClassVar[bool] = False

    digits = Whole(0, 12, "round half up to so many digits, because a published index did")

    def __init__(self, **given: Any) -> None:
        known = self.parameters()
        unknown = [key for key in given if key not in known]
        lacking = [key for key, one in known.items() if one.needed and given.get(key) is None]
        if unknown:
            raise TypeError(f"{type(self).__name__} does not take {', '.join(unknown)}")
        if lacking:
            raise TypeError(f"{type(self).__name__} needs {', '.join(lacking)}")
        vars(self).update({key: given[key] for key in known if given.get(key) is not None})

    @classmethod
    def parameters(cls) -> dict[str, Parameter[Any]]:
        """Return its parameters by name, `digits` last."""
        found = {
            key: one for kind in reversed(cls.__mro__) for key, one in vars(kind).items() if isinstance(one, Parameter)
        }
        digits = found.pop("digits")
        return {**found, "digits": digits}

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in vars(self).items())})"

    @property
    def relative(self) -> bool:
        return True

    @abstractmethod
    def formula(self) -> str:
        """Return the formula in words and symbols."""

    @abstractmethod
    def scale(self, x: Floats) -> Floats:
        """Return values of shape (n,) on the scale, NaN where they are missing; higher values are worse.

        Raises
        ------
        InputError
            Worded to follow the indicator's name.
        """

    def scale_reversed(self, x: Floats) -> Floats:
        """Return values on the scale, of which lower ones are worse. Parameters in their unit are reversed with them."""
        return self.scale(-x)

    def bounds(self, areas: int) -> tuple[float, float] | None:
        """Return the two ends of the scale for so many areas with a value; None where it has none."""
        return self.span

    def above_zero(self) -> Normalisation:
        """Return it with a scale that begins above 0, for geometric and harmonic means, where that can be chosen."""
        return self

    def faults(self) -> Iterator[tuple[str, str]]:
        """Find parameters that do not go together: the name of one, and what is wrong with it."""
        return iter(())

    def words(self) -> str:
        """Return what is done, in words and symbols."""
        if self.digits is None:
            return self.formula()
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{formula}, rounded to {digits} digits"),
            formula=self.formula(),
            digits=self.digits,
        )

    def apply(self, x: Floats, reversed: bool = False) -> Floats:
        """Return normalised values, larger = worse.

        Parameters
        ----------
        x : ndarray of float, shape (n,)
        reversed : bool
            Lower values are worse: x := -x comes first.

        Raises
        ------
        InputError
            Worded to follow the indicator's name.
        """
        return self._rounded(self.scale_reversed(x) if reversed else self.scale(x))

    def apply_after(self, x: Floats) -> Floats:
        """Return values normalised first and reversed afterwards, l + u - x (larger = worse where lower were)."""
        scaled = self._rounded(self.scale(x))
        ends = self.ends(scaled)
        return self._rounded(-scaled if ends is None else ends[0] + ends[1] - scaled)

    def ends(self, scaled: Floats) -> tuple[float, float] | None:
        """Return the ends l and u between which scaled values are reflected; None where the scale has none."""
        return self.bounds(int((~np.isnan(scaled)).sum()))

    def _rounded(self, x: Floats) -> Floats:
        if self.digits is None:
            return x
        factor = 10.0**self.digits
        # The small addition undoes what binary fractions take from an exact half.
        rounded: Floats = np.floor(x * factor + 0.5 + 1e-9) / factor
        return rounded

    def document(self) -> dict[str, Any]:
        """Return the JSON object that `read_normalisation` reads: the parameters that were given."""
        return {"method": self.name} | {
            key: value.value if isinstance(value, Enum) else value for key, value in vars(self).items()
        }


K = TypeVar("K", bound="type[Normalisation]")
_registered: dict[str, type[Normalisation]] = {}


def register(kind: K) -> K:
    """Make a class of normalisations known to recipes, dialogs and documents, after those that are. To be used as a decorator.

    Raises
    ------
    ValueError
        When another class has its name, or dialogs, which ask for no parameters, are to list one that needs some.
    """
    if kind.choice and any(one.needed for one in kind.parameters().values()):
        raise ValueError(
            f"The normalisation '{kind.name}' needs parameters: leave its choice empty, or give them defaults."
        )
    if _registered.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"There is a normalisation '{kind.name}' already. Give the new one another name.")
    return kind


def unregister(kind: type[Normalisation]) -> None:
    """Take a class out of the register again; recipes that name it are refused from then on."""
    del _registered[kind.name]


def registered() -> tuple[type[Normalisation], ...]:
    """Return the classes that recipes may name, in the order in which they were registered."""
    return tuple(_registered.values())


def choices() -> tuple[type[Normalisation], ...]:
    """Return the classes that dialogs list, in the order in which models number them."""
    return tuple(kind for kind in registered() if kind.choice)


def read_normalisation(reader: Reader, value: object, path: str) -> Normalisation:
    """Return the normalisation that `value` describes: the name of a method, or an object with `method` and parameters.

    Raises
    ------
    InputError
        Naming the path.
    """
    mapping = {"method": value} if isinstance(value, str) else reader.mapping(value, path)
    kind = _registered[reader.choice(mapping, "method", path, list(_registered))]
    parameters = kind.parameters()
    mapping = reader.mapping(mapping, path, {"method", *parameters})
    given = {key: one for key, one in parameters.items() if mapping.get(key) is not None}
    for key, one in parameters.items():
        if one.needed and key not in given:
            raise reader.fault(
                reader.join(path, key),
                QT_TRANSLATE_NOOP("MedwayIsolation", "is missing; {method} needs it"),
                method=kind.name,
            )
    made = kind(**{key: one.read(reader, mapping, path) for key, one in given.items()})
    for key, what in made.faults():
        raise reader.fault(reader.join(path, key), what)
    return made
