"""Validation: what a document is judged by, and the judging, with engines side by side.

- `checking.check`: a document judged by the schemas that it names, and by the rules.
- `shelf.Shelf`: schemas, each loaded once; `engines.Engine` is what they are there.
- `workers.run`: many documents, in several processes.
"""
