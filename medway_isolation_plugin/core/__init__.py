"""The library behind the plugin: numpy and pandas, no QGIS.

A table comes in, is checked once (`areas.AreaTable`), travels as arrays, and leaves as one `results.ResultTable`.
"""
