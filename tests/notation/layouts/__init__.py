"""Texts whose counts are known, printed as other archives and exporters would print them."""
