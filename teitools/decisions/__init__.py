"""The table of decisions: what the converter decided, for a person to go through and correct."""
