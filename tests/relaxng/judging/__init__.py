"""Tests of the judging of documents."""
