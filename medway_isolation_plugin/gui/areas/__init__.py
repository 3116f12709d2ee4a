"""Areas: the layer that is worked on, the first steps, and results that become maps."""
