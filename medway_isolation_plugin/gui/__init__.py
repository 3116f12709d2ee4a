"""The dock panel and its parts. They show and ask; numbers come from `core` through algorithms, maps from `cartography`."""
