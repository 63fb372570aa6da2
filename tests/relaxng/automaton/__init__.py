"""Tests of the automaton."""
