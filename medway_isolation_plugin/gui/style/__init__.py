"""Style: how the maps are drawn, the spread of the values, maps side by side, and what an area says."""
