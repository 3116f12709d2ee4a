"""The front door: what `core` exports, on pandas data frames."""
