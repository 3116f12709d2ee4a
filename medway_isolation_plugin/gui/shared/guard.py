"""Slots that never end in a traceback: whatever goes wrong becomes a message that says what to do."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMessageLog, QgsProcessingException

from ...core.faults import InputError
from ...i18n import translate

LOG = "Medway Isolation"


def guarded(slot: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what a part's slot raises into its `message`; arguments of a signal that the slot has no use for are dropped.

    Unforeseen errors are written to QGIS's log as well, with where they came from.
    """
    takes = len(inspect.signature(slot).parameters) - 1

    @functools.wraps(slot)
    def safe(self: Any, *arguments: Any) -> Any:
        try:
            return slot(self, *arguments[:takes])
        except (InputError, QgsProcessingException) as error:
            self.message.emit(str(error), Qgis.MessageLevel.Warning)
        except Exception as error:
            QgsMessageLog.logMessage(traceback.format_exc(), LOG, Qgis.MessageLevel.Critical)
            self.message.emit(unforeseen(error), Qgis.MessageLevel.Critical)
        return None

    return safe


def unforeseen(error: Exception) -> str:
    """Return what the user reads of an error that nobody foresaw."""
    return translate(
        "That did not work: {error}. Nothing was changed. Try again, or look in the log messages, tab {tab}."
    ).format(error=str(error).strip().rstrip(".") or type(error).__name__, tab=LOG)
