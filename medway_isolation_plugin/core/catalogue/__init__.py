"""Data services described as data: what they hold, how they are asked, and what tells a right answer from a wrong one."""
