"""Normalisations: one class each, found by its name in recipes, and by dialogs, reports and documents in one register.

To add one, write a class and register it, here or anywhere else:

>>> import numpy as np
>>> from medway_isolation_plugin.core.composite.normalisations import Normalisation, register, unregister
>>> @register
... class Logarithm(Normalisation):
...     '''ln(1 + x).'''
...
...     name = "logarithm"
...     choice = "Logarithm"  # in the list of the dialogs; without it only recipes can name it
...
...     def formula(self):
...         return "logarithm: ln(1 + x)"
...
...     def scale(self, x):
...         return np.log1p(x)
>>> Logarithm(digits=2).apply(np.array([0.0, 1.0, 9.0])).tolist()
[0.0, 0.69, 2.3]
>>> unregister(Logarithm)
"""

from . import methods  # registers them
from .base import Normalisation, choices, read_normalisation, register, registered, unregister
from .parameters import Number, OneOf, Parameter, Switch, Whole

__all__ = [
    "Normalisation",
    "Number",
    "OneOf",
    "Parameter",
    "Switch",
    "Whole",
    "choices",
    "methods",
    "read_normalisation",
    "register",
    "registered",
    "unregister",
]
