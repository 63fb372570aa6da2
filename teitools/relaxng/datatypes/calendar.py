"""Days of the Gregorian calendar, carried on in both directions (XML Schema Part 2, D, E)."""

from __future__ import annotations

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF_400_YEARS = 146097


def is_leap(year: int) -> bool:
    """Whether the year, counted with a year 0, has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in the year, counted with a year 0."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of the day, counted from 1 March of the year 0, which is 0."""
    if month < 3:
        year, month = year - 1, month + 12
    era, year = divmod(year, 400)
    return (
        era * _DAYS_OF_400_YEARS
        + year * 365
        + year // 4
        - year // 100
        + ((month - 3) * 153 + 2) // 5  # from March on months have 31 30 31 30 31, 31 30 ...
        + (day - 1)
    )
