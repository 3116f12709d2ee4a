"""Processing adapters: each algorithm declares its parameters, reads, calls the core and writes."""
