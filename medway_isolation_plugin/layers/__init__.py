"""Reads and writes QGIS layers: what a layer holds and says about itself. Touches `qgis.core` only; no parameters, no widgets."""
