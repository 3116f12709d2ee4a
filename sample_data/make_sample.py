"""Make the sample data: a fictional borough on a fictional coast. Nothing in it describes a real place.

Run ``python sample_data/make_sample.py`` to write the files beside this script, or add ``--out DIR``.
The seed is fixed: the same script makes the same files. It needs numpy, pandas and GDAL's Python bindings.
"""

from __future__ import annotations

import argparse
import csv
import heapq
import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Graph = list[list[tuple[int, float]]]

SEED = 20260
FIXED_DATE = "2026-01-01T00:00:00.000Z"
# As GDAL makes them.
METADATA_TABLES = """
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
INSERT INTO gpkg_extensions VALUES ('gpkg_metadata', NULL, 'gpkg_metadata',
'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
INSERT INTO gpkg_extensions VALUES ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
"""
NATIONAL_AREAS = 32844
AREAS, WARDS = 163, 22
WARD_SIZES = (5, 10)
# A round spot in the North Sea: inside the British grid, and plainly nowhere.
ORIGIN = (580000.0, 600000.0)
WIDTH, HEIGHT, STEP = 20000.0, 15000.0, 160.0

# Totals aimed at: Medway's size and rates in 2011, put a little off so that nobody takes them for the real ones.
AIMS = {"households": 106400, "alone_65p": 11900, "alone_u65": 17500, "residents": 264500, "residents_65p": 37100}

# x, y in km from the origin, share of the people, spread in km.
TOWNS = {"city": (12.4, 6.5, 1.0, 1.8), "docks": (7.6, 3.4, 0.9, 1.5), "resort": (5.2, 11.5, 0.9, 1.35)}
VILLAGES = ((16.6, 11.2), (17.2, 4.0), (11.0, 11.6), (12.6, 1.9), (9.0, 9.3))
ESTUARY = ((0.0, 7.3), (3.5, 6.9), (6.2, 5.9), (8.6, 6.3), (10.4, 5.6), (12.2, 4.6), (13.6, 4.9))
ESTUARY_HALF_WIDTHS = (1.9, 1.1, 0.75, 0.6, 0.42, 0.28, 0.12)
CREEK = ((5.6, 7.0), (7.0, 8.0), (8.0, 8.6))
CREEK_HALF_WIDTHS = (0.7, 0.35, 0.1)

COAST_WARDS = ("Harbour", "Lighthouse", "Sands", "Saltings", "Quay", "Shingle", "Ferry", "Breakwater")
TOWN_WARDS = ("Market", "Guildhall", "Foundry", "Ropewalk", "Tramway", "Arcade", "Brewery", "Fountain")
COUNTRY_WARDS = ("Orchard", "Windmill", "Heath", "Meadow", "Hollow", "Beacon", "Coppice", "Barrow")

# Each group: letter, words, and where it lives: how urban, how old, how poor (standard deviations), and its types.
GROUPS = (
    ("A", "Village Farms", -1.6, 0.6, -0.9, 5),
    ("B", "Hill Cottages", -1.3, 0.9, -0.5, 5),
    ("C", "Detached Drives", -0.5, 0.3, -1.5, 5),
    ("D", "Garden Suburbs", -0.2, 0.2, -0.9, 5),
    ("E", "Commuter Closes", -0.2, -0.5, -0.8, 5),
    ("F", "New Build Families", 0.0, -1.1, -0.2, 5),
    ("G", "Starter Homes", 0.4, -1.2, 0.1, 5),
    ("H", "Waterside Flats", 1.6, -0.9, -0.4, 4),
    ("I", "Terraced Streets", 0.8, -0.5, 0.6, 5),
    ("J", "Station Lets", 1.7, -1.1, 0.7, 4),
    ("K", "Seaside Bungalows", -0.2, 2.0, -0.1, 4),
    ("L", "Sheltered Courts", 0.6, 2.1, 0.8, 4),
    ("M", "Postwar Estates", 0.1, 0.2, 1.2, 5),
    ("N", "Tower Flats", 1.4, -0.2, 1.7, 4),
    ("O", "Dockside Rows", 0.6, -0.3, 1.9, 4),
)
# Each variable: words, share in an average type, how it moves with urban, old, poor; the panel's usual score.
VARIABLES = {
    "widowed": ("Widowed", 0.07, 0.0, 0.7, 0.1, 7),
    "no_social": ("Lack of social interaction", 0.12, 0.1, 0.2, 0.4, 9),
    "poor_sight": ("Visually impaired", 0.03, 0.0, 0.5, 0.2, 6),
    "poor_hear": ("Hard of hearing", 0.08, -0.1, 0.6, 0.1, 6),
    "alone_65p": ("Aged 65 and over and living alone", 0.42, 0.2, 0.0, 0.2, 9),
    "anxious": ("Anxiety or depression", 0.16, 0.1, -0.1, 0.4, 8),
    "pessimist": ("Pessimistic about the future", 0.19, 0.0, 0.2, 0.4, 6),
    "lone_par": ("Lone parent", 0.08, 0.1, -0.6, 0.6, 5),
    "not_engl": ("English not main language", 0.04, 0.7, -0.4, 0.3, 6),
    "no_car": ("Household without private transport", 0.18, 0.6, 0.3, 0.7, 6),
    "carer": ("Unpaid carer", 0.10, -0.1, 0.2, 0.1, 6),
    "retired": ("Retired", 0.16, -0.1, 1.0, -0.1, 4),
    "bad_health": ("In poor health", 0.06, 0.0, 0.4, 0.6, 7),
    "mobility": ("Poor mobility", 0.09, 0.0, 0.6, 0.4, 8),
    "hard_up": ("Struggling financially", 0.14, 0.2, -0.2, 0.8, 6),
}
PANEL_MEMBERS, PANEL_BLANKS = 8, 5

# File 7 of the Indices of Deprivation 2019, in its order: label, kind of score, share due to the poor factor,
# middle and spread of the score. The first is the index itself, made from the seven domains. A "share" is a rate
# that the official header does not call one.
DOMAINS = (
    ("Index of Multiple Deprivation (IMD)", "score", None, 19.0, 0.6),
    ("Income", "rate", 0.95, 0.11, 0.6),
    ("Employment", "rate", 0.93, 0.09, 0.55),
    ("Education, Skills and Training", "score", 0.85, 20.0, 0.55),
    ("Health Deprivation and Disability", "z", 0.9, 0.0, 0.85),
    ("Crime", "z", 0.7, 0.0, 0.8),
    ("Barriers to Housing and Services", "score", -0.3, 19.0, 0.45),
    ("Living Environment", "score", 0.4, 18.0, 0.65),
    ("Income Deprivation Affecting Children Index (IDACI)", "rate", 0.93, 0.15, 0.6),
    ("Income Deprivation Affecting Older People (IDAOPI)", "rate", 0.88, 0.13, 0.55),
    ("Children and Young People Sub-domain", "z", 0.8, 0.0, 0.8),
    ("Adult Skills Sub-domain", "share", 0.85, 0.3, 0.35),
    ("Geographical Barriers Sub-domain", "z", -0.6, 0.0, 0.8),
    ("Wider Barriers Sub-domain", "z", 0.6, 0.0, 0.9),
    ("Indoors Sub-domain", "z", 0.3, 0.0, 0.9),
    ("Outdoors Sub-domain", "z", 0.4, 0.0, 0.8),
)
IMD_WEIGHTS = (0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093)
POPULATIONS_2019 = (
    "Total population: mid 2015 (excluding prisoners)",
    "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "Population aged 16-59: mid 2015 (excluding prisoners)",
    "Older population aged 60 and over: mid 2015 (excluding prisoners)",
    # The official file has this space at the end, and readers must cope with it.
    "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners) ",
)

# Each service: kind, words, how many, which part of the borough it favours.
SERVICES = (
    ("befriending", "Befriending", 6, ("city", "docks", "resort")),
    ("navigator", "Navigators", 4, ("city", "docks")),
    ("supportive group", "Friendship Group", 7, ("resort", "city", "country")),
    ("mentoring", "Mentoring", 3, ("city", "docks")),
    ("library", "Library", 6, ("city", "docks", "resort", "country")),
)
OPENINGS = ("Mon to Fri 09:00-17:00", "Tue and Thu 10:00-12:00", "Wed 14:00-16:00", "Mon, Wed, Fri 13:00-16:00",
            "Mon to Sat 09:30-17:30")  # fmt: skip

ALIASES = {
    "code": "Area code (fictional)",
    "name": "Name (fictional)",
    "ward_code": "Ward code (fictional)",
    "ward_name": "Ward name (fictional)",
    "kind": "Kind of service",
    "capacity": "Places (empty = not known)",
    "opening": "Opening times",
    "households": "Households",
    "one_person_households": "One-person households",
    "alone_u65": "One-person households: other (under 65)",
    "residents": "Usual residents",
    "residents_65p": "Residents aged 65 and over",
    "residents_u65": "Residents aged under 65",
    "residents_65p_hh": "Residents aged 65 and over in households (not in homes)",
    "type": "Segment type",
    "group": "Segment group",
    "share_u65": "Share of households in the under-65 band",
    "share_65p": "Share of households in the 65-and-over band",
    "health_score": "Health deprivation score (higher = more deprived)",
    "health_rank": f"Health deprivation rank of {NATIONAL_AREAS:,} (1 = most deprived)",
    "adults": "Residents aged 16 and over",
    "residents_3p": "Residents aged 3 and over",
    "residents_16_74": "Residents aged 16 to 74",
    "deprived_2plus": "Households deprived in two dimensions or more",
    "member": "Panel member (fictional)",
}
# Whole, share of it in the borough, slopes (urban, old, poor), words: parts of the census that an isolation index may use.
CIRCUMSTANCES: dict[str, tuple[str, float, tuple[float, float, float], str]] = {
    "widowed": ("adults", 0.066, (-0.05, 0.38, 0.06), "Widowed, aged 16 and over"),
    "lone_parent": ("households", 0.116, (0.05, -0.2, 0.38), "Lone-parent households"),
    "not_english": ("residents_3p", 0.043, (0.5, -0.15, 0.25), "Main language not English, aged 3 and over"),
    "no_car": ("households", 0.205, (0.4, 0.1, 0.45), "Households without a car or van"),
    "carers": ("residents", 0.098, (-0.1, 0.12, 0.02), "Unpaid carers"),
    "retired": ("residents_16_74", 0.128, (-0.15, 0.5, -0.1), "Retired, aged 16 to 74"),
    "bad_health": ("residents", 0.052, (0.08, 0.22, 0.35), "In bad or very bad health"),
    "mobility": ("residents", 0.077, (0.02, 0.32, 0.3), "Day-to-day activities limited a lot"),
}
DEPRIVED_SHARE = 0.248  # of households, in two dimensions or more
DESCRIPTIONS = {
    "areas": "163 small areas of a fictional borough, the size of Lower-layer Super Output Areas.",
    "wards": "22 wards of a fictional borough, exact unions of its areas.",
    "services": "Services in a fictional borough.",
    "census": "Households, residents and their circumstances in the fictional areas, in the manner of a census.",
    "households_by_type": "Households of each fictional segment type in each fictional area.",
    "types": "69 fictional segment types: share of households that show each variable, 0 to 1.",
    "health": "Health deprivation of the fictional areas; rank 1 is the most deprived.",
    "panel": "Scores from 0 to 10 that a fictional panel gave to the fifteen variables.",
}


# --- The land -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mesh:
    """Land cut into irregular hexagons. Three cells meet at every corner, so outlines never touch themselves.

    Parameters
    ----------
    corners : ndarray of float, shape (vertices, 2)
        Whole metres.
    cells : ndarray of int, shape (cells, 6)
        Corner numbers, anticlockwise.
    across : ndarray of int, shape (cells, 6)
        The cell beyond each side, -1 for water or the borough's edge.
    """

    corners: Floats
    cells: Ints
    across: Ints

    @property
    def centres(self) -> Floats:
        """Middle of each cell in km from the origin."""
        return (self.corners[self.cells].mean(axis=1) - ORIGIN) / 1000.0


def waves(rng: np.random.Generator, longest: float, octaves: int) -> Callable[[Floats], Floats]:
    """Return smooth noise over the plane, about -1 to 1: the longest wave in km, then halves of it."""
    lengths = np.repeat(longest / 2.0 ** np.arange(octaves), 5)
    angle, phase = rng.random((2, lengths.size)) * 2 * np.pi
    heading = np.stack([np.cos(angle), np.sin(angle)]) * (2 * np.pi / lengths)
    size = lengths / np.sqrt((lengths**2).sum())
    return lambda places: (np.sin(places @ heading + phase) * size).sum(axis=1)


def distance_to_line(places: Floats, line: Sequence[tuple[float, float]], widths: Sequence[float]) -> Floats:
    """Distance in km from each place to the bank of a river that has these half-widths along its line."""
    best = np.full(len(places), np.inf)
    knots = np.array(line)
    for a, b, wide, narrow in zip(knots[:-1], knots[1:], widths[:-1], widths[1:]):
        along = np.clip(((places - a) @ (b - a)) / ((b - a) @ (b - a)), 0.0, 1.0)
        to_middle = np.sqrt(((places - a - along[:, None] * (b - a)) ** 2).sum(axis=1))
        best = np.minimum(best, to_middle - (wide + along * (narrow - wide)))
    return best


def height_above_sea(rng: np.random.Generator, places: Floats) -> Floats:
    """Positive on land: a ragged coast in the west and north, an estuary with a creek, an inland border."""
    x, y = places.T
    rough, gentle = waves(rng, 3.0, 4)(places), waves(rng, 6.0, 3)(places)
    west = x - 2.6 - 0.045 * (y - 7.0) ** 2 + 0.9 * np.sin(y * 0.9)
    north = 14.2 - y - 0.35 * np.cos(x * 0.6)
    coast = np.minimum(west, north)
    water = np.minimum(
        distance_to_line(places, ESTUARY, ESTUARY_HALF_WIDTHS), distance_to_line(places, CREEK, CREEK_HALF_WIDTHS)
    )
    border = np.minimum(19.0 - x + 0.12 * (y - 8), y - 0.9 - 0.06 * (x - 12)) + 0.5 * gentle
    return np.minimum(np.minimum(coast + 0.75 * rough, water + 0.22 * rough), border)


def lattice() -> tuple[Ints, Floats]:
    """Return the cells' places on a whole-number lattice, and the size of one lattice step in metres."""
    unit = np.array([STEP / 2, STEP / (2 * math.sqrt(3))])
    rows, columns = np.meshgrid(np.arange(int(HEIGHT / unit[1] / 3)), np.arange(int(WIDTH / STEP)), indexing="ij")
    return np.stack([2 * columns.ravel() + rows.ravel() % 2, 3 * rows.ravel()], axis=1).astype(np.int64), unit


CORNER_STEPS = np.array([(1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)])
NEIGHBOUR_STEPS = np.array([(2, 0), (1, 3), (-1, 3), (-2, 0), (-1, -3), (1, -3)])


def pieces(members: Ints, across: Ints) -> list[list[int]]:
    """Split cells into connected pieces, largest first."""
    left, found = set(members.tolist()), []
    while left:
        piece = [min(left)]
        left.remove(piece[0])
        for cell in piece:
            near = [n for n in across[cell].tolist() if n in left]
            piece.extend(near)
            left.difference_update(near)
        found.append(piece)
    return sorted(found, key=len, reverse=True)


def make_mesh(rng: np.random.Generator) -> Mesh:
    """Make the land: one piece, without lakes or islands."""
    cells, unit = lattice()
    numbers = {place: n for n, place in enumerate(map(tuple, cells.tolist()))}
    beyond = (cells[:, None, :] + NEIGHBOUR_STEPS).reshape(-1, 2).tolist()
    across = np.array([numbers.get(tuple(place), -1) for place in beyond], dtype=np.int64).reshape(-1, 6)
    land = height_above_sea(rng, cells * unit / 1000.0) > 0
    land &= (across >= 0).all(axis=1)
    mainland = np.ones(len(cells), dtype=bool)
    # Water that does not reach the sea becomes land, islands become water.
    mainland[pieces(np.flatnonzero(~land), across)[0]] = False
    kept = np.array(sorted(pieces(np.flatnonzero(mainland), across)[0]), dtype=np.int64)
    renumber = np.full(len(cells) + 1, -1, dtype=np.int64)
    renumber[kept] = np.arange(kept.size)
    places = (cells[kept][:, None, :] + CORNER_STEPS).reshape(-1, 2)
    corners, corner_of = np.unique(places, axis=0, return_inverse=True)
    return Mesh(bend(rng, corners * unit), corner_of.reshape(-1, 6).astype(np.int64), renumber[across[kept]])


def bend(rng: np.random.Generator, corners: Floats) -> Floats:
    """Shift corners a little, near ones alike, so that the lattice does not show; whole metres."""
    km = corners / 1000.0
    drift = np.stack([waves(rng, 2.5, 2)(km), waves(rng, 2.5, 2)(km)], axis=1) * 110.0
    shake = (rng.random(corners.shape) - 0.5) * STEP * 0.3
    return np.asarray(np.rint(corners + drift + shake + ORIGIN), dtype=np.float64)


def outline(mesh: Mesh, label_of: Ints, label: int) -> list[int]:
    """Return the corners around the cells with this label, anticlockwise, closed.

    Raises
    ------
    ValueError
        When there is more than one ring: the cells are apart, or they have a hole.
    """
    inside = label_of == label
    outside = ~np.append(inside, False)[mesh.across]
    edge_cells, sides = np.nonzero(outside & inside[:, None])
    starts = mesh.cells[edge_cells, sides].tolist()
    following = dict(zip(starts, mesh.cells[edge_cells, (sides + 1) % 6].tolist()))
    ring = [min(starts)]
    while len(ring) == 1 or ring[-1] != ring[0]:
        ring.append(following[ring[-1]])
    if len(ring) != len(starts) + 1:
        raise ValueError(f"region {label} is not one piece without holes")
    return ring


# --- Areas and wards ----------------------------------------------------------------------------------------------


def crowding(places: Floats) -> Floats:
    """How densely people live, 0 to about 1."""
    density = np.full(len(places), 0.06)
    for x, y, share, spread in TOWNS.values():
        density += share * np.exp(-((places - (x, y)) ** 2).sum(axis=1) / (2 * spread**2))
    for place in VILLAGES:
        density += 0.4 * np.exp(-((places - place) ** 2).sum(axis=1) / (2 * 0.55**2))
    return density


def squared_distances(places: Floats, others: Floats) -> Floats:
    """Squared distance from every place to every other."""
    return np.asarray(((places[:, None, :] - others[None, :, :]) ** 2).sum(axis=2))


def spread_sites(rng: np.random.Generator, places: Floats, weights: Floats, count: int) -> Ints:
    """Choose cells as sites, many where the weights are high, evenly spaced."""
    sites = places[rng.choice(len(places), size=count, replace=False, p=weights / weights.sum())]
    for _ in range(12):
        nearest = squared_distances(places, sites).argmin(axis=1)
        total = np.bincount(nearest, weights, count)[:, None]
        moved = np.stack([np.bincount(nearest, weights * places[:, k], count) for k in (0, 1)], axis=1)
        sites = np.where(total > 0, moved / np.maximum(total, 1e-12), sites)
    chosen = np.unique(squared_distances(sites, places).argmin(axis=1))
    if chosen.size != count:
        raise ValueError("two sites fell in one cell: choose another seed")
    return chosen.astype(np.int64)


def grow(graph: Graph, sites: Iterable[int], head_starts: Iterable[float]) -> Ints:
    """Give every node to the site that reaches it first; what each site gets is connected."""
    owner = np.full(len(graph), -1, dtype=np.int64)
    queue = [(-start, node, label) for label, (node, start) in enumerate(zip(sites, head_starts))]
    heapq.heapify(queue)
    while queue:
        reached, node, label = heapq.heappop(queue)
        if owner[node] < 0:
            owner[node] = label
            for near, cost in graph[node]:
                if owner[near] < 0:
                    heapq.heappush(queue, (reached + cost, near, label))
    return owner


def grow_areas(rng: np.random.Generator, mesh: Mesh) -> Ints:
    """Return the area of each cell."""
    places = mesh.centres
    # To a power, because evenly spaced sites thin out to about the square root of the weights.
    sites = spread_sites(rng, places, crowding(places) ** 1.6, AREAS)
    cost = 0.75 + 0.5 * rng.random(len(places))
    graph = [[(n, float(cost[n] + cost[cell])) for n in row if n >= 0] for cell, row in enumerate(mesh.across.tolist())]
    return grow(graph, sites.tolist(), [0.0] * AREAS)


def area_graph(mesh: Mesh, area_of: Ints, centres: Floats, sizes: Ints) -> Graph:
    """Join areas that share a side. A step is long against the areas' own size, so that towns and country are alike."""
    cells, sides = np.nonzero(mesh.across >= 0)
    pairs = np.stack([area_of[cells], area_of[mesh.across[cells, sides]]], axis=1)
    graph: Graph = [[] for _ in range(AREAS)]
    for a, b in np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0).tolist():
        apart = math.dist(centres[a], centres[b])
        graph[a].append((b, apart / (0.18 * (math.sqrt(sizes[a]) + math.sqrt(sizes[b])))))
    return graph


def grow_wards(rng: np.random.Generator, graph: Graph, centres: Floats, sizes: Ints) -> Ints:
    """Return the ward of each area: connected, five to ten areas each."""
    weights = 1.0 / np.sqrt(sizes)
    sites = spread_sites(rng, centres, weights, WARDS)
    head_starts = np.zeros(WARDS)
    for _ in range(400):
        ward_of = grow(graph, sites.tolist(), head_starts.tolist())
        count = np.bincount(ward_of, minlength=WARDS)
        if count.min() >= WARD_SIZES[0] and count.max() <= WARD_SIZES[1]:
            return ward_of
        # Wards that are too large start later the next time, small ones earlier, and all from their middle.
        head_starts = 0.95 * head_starts + 0.03 * (AREAS / WARDS - count)
        for ward in range(WARDS):
            members = np.flatnonzero(ward_of == ward)
            middle = (centres[members] * weights[members, None]).sum(axis=0) / weights[members].sum()
            sites[ward] = members[((centres[members] - middle) ** 2).sum(axis=1).argmin()]
    raise ValueError("no wards of the wanted size: choose another seed")


def name_wards(crowded: Floats, seaward: Floats, inland_order: Ints) -> list[str]:
    """Name wards after what they are like: by the water, in a town, in the country."""
    names, pools = [""] * len(crowded), [list(COAST_WARDS), list(TOWN_WARDS), list(COUNTRY_WARDS)]
    coast = set(np.argsort(-seaward, kind="stable")[: len(COAST_WARDS)].tolist())
    rest = [w for w in np.argsort(-crowded, kind="stable").tolist() if w not in coast]
    town = set(rest[: len(TOWN_WARDS)])
    for ward in inland_order.tolist():
        pool = pools[0] if ward in coast else pools[1] if ward in town else pools[2]
        names[ward] = f"Sample {pool.pop(0)}"
    return names


@dataclass(frozen=True)
class Borough:
    """The fictional borough: its land, its areas and wards with their names, and where the areas' middles are."""

    mesh: Mesh
    area_of_cell: Ints
    ward_of_area: Ints
    middles: Floats
    areas: pd.DataFrame
    wards: pd.DataFrame


def make_borough(rng: np.random.Generator) -> Borough:
    """Make areas and wards, numbered from north to south."""
    mesh = make_mesh(rng)
    area_of = grow_areas(rng, mesh)
    sizes = np.bincount(area_of, minlength=AREAS).astype(np.int64)
    centres = mean_by(area_of, mesh.centres, AREAS)
    ward_of = grow_wards(rng, area_graph(mesh, area_of, centres, sizes), centres, sizes)
    ward_middles = mean_by(ward_of, centres, WARDS)
    ward_order = np.argsort(-ward_middles[:, 1], kind="stable")
    ward_of = np.argsort(ward_order, kind="stable")[ward_of]
    order = np.lexsort((-centres[:, 1], ward_of))
    area_of = np.argsort(order, kind="stable")[area_of]
    ward_of, centres = ward_of[order], centres[order]
    by_water = (mesh.across < 0).any(axis=1) & (height_at_border(mesh.centres) > 0.6)
    seaward = np.bincount(ward_of[area_of], by_water, WARDS) / np.bincount(ward_of[area_of], minlength=WARDS)
    crowded = mean_by(ward_of, crowding(centres)[:, None], WARDS)[:, 0]
    names = name_wards(crowded, seaward, np.arange(WARDS))
    wards = pd.DataFrame({"code": [f"SAMPLE-W{w + 1:02d}" for w in range(WARDS)], "name": names})
    return Borough(mesh, area_of, ward_of, centres, name_areas(ward_of, wards), wards)


def height_at_border(places: Floats) -> Floats:
    """Distance in km from the inland border, roughly."""
    return np.minimum(18.0 - places[:, 0], places[:, 1] - 1.6)


def mean_by(label: Ints, values: Floats, count: int) -> Floats:
    """Mean of each column of `values` in each of `count` labels."""
    total = np.bincount(label, minlength=count)
    return np.stack([np.bincount(label, column, count) / total for column in values.T], axis=1)


def name_areas(ward_of: Ints, wards: pd.DataFrame) -> pd.DataFrame:
    """Name areas after their ward's number and a letter."""
    letters = [int((ward_of[:area] == ward).sum()) for area, ward in enumerate(ward_of)]
    return pd.DataFrame(
        {
            "code": [f"SAMPLE-{area + 1:03d}" for area in range(AREAS)],
            "name": [f"Sample {w + 1:03d}{chr(65 + k)}" for w, k in zip(ward_of, letters)],
            "ward_code": wards["code"].to_numpy()[ward_of],
            "ward_name": wards["name"].to_numpy()[ward_of],
        }
    )


# --- The people ---------------------------------------------------------------------------------------------------


def standard(values: Floats) -> Floats:
    """Mean 0, standard deviation 1."""
    return np.asarray((values - values.mean()) / values.std())


def odds_share(log_odds: Floats) -> Floats:
    """Turn log odds into a share."""
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))


def log_odds_of(share: float) -> float:
    """Turn a share into log odds."""
    return math.log(share / (1.0 - share))


def near(places: Floats, town: str, reach: float) -> Floats:
    """1 at a town's middle, falling to 0 around it."""
    x, y = TOWNS[town][:2]
    return np.asarray(np.exp(-((places - (x, y)) ** 2).sum(axis=1) / (2 * reach**2)))


def make_factors(rng: np.random.Generator, places: Floats) -> Floats:
    """Return how urban, how old and how poor each area is: neighbours are alike, and no area is typical."""
    urban = standard(np.log(crowding(places)) + 0.35 * rng.normal(size=AREAS))
    old = 2.6 * near(places, "resort", 1.8) - 0.3 * urban + 0.7 * waves(rng, 5.0, 3)(places)
    poor = 1.5 * near(places, "docks", 1.6) + 0.9 * near(places, "city", 1.1) + 0.8 * near(places, "resort", 0.7)
    poor = poor + 0.8 * waves(rng, 4.0, 3)(places)
    return np.stack(
        [
            urban,
            standard(standard(old) + 0.45 * rng.normal(size=AREAS)),
            standard(standard(poor) + 0.4 * rng.normal(size=AREAS)),
        ],
        axis=1,
    )


def calibrate(log_odds: Floats, wholes: Ints, aim: int) -> Ints:
    """Shift log odds by one amount for all areas so that the parts of the wholes add up to about the aim."""
    low, high = -20.0, 20.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if (wholes * odds_share(log_odds + middle)).sum() < aim else (low, middle)
    return np.rint(wholes * odds_share(log_odds + low)).astype(np.int64)


def make_census(rng: np.random.Generator, codes: pd.Series, factors: Floats) -> pd.DataFrame:
    """Make households and residents, calibrated to the totals aimed at."""
    urban, old, poor = factors.T
    noise = rng.normal(size=(5, AREAS))
    size = np.clip(640 * np.exp(0.05 * urban + 0.13 * noise[0]), 450, 1150)
    households = np.rint(size * AIMS["households"] / size.sum()).astype(np.int64)
    per_household = 2.5 - 0.09 * urban - 0.09 * old + 0.06 * poor + 0.1 * noise[1]
    people = households * per_household
    residents = np.rint(people * AIMS["residents"] / people.sum()).astype(np.int64)
    old_people = calibrate(0.38 * old - 0.12 * urban + 0.15 * noise[2], residents, AIMS["residents_65p"])
    old_alone = calibrate(0.2 * urban + 0.22 * poor - 0.08 * old + 0.27 * noise[3], old_people, AIMS["alone_65p"])
    young_alone = calibrate(0.33 * urban + 0.15 * poor - 0.1 * old + 0.2 * noise[4], households, AIMS["alone_u65"])
    return pd.DataFrame(
        {
            "code": codes,
            "households": households,
            "one_person_households": old_alone + young_alone,
            "alone_65p": old_alone,
            "alone_u65": young_alone,
            "residents": residents,
            "residents_65p": old_people,
            "residents_u65": residents - old_people,
        }
    )


def make_circumstances(rng: np.random.Generator, census: pd.DataFrame, factors: Floats) -> pd.DataFrame:
    """Make counts of people and households by circumstance, with the wholes that they are parts of."""
    noise = rng.normal(size=(10, AREAS))
    residents, households = census["residents"].to_numpy(), census["households"].to_numpy()
    over_65, under_65 = census["residents_65p"].to_numpy(), census["residents_u65"].to_numpy()
    wholes = {
        "adults": over_65 + np.rint(under_65 * (0.765 + 0.012 * noise[0])).astype(np.int64),
        "residents_3p": residents - np.rint(under_65 * (0.045 + 0.004 * noise[1])).astype(np.int64),
        "residents_16_74": np.rint(under_65 * 0.765 + over_65 * (0.55 + 0.02 * noise[2])).astype(np.int64),
        "residents": residents,
        "households": households,
    }
    counts: dict[str, Ints] = {name: wholes[name] for name in ("adults", "residents_3p", "residents_16_74")}
    for number, (name, (whole, share, slopes, _)) in enumerate(CIRCUMSTANCES.items()):
        log_odds = factors @ np.array(slopes) + 0.2 * noise[3 + number % 7] + 0.1 * noise[number % 3]
        counts[name] = calibrate(log_odds, wholes[whole], round(share * int(wholes[whole].sum())))
    return census.assign(**counts)


def make_households_of_need(rng: np.random.Generator, census: pd.DataFrame, factors: Floats) -> pd.DataFrame:
    """Make what the open recipes ask for besides: residents 65+ who are in no home, and households deprived in two dimensions."""
    noise = rng.normal(size=(2, AREAS))
    old, alone = census["residents_65p"].to_numpy(), census["alone_65p"].to_numpy()
    in_homes = np.rint(old * np.clip(0.02 + 0.07 * noise[0], 0.0, 0.3)).astype(np.int64)
    households = census["households"].to_numpy()
    log_odds = 0.05 * factors[:, 0] + 0.12 * factors[:, 1] + 0.42 * factors[:, 2] + 0.2 * noise[1]
    return census.assign(
        residents_65p_hh=np.maximum(old - in_homes, alone),
        deprived_2plus=calibrate(log_odds, households, round(DEPRIVED_SHARE * int(households.sum()))),
    )


def make_types(rng: np.random.Generator) -> tuple[pd.DataFrame, Floats]:
    """Make the type table, and how urban, old and poor each type is."""
    labels, factors = [], []
    for letter, words, urban, old, poor, count in GROUPS:
        for k in range(count):
            labels.append((f"{letter}{len(labels) + 1:02d}", f"Sample {words} {k + 1}", letter))
            factors.append(np.array([urban, old, poor]) + 0.4 * rng.normal(size=3))
    places = np.array(factors)
    table = pd.DataFrame(labels, columns=["type", "name", "group"])
    share_old = np.round(odds_share(log_odds_of(0.24) + 0.9 * places[:, 1]), 3)
    for name, (_, mean, *slopes, _) in VARIABLES.items():
        share = odds_share(log_odds_of(mean) + places @ np.array(slopes) + 0.15 * rng.normal(size=len(table)))
        # Living alone at 65 or over is a part of the older households.
        table[name] = np.round(share * share_old if name == "alone_65p" else share, 3)
    table["share_u65"] = np.round(1.0 - share_old, 3)
    table["share_65p"] = share_old
    return table, places


def share_out(total: int, weights: Floats) -> Ints:
    """Divide a whole number in proportion to the weights, at least 1 each, adding up exactly."""
    exact = (total - weights.size) * weights / weights.sum()
    parts = np.floor(exact).astype(np.int64)
    largest = np.argsort(parts - exact, kind="stable")[: total - weights.size - parts.sum()]
    parts[largest] += 1
    return np.asarray(parts + 1)


def make_households_by_type(
    rng: np.random.Generator, census: pd.DataFrame, factors: Floats, types: pd.DataFrame, type_factors: Floats
) -> pd.DataFrame:
    """Give each area six to twenty of the types that suit it."""
    fit = -0.7 * squared_distances(factors, type_factors) + 0.7 * rng.normal(size=(AREAS, len(types)))
    counts = rng.integers(6, 21, size=AREAS)
    rows: list[tuple[str, str, int]] = []
    for area, (code, households) in enumerate(zip(census["code"], census["households"])):
        chosen = np.sort(np.argsort(-fit[area], kind="stable")[: counts[area]])
        parts = share_out(int(households), np.exp(fit[area, chosen] - fit[area].max()))
        rows += [(code, types["type"][k], int(n)) for k, n in zip(chosen, parts)]
    return pd.DataFrame(rows, columns=["code", "type", "households"])


def make_panel(rng: np.random.Generator) -> pd.DataFrame:
    """Make the panel's scores, with a few blanks as in a real survey."""
    usual = np.array([v[-1] for v in VARIABLES.values()])
    scores = np.clip(np.rint(usual + 1.4 * rng.normal(size=(PANEL_MEMBERS, usual.size))), 0, 10)
    scores.ravel()[rng.choice(scores.size, PANEL_BLANKS, replace=False)] = np.nan
    table = pd.DataFrame(scores, columns=list(VARIABLES)).astype("Int64")
    table.insert(0, "member", [f"Sample member {k + 1}" for k in range(PANEL_MEMBERS)])
    return table


# --- Deprivation --------------------------------------------------------------------------------------------------


def national_ranks(standing: Floats) -> Ints:
    """Rank areas as if among all of England: 1 = most deprived, no two alike."""
    order = np.argsort(-standing, kind="stable")
    share = np.array([0.5 * (1 - math.erf(z / math.sqrt(2))) for z in standing[order]])
    wanted = np.clip(np.ceil(share * NATIONAL_AREAS), 1, NATIONAL_AREAS - AREAS).astype(np.int64)
    steps = np.arange(AREAS)
    ranks = np.empty(AREAS, dtype=np.int64)
    ranks[order] = np.maximum.accumulate(wanted - steps) + steps
    return ranks


def published_scores(standing: Floats, ranks: Ints, kind: str, middle: float, spread: float) -> Floats:
    """Turn standing into a score of three decimals. Rates may tie, as published ones do; others fall with the rank."""
    scores = np.round(middle + spread * standing if kind == "z" else middle * np.exp(spread * standing), 3)
    if kind in {"rate", "share"}:
        return np.asarray(np.minimum(scores, 0.95))
    order = np.argsort(ranks, kind="stable")
    steps = 0.001 * np.arange(AREAS)
    scores[order] = np.minimum.accumulate(np.round(scores[order] + steps, 3)) - steps
    return np.asarray(np.round(scores, 3))


def make_standings(rng: np.random.Generator, poor: Floats) -> list[Floats]:
    """Where each area stands in each domain against the country (standard deviations, higher = more deprived)."""
    noise = rng.normal(size=(len(DOMAINS), AREAS))
    mixed = [
        0.1 + 0.85 * (load * poor + math.sqrt(1 - load**2) * noise[k])
        for k, (_, _, load, *_) in enumerate(DOMAINS)
        if load is not None
    ]
    overall = sum(w * domain for w, domain in zip(IMD_WEIGHTS, mixed[: len(IMD_WEIGHTS)]))
    return [0.1 + 0.85 * standard(np.asarray(overall)), *mixed]


def make_deprivation(
    rng: np.random.Generator, areas: pd.DataFrame, census: pd.DataFrame, poor: Floats
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the table in the shape of File 7, and the short health table taken from it."""
    table = pd.DataFrame({"LSOA code (2011)": areas["code"], "LSOA name (2011)": areas["name"]})
    table["Local Authority District code (2019)"] = "SAMPLE-LAD"
    table["Local Authority District name (2019)"] = "Sample Borough"
    for (label, kind, _, middle, spread), standing in zip(DOMAINS, make_standings(rng, poor)):
        ranks = national_ranks(standing)
        score_name = f"{label} Score (rate)" if kind == "rate" else f"{label} Score"
        table[score_name] = published_scores(standing, ranks, kind, middle, spread)
        table[f"{label} Rank (where 1 is most deprived)"] = ranks
        # Whole-number ceiling of 10 r / N, the way the English indices publish deciles.
        table[f"{label} Decile (where 1 is most deprived 10% of LSOAs)"] = -(-10 * ranks // NATIONAL_AREAS)
    for name, people in zip(POPULATIONS_2019, make_ages(rng, census)):
        table[name] = people
    health = "Health Deprivation and Disability"
    short = {"code": areas["code"], "health_score": table[f"{health} Score"]}
    return table, pd.DataFrame({**short, "health_rank": table[f"{health} Rank (where 1 is most deprived)"]})


def make_ages(rng: np.random.Generator, census: pd.DataFrame) -> list[Ints]:
    """Split residents into all, 0-15, 16-59, 60 and over, and working age."""
    everyone, old = census["residents"].to_numpy(), census["residents_65p"].to_numpy()
    children = np.rint((everyone - old) * (0.22 + 0.05 * rng.random(AREAS))).astype(np.int64)
    over_60 = old + np.rint((everyone - old) * (0.05 + 0.03 * rng.random(AREAS))).astype(np.int64)
    middle = everyone - children - over_60
    working = middle + np.rint((over_60 - old) * 0.5 - children * 0.12).astype(np.int64)
    return [everyone, children, middle, over_60, working]


# --- Services -----------------------------------------------------------------------------------------------------


def places_for(town: str, middles: Floats) -> Ints:
    """Areas near a town, or far from all of them."""
    closeness = np.stack([near(middles, name, 1.5) for name in TOWNS])
    inside = closeness.max(axis=0) < 0.05 if town == "country" else closeness[list(TOWNS).index(town)] > 0.35
    return np.flatnonzero(inside).astype(np.int64)


def make_services(rng: np.random.Generator, borough: Borough) -> pd.DataFrame:
    """Place services, most of them in the towns: some areas are left without."""
    cells, rows, used = borough.mesh.centres, [], set()
    for kind, words, count, towns in SERVICES:
        for k in range(count):
            # One service of a kind to a ward, so that names are unique.
            wards = borough.ward_of_area
            free = [a for a in places_for(towns[k % len(towns)], borough.middles) if (kind, wards[a]) not in used]
            area = int(free[int(rng.integers(len(free)))])
            used.add((kind, wards[area]))
            own = np.flatnonzero(borough.area_of_cell == area)
            cell = own[((cells[own] - borough.middles[area]) ** 2).sum(axis=1).argmin()]
            east, north = np.rint(cells[cell] * 1000 + ORIGIN).astype(int).tolist()
            places = int(rng.integers(2, 13)) * 5 if kind != "library" and rng.random() < 0.75 else None
            opening = OPENINGS[4] if kind == "library" else OPENINGS[int(rng.integers(4))]
            rows.append((f"{borough.areas['ward_name'][area]} {words}", kind, places, opening, east, north))
    table = pd.DataFrame(rows, columns=["name", "kind", "capacity", "opening", "easting", "northing"])
    return table.astype({"capacity": "Int64"})


# --- Files --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """Everything that is written."""

    borough: Borough
    tables: dict[str, pd.DataFrame]
    services: pd.DataFrame
    deprivation: pd.DataFrame


def make_sample(seed: int = SEED) -> Sample:
    """Make the whole sample in memory. Each part draws from its own stream, so that one can change without the rest."""
    land, people, segments, indices, places, more, need = (
        np.random.Generator(np.random.PCG64([seed, k])) for k in range(7)
    )
    borough = make_borough(land)
    factors = make_factors(people, borough.middles)
    census = make_census(people, borough.areas["code"], factors)
    types, type_factors = make_types(segments)
    deprivation, health = make_deprivation(indices, borough.areas, census, factors[:, 2])
    tables = {
        "census": make_households_of_need(need, make_circumstances(more, census, factors), factors),
        "households_by_type": make_households_by_type(segments, census, factors, types, type_factors),
        "types": types,
        "health": health,
        "panel": make_panel(segments),
    }
    return Sample(borough, tables, make_services(places, borough), deprivation)


def plain(value: Any) -> Any:
    """Return a Python value, None for missing."""
    if value is pd.NA or value is None:
        return None
    return value.item() if isinstance(value, np.generic) else value


def plain_rows(table: pd.DataFrame) -> Iterable[list[Any]]:
    """Rows of plain Python values."""
    return zip(*([plain(v) for v in table[name]] for name in table.columns))


def write_csv(path: Path, table: pd.DataFrame, encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL) -> None:
    """Write a table; the line ends are the same on every system."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=quoting)
        writer.writerow(table.columns)
        writer.writerows(plain_rows(table))


def nomis(areas: pd.DataFrame, columns: dict[str, Any]) -> pd.DataFrame:
    """Return a table in the shape of a Nomis bulk download."""
    start = pd.DataFrame({"date": 2011, "geography": areas["name"], "geography code": areas["code"]})
    return start.assign(**{f"{name}; measures: Value": values for name, values in columns.items()})


def household_composition(areas: pd.DataFrame, census: pd.DataFrame) -> pd.DataFrame:
    """Return the census table of households in the shape of KS105EW, with the columns that add up to the whole."""
    what = "Household Composition"
    rest = census["households"] - census["one_person_households"]
    families = (rest * 93) // 100
    return nomis(
        areas,
        {
            f"{what}: All categories: Household composition": census["households"],
            f"{what}: One person household: Total": census["one_person_households"],
            f"{what}: One person household: Aged 65 and over": census["alone_65p"],
            f"{what}: One person household: Other": census["alone_u65"],
            f"{what}: One family only: Total": families,
            f"{what}: Other household types: Total": rest - families,
        },
    )


def residents_by_age(areas: pd.DataFrame, census: pd.DataFrame) -> pd.DataFrame:
    """Return the census table of residents in the shape of a Nomis bulk download."""
    return nomis(
        areas,
        {
            "Age: All usual residents": census["residents"],
            "Age: Aged under 65": census["residents_u65"],
            "Age: Aged 65 and over": census["residents_65p"],
        },
    )


def projections(census: pd.DataFrame) -> pd.DataFrame:
    """Return residents by single year of age, 2011 to 2036, in the shape of the subnational population projections.

    The first year's bands add up to the census; later ones follow from it: people grow older, fewer die younger than once, and as many
    are born and come as did.
    """
    ages, years = np.arange(91), np.arange(2011, 2037)
    shape = np.where(ages < 65, 1.0 + 0.25 * np.cos((ages - 46) / 11.0), np.exp(-(((ages - 60) / 20.0) ** 2)))
    shape[90] *= 2.4
    now = np.zeros(91)
    for band, inside in (("residents_u65", ages < 65), ("residents_65p", ages >= 65)):
        now[inside] = census[band].sum() * shape[inside] / shape[inside].sum()
    people = [now]
    for at in range(1, len(years)):
        living = (
            1.0
            - np.minimum(0.35, 0.00004 * np.exp(0.1 * ages) * 0.99**at)
            + np.where((ages > 20) & (ages < 35), 0.004, 0.0)
        )
        before = people[-1]
        now = np.concatenate([[people[0][0]], before[:-1] * living[:-1]])
        now[90] += before[90] * living[90]
        people.append(now)
    whole = np.round(np.array(people).T, 3)
    rows = np.vstack([whole, whole.sum(axis=0).round(3)])
    named = {
        "AREA_CODE": "SAMPLE-LAD1", "AREA_NAME": "Sample Borough", "COMPONENT": "Population", "SEX": "persons",
        "AGE_GROUP": [*map(str, ages[:90]), "90 and over", "All ages"],
    }  # fmt: skip
    return pd.DataFrame({**named, **{str(year): rows[:, at] for at, year in enumerate(years)}})


def write_csvs(folder: Path, sample: Sample) -> None:
    """Write the tables as the official downloads spell them."""
    areas, census = sample.borough.areas, sample.tables["census"]
    quoted = {"quoting": csv.QUOTE_NONNUMERIC}
    write_csv(folder / "census_2011_ks105ew_sample.csv", household_composition(areas, census), **quoted)
    write_csv(folder / "residents_by_age_sample.csv", residents_by_age(areas, census), **quoted)
    write_csv(folder / "iod2019_file7_sample.csv", sample.deprivation)
    write_csv(folder / "projections_sample.csv", projections(census))
    for name in ("households_by_type", "types", "panel"):
        write_csv(folder / f"{name}_sample.csv", sample.tables[name])
    lookup = areas.set_axis(["LSOA11CD", "LSOA11NM", "WD25CD", "WD25NM"], axis=1)
    # The Office for National Statistics' lookups begin with a byte order mark.
    write_csv(folder / "ward_lookup_sample.csv", lookup, encoding="utf-8-sig")
    write_csv(folder / "services_sample.csv", sample.services)


def field_type(column: pd.Series) -> int:
    """Return the OGR field type of a column."""
    if pd.api.types.is_integer_dtype(column):
        return int(ogr.OFTInteger)
    return int(ogr.OFTReal if pd.api.types.is_float_dtype(column) else ogr.OFTString)


def alias_of(layer: str, field: str) -> str:
    """Return what users read instead of the field's name."""
    if layer == "census" and field == "alone_65p":
        return "One-person households: aged 65 and over"
    if field in CIRCUMSTANCES and field not in VARIABLES:
        return CIRCUMSTANCES[field][3]
    return VARIABLES[field][0] if field in VARIABLES else ALIASES[field]


def described(name: str) -> str:
    """Return what a layer or table is, in words."""
    return f"Fictional sample data. {DESCRIPTIONS[name]} Describes no real place or person."


def write_layer(
    target: ogr.DataSource, name: str, table: pd.DataFrame, shapes: list[ogr.Geometry] | None = None
) -> None:
    """Write one layer or, without shapes, one table."""
    grid = osr.SpatialReference()
    grid.ImportFromEPSG(27700)
    kind = shapes[0].GetGeometryType() if shapes else ogr.wkbNone
    words = described(name)
    layer = target.CreateLayer(name, grid if shapes else None, kind, [f"IDENTIFIER={name}", f"DESCRIPTION={words}"])
    for field in table.columns:
        definition = ogr.FieldDefn(field, field_type(table[field]))
        definition.SetAlternativeName(alias_of(name, field))
        layer.CreateField(definition)
    for number, row in enumerate(plain_rows(table)):
        feature = ogr.Feature(layer.GetLayerDefn())
        for k, value in enumerate(row):
            if value is not None:
                feature.SetField(k, value)
        if shapes:
            feature.SetGeometry(shapes[number])
        layer.CreateFeature(feature)


def polygons(mesh: Mesh, label_of: Ints, count: int) -> list[ogr.Geometry]:
    """Return one polygon for each label."""
    shapes = []
    for label in range(count):
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for east, north in mesh.corners[outline(mesh, label_of, label)].tolist():
            ring.AddPoint_2D(east, north)
        shape = ogr.Geometry(ogr.wkbPolygon)
        shape.AddGeometry(ring)
        shapes.append(shape)
    return shapes


def points(table: pd.DataFrame) -> list[ogr.Geometry]:
    """Return one point for each row."""
    shapes = []
    for east, north in zip(table["easting"].tolist(), table["northing"].tolist()):
        shape = ogr.Geometry(ogr.wkbPoint)
        shape.AddPoint_2D(float(east), float(north))
        shapes.append(shape)
    return shapes


def write_geopackage(path: Path, sample: Sample) -> None:
    """Write layers and tables. The clock is stopped, because GeoPackages note when they were last changed."""
    borough = sample.borough
    gdal.SetConfigOption("OGR_CURRENT_DATE", FIXED_DATE)
    driver = ogr.GetDriverByName("GPKG")
    if path.exists():
        driver.DeleteDataSource(str(path))
    target = driver.CreateDataSource(str(path), ["VERSION=1.2"])
    write_layer(target, "areas", borough.areas, polygons(borough.mesh, borough.area_of_cell, AREAS))
    write_layer(
        target, "wards", borough.wards, polygons(borough.mesh, borough.ward_of_area[borough.area_of_cell], WARDS)
    )
    services = sample.services.drop(columns=["easting", "northing"])
    write_layer(target, "services", services, points(sample.services))
    for name, table in sample.tables.items():
        write_layer(target, name, table)
    target = None
    gdal.SetConfigOption("OGR_CURRENT_DATE", None)
    state_counts(path, list(sample.tables["census"].columns[1:]))


def state_counts(path: Path, counts: Sequence[str]) -> None:
    """Let the census say that its numbers are published counts, as QGIS keeps what is said of a table of a GeoPackage."""
    columns = [{"name": name, "data": "published count"} for name in counts]
    stated = {"schema": "medway-isolation/columns", "schema_version": 1, "columns": columns}
    said = escape("Medway Isolation columns: " + json.dumps(stated, separators=(",", ":")))
    metadata = (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f"<qgis><type>dataset</type><abstract>{escape(described('census'))}</abstract><history>{said}</history></qgis>"
    )
    with closing(sqlite3.connect(path)) as package, package:
        package.executescript(METADATA_TABLES)
        package.execute(
            "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', ?)", (metadata,)
        )
        package.execute(
            "INSERT INTO gpkg_metadata_reference VALUES ('table', 'census', NULL, NULL, ?, 1, NULL)", (FIXED_DATE,)
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Make the fictional sample data.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, help="folder to write to")
    folder: Path = parser.parse_args(arguments).out
    ogr.UseExceptions()
    folder.mkdir(parents=True, exist_ok=True)
    sample = make_sample()
    write_csvs(folder, sample)
    write_geopackage(folder / "sample.gpkg", sample)


if __name__ == "__main__":
    main()
