"""Tests of the tables of decisions."""
