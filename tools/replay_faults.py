"""Faults that an answer may have, by name, put into the right answer of the replay server."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

Answer = tuple[int, str, bytes, dict[str, str]]  # status, type, body, headers
JSON = "application/json"

# What comes whatever was asked. The types that are no types tell the server how to send.
PLAIN: dict[str, Answer] = {
    "empty": (200, "text/csv", b"", {}),
    "html": (200, "text/html", b"<!DOCTYPE html>\n<html><body>We have moved.</body></html>", {}),
    "error": (200, JSON, b'{"error":{"code":400,"message":"Invalid or missing input parameters.","details":[]}}', {}),
    "status": (503, "text/plain", b"busy", {}),
    "busy": (429, "text/plain", b"too many", {}),
    "redirect": (302, "text/plain", b"", {"Location": "https://elsewhere.example/data"}),
    "unsafe": (302, "text/plain", b"", {"Location": "ftp://127.0.0.1/data"}),
    "circle": (302, "text/plain", b"", {"Location": "?again"}),
    "endless": (200, "endless", b"", {}),
    "hangs": (200, "hangs", b"", {}),
    "slow": (200, "slow", b"", {}),
    "cut": (200, "cut", b'{"features":[', {}),
}


def faulty(fault: str, right: Callable[[], Answer]) -> Answer | None:
    """Return an answer with a fault of a name; None where this one cannot have it."""
    if fault in PLAIN:
        return PLAIN[fault]
    status, kind, body, headers = right()
    if fault == "half":
        return status, kind, body[: len(body) // 2], headers
    if fault.startswith("archive"):
        return status, "application/zip", _archive(fault, body), headers
    text = body.decode("utf-8-sig")
    if kind == JSON:
        document = json.loads(text)
        if "features" not in document:
            return _of_count(fault, document)
        document.update(_of_features(fault, document))
        return status, kind, json.dumps(document).encode(), headers
    return status, kind, _of_table(fault, text).encode(), headers


def _of_count(fault: str, document: dict[str, Any]) -> Answer | None:
    """Return another count of features, or another layer's description."""
    if fault == "fields" and "fields" in document:
        document["fields"] = [{"name": "OTHER"}]
    elif fault == "count" and "count" in document:
        document["count"] += 1
    elif fault == "millions" and "count" in document:
        document["count"] = 10**9
    else:
        return None
    return 200, JSON, json.dumps(document).encode(), {}


def _of_features(fault: str, document: dict[str, Any]) -> dict[str, Any]:
    members = document["features"]
    first = members[0] if members else {"properties": {}, "geometry": None}

    def each(change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        return {"features": [{**one, "properties": change(dict(one["properties"]))} for one in members]}

    def coded(prefix: str) -> dict[str, Any]:
        return each(
            lambda row: {
                key: f"{prefix}{str(value)[-3:]}"
                if key.lower().startswith("lsoa") and key.lower().endswith("cd")
                else value
                for key, value in row.items()
            }
        )

    if fault == "short":
        return {"features": members[:-1]}
    if fault == "repeated":
        return {"features": [*members[:-1], first]}
    if fault == "columns":
        return each(lambda _: {"OTHER": 1})
    if fault == "vintage":
        return coded("E01035")  # issued with the census of 2021
    if fault == "gone":
        return {"features": [{**first, "properties": _with_code(first["properties"], "E01000004")}, *members[1:]]}
    if fault == "authority":
        return coded("E01098")
    if fault == "parent":
        return each(
            lambda row: {
                key: "E06000002" if key.startswith("LAD") and key.endswith("CD") else value
                for key, value in row.items()
            }
        )
    if fault == "values":
        return each(lambda row: {key: "?" if key == "CHGIND" else value for key, value in row.items()})
    if fault == "more":
        return {"exceededTransferLimit": True}
    if fault == "more_inside":
        return {"properties": {"exceededTransferLimit": True}}
    if fault == "shapeless":
        return {"features": [{**first, "geometry": None}, *members[1:]]}
    if fault == "degrees":
        shape = {"type": "Polygon", "coordinates": [[[-1, 54], [-1, 54.1], [-1.1, 54], [-1, 54]]]}
        return {"features": [{**one, "geometry": shape} for one in members]}
    if fault == "kinds":
        return {"features": [{**first, "geometry": {"type": "Point", "coordinates": [500000, 200000]}}, *members[1:]]}
    return {}


def _with_code(row: dict[str, Any], code: str) -> dict[str, Any]:
    return {
        key: code if key.upper().startswith("LSOA") and key.upper().endswith("CD") else value
        for key, value in row.items()
    }


def _of_table(fault: str, text: str) -> str:
    lines = text.splitlines()
    if fault == "short":
        lines = lines[:-1]
    elif fault == "columns":
        lines[0] = lines[0].replace("OBS_VALUE", "OTHER").replace("LSOA", "OTHER")
    elif fault == "repeated":
        lines = [*lines[:-1], lines[1]]
    elif fault in ("gone", "others"):  # one area in another's place
        lines[-1] = re.sub(r"E01\d{6}", "E01000004" if fault == "gone" else "E01098999", lines[-1])
    elif fault == "vintage":
        lines = [line.replace("E01099", "E01035") for line in lines]
    elif fault == "authority":
        lines = [line.replace("E01099", "E01098") for line in lines]
    elif fault == "absent":  # the service itself counts fewer: what Nomis does where it stops at 25,000
        kept = lines[: 1 + (len(lines) - 1) // 2]
        lines = [kept[0], *(_recounted(line, len(kept) - 1) for line in kept[1:])]
    elif fault == "values":
        lines = [
            line.replace("One person household", "Other").replace("One-person household", "Other") for line in lines
        ]
    return "\r\n".join(lines)


def _recounted(line: str, rows: int) -> str:
    before, _, _ = line.rpartition(",")
    return f'{before},"{rows}"'


def _archive(fault: str, body: bytes) -> bytes:
    """Return the answer in an archive: by itself, beside a file that climbs out, or beside another table."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", body)
        if fault == "archive_outside":
            archive.writestr("../../outside.csv", b"a,b\n1,2\n")
        elif fault == "archive_two":
            archive.writestr("other.csv", b"a,b\n1,2\n")
        elif fault == "archive_bomb":
            archive.writestr("zeros.csv", b"0" * (80 * 1024 * 1024))
    packed = stream.getvalue()
    return packed[: len(packed) // 2] if fault == "archive_half" else packed
