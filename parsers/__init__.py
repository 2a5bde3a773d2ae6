"""Bytes -> records: what publishers send, read without I/O and without a clock.

Each parser is one function in one module. What it cannot read at all raises `ParseError`; what is wrong with one entry
of many is a `Rejection` among its results.
"""
