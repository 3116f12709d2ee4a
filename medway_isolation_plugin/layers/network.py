"""One question to a service, through QGIS's network manager: its proxy, certificates and passwords are those of the profile."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..core.catalogue.faults import AnswerError, Fault
from ..core.faults import Stop

_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_REDIRECTS = 5
_POLL = 50  # milliseconds between two looks at whether the user has cancelled
_AGENT = b"Medway Isolation (QGIS plugin)"
_MEGABYTE = 1024 * 1024
_WORTH_ANOTHER_TRY = frozenset((429, 500, 502, 503, 504))

# Called while an answer comes, with the dataset's title, how many bytes of it there are, and how many are to come in all (0: unknown).
Heard = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Limits:
    """How long a question may take, how often it is asked again, and after how many seconds first (doubled each time).

    `whole` is how long all questions of one dataset may take, so that a slow service cannot hold the work up page by page.
    """

    seconds: float = 120.0
    tries: int = 3
    pause: float = 2.0
    whole: float = 3600.0


class Network:
    """Asks one question at a time.

    Parameters
    ----------
    stop : callable
        Called while waiting; raises where the user has cancelled.
    limits : Limits, optional
    heard : callable, optional
        Hears how an answer comes.
    """

    def __init__(self, stop: Stop, limits: Limits | None = None, heard: Heard | None = None) -> None:
        self._stop = stop
        self._limits = limits or Limits()
        self._heard = heard
        self._began = time.monotonic()
        self.requests = 0
        self.bytes = 0

    def begin(self) -> None:
        """Begin with another dataset: its time counts from now."""
        self._began = time.monotonic()

    def get(self, url: str, title: str, megabytes: int, hosts: tuple[str, ...] = ()) -> bytes:
        """Return an answer.

        Parameters
        ----------
        url : str
        title : str
            Of the dataset, for messages.
        megabytes : int
            An answer that grows larger is broken off.
        hosts : tuple of str
            Hosts to which the service may send on, besides its own.

        Raises
        ------
        AnswerError
            Where there is none.
        """
        pause = self._limits.pause
        for left in range(self._limits.tries - 1, -1, -1):
            if time.monotonic() - self._began > self._limits.whole:
                raise AnswerError(Fault.TIME, title, f"{self._limits.whole:g} s")
            try:
                return self._follow(url, title, megabytes, hosts)
            except _AgainError:
                if not left:
                    raise
            self._wait(pause)
            pause *= 2
        raise AnswerError(Fault.TIME, title, f"{self._limits.seconds:g} s")  # no try at all is allowed

    def _follow(self, url: str, title: str, megabytes: int, hosts: tuple[str, ...]) -> bytes:
        allowed = {QUrl(url).host().lower(), *(host.lower() for host in hosts)}
        for _ in range(_REDIRECTS + 1):
            here = QUrl(url)
            if here.scheme() != "https" and not (here.scheme() == "http" and here.host() in _LOOPBACK):
                raise AnswerError(Fault.SCHEME, title, url)
            body, onward = self._once(here, title, megabytes * _MEGABYTE)
            if onward.isEmpty():
                return body
            there = here.resolved(onward)
            if there.host().lower() not in allowed:
                raise AnswerError(Fault.REDIRECT, title, there.host())
            url = there.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        raise AnswerError(Fault.REDIRECT, title, url)

    def _once(self, url: QUrl, title: str, most: int) -> tuple[bytes, QUrl]:
        request = QNetworkRequest(url)
        request.setRawHeader(b"User-Agent", _AGENT)
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
        )
        request.setAttribute(
            QNetworkRequest.Attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
        )
        request.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)
        self.requests += 1
        reply = QgsNetworkAccessManager.instance().get(request)
        try:
            return self._answer(reply, title, most)
        except RuntimeError as error:
            # Seldom, on a busy machine, Qt has let go of a reply before it was read: it is asked for again.
            raise _AgainError(Fault.STATUS, title, str(error)) from None
        finally:
            with suppress(RuntimeError):
                reply.abort()
                reply.deleteLater()

    def _answer(self, reply: QNetworkReply, title: str, most: int) -> tuple[bytes, QUrl]:
        loop, body, began = QEventLoop(), bytearray(), time.monotonic()

        def take() -> None:
            while reply.bytesAvailable() and len(body) <= most:
                piece = bytes(reply.read(min(_MEGABYTE, most + 1 - len(body))))
                body.extend(piece)
                self.bytes += len(piece)
            if self._heard is not None and body:
                told = reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
                self._heard(title, len(body), int(told) if told else 0)

        # Signals only wake this function: an error in a slot of Python's would end the program.
        timer = QTimer()
        timer.timeout.connect(loop.quit)
        reply.setReadBufferSize(4 * _MEGABYTE)  # what the network brings faster than it is taken waits outside
        reply.readyRead.connect(loop.quit)
        reply.finished.connect(loop.quit)
        timer.start(_POLL)
        while not reply.isFinished():
            loop.exec()
            take()
            self._stop()
            if len(body) > most:
                raise AnswerError(Fault.SIZE, title, f"{most // _MEGABYTE} MB")
            if time.monotonic() - began > self._limits.seconds:
                raise _AgainError(Fault.TIME, title, f"{self._limits.seconds:g} s")
        timer.stop()
        take()
        if len(body) > most:
            raise AnswerError(Fault.SIZE, title, f"{most // _MEGABYTE} MB")
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if reply.error() != QNetworkReply.NetworkError.NoError or not status or int(status) >= 400:
            passing = not status or int(status) in _WORTH_ANOTHER_TRY
            kind = _AgainError if passing else AnswerError
            raise kind(Fault.STATUS, title, f"{status or ''} {reply.errorString()}".strip())
        onward = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
        return bytes(body), onward if isinstance(onward, QUrl) else QUrl()

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._stop()
            time.sleep(min(0.05, max(0.0, until - time.monotonic())))


class _AgainError(AnswerError):
    """A fault that may pass: the question is asked again."""
