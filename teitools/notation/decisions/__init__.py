"""What the readers decide about a text, and what a person has decided instead."""
