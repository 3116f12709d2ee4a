"""What several rooms of the panel use: session, settings, slots, runs, lists of layers and fields."""
