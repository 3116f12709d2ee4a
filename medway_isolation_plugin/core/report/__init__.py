"""Reports as single HTML files: escaped, without scripts and without outside requests."""
