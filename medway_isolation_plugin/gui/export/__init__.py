"""Export: which maps and tables go out, in what form, and to which folder."""
