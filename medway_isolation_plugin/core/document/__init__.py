"""A document of headings, words, lists, tables and figures, and the files that it is written to."""
