"""What an index looks like: ramps, renderers, pages. One place for algorithms, demonstration and dock."""
