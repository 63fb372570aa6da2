"""The data types: a table of literals with their verdicts, which Jing must give too.

- `cases`, `facet_cases`, `regex.pattern_cases`: the tables, and the reason where Jing differs.
- `jing`: Jing, asked about many of them in one call.
"""
