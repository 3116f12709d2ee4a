"""What normalisations take: parameters with a default, written as attributes of a class and read from recipes."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Optional, TypeVar, overload

from ...documents import Reader

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Parameter(Generic[T]):
    """A parameter of a normalisation. As an attribute of an instance it is what was given, or the default.

    Parameters
    ----------
    default
        What it is where nothing is given.
    about : str
        What it is for, where its name does not say it.
    needed : bool
        Whether it must be given.
    """

    if not TYPE_CHECKING:

        def __class_getitem__(
            cls, _of: object
        ) -> type:  # typing would remember the class, and what it knows, after a reload
            return cls

    def __init__(self, default: T, about: str = "", needed: bool = False) -> None:
        self.default, self.about, self.needed = default, about, needed
        self.key = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name

    @overload
    def __get__(self, one: None, owner: type) -> Parameter[T]: ...
    @overload
    def __get__(self, one: object, owner: type) -> T: ...
    def __get__(self, one: object, owner: type) -> Any:
        return self if one is None else vars(one).get(self.key, self.default)

    def __set__(self, one: object, value: T) -> None:
        raise AttributeError(f"{self.key} cannot be changed: make another normalisation")

    def read(self, reader: Reader, mapping: dict[str, Any], path: str) -> T:
        """Return the value that an object of a recipe gives.

        Raises
        ------
        InputError
            Naming the path.
        """
        raise NotImplementedError


class Number(Parameter[float]):
    """A finite number."""

    def __init__(self, default: float = math.nan, about: str = "", needed: bool = False) -> None:
        super().__init__(default, about, needed)

    def read(self, reader: Reader, mapping: dict[str, Any], path: str) -> float:
        return reader.number(mapping, self.key, path, lowest=-math.inf)


class Whole(Parameter[Optional[int]]):
    """A whole number within limits, None where it is not given."""

    def __init__(self, lowest: int, highest: int, about: str = "") -> None:
        super().__init__(None, about)
        self._limits = lowest, highest

    def read(self, reader: Reader, mapping: dict[str, Any], path: str) -> int:
        return reader.whole(mapping, self.key, path, *self._limits)


class Switch(Parameter[bool]):
    """True or false."""

    def read(self, reader: Reader, mapping: dict[str, Any], path: str) -> bool:
        return reader.flag(mapping, self.key, path)


class OneOf(Parameter[E]):
    """One member of the enumeration that the default belongs to."""

    def read(self, reader: Reader, mapping: dict[str, Any], path: str) -> E:
        kind = type(self.default)
        return kind(reader.choice(mapping, self.key, path, [one.value for one in kind]))
