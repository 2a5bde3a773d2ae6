"""What each measure of `catalog/findings.toml` may be counted in, and how such amounts are written alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from newsdesk.findings.amounts.numerals import exact
from newsdesk.findings.quantities import Quantity

PEOPLE: Final = frozenset(
    "people visits tourists visitors passengers students migrants children soldiers workers specialists".split()  # noqa: SIM905
)
_SAME: Final[Mapping[str, tuple[str, float]]] = {
    "kg": ("t", 1e-3),
    "bcm": ("m3", 1e9),
    "MWh": ("kWh", 1e3),
    "GWh": ("kWh", 1e6),
    "TWh": ("kWh", 1e9),
    "kW": ("MW", 1e-3),
    "GW": ("MW", 1e3),
    "containers": ("TEU", 1.0),
    **dict.fromkeys(PEOPLE, ("people", 1.0)),
}
"""Units that are another one by the thousand; so that sources can be set side by side. Money is never converted."""
_KINDS: Final[Mapping[str, str]] = {
    "t": "mass",
    "m3": "volume",
    "l": "volume",
    "barrels": "volume",
    "kWh": "energy",
    "MW": "power",
    "TEU": "containers",
    "people": "people",
    "trains": "trains",
    "companies": "companies",
    "%": "percent",
}
MOVING: Final = frozenset(
    ["tourists", "passengers", "students", "migrants", "freight", "freight-trains", "container-throughput", "transit"]
)
"""Measures that say nothing without a period: what is on one plane or train is no statistic."""
CASUALTIES: Final = frozenset(["deaths", "injured"])
_GOODS: Final = ("mass", "volume", "energy")
LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "trade-turnover": ("money",),
    "exports": ("money", *_GOODS),
    "imports": ("money", *_GOODS),
    "freight": ("mass", "containers"),
    "transit": ("mass", "containers", "volume"),
    "container-throughput": ("containers",),
    "freight-trains": ("trains",),
    "investment": ("money",),
    "loans": ("money",),
    "public-debt": ("money",),
    "external-debt": ("money",),
    "government-debt": ("money",),
    "debt-service": ("money",),
    "gdp": ("money",),
    "inflation": ("percent",),
    "perceived-inflation": ("percent",),
    "policy-rate": ("percent",),
    "unemployment": ("percent",),
    "reserves": ("money",),
    "remittances": ("money",),
    "industrial-output": ("money",),
    "gas": ("volume",),
    "oil": ("mass", "volume"),
    "coal": ("mass",),
    "grain": ("mass",),
    "electricity": ("energy",),
    "power-capacity": ("power",),
    "tourists": ("people",),
    "passengers": ("people",),
    "students": ("people",),
    "migrants": ("people",),
    "population": ("people",),
    "companies": ("companies",),
    "deaths": ("people",),
    "injured": ("people",),
    "production": _GOODS,
    "supplies": _GOODS,
    "consumption": _GOODS,
}
"""Measure: the kinds of amounts that say how much of it there is. Percent of any other is its growth."""
GOODS: Final = ("gas", "oil", "coal", "grain", "electricity")
"""Measures that say nothing until it is known what is done with them."""
DONE: Final = ("exports", "imports", "production", "supplies", "consumption", "transit")
"""What is done with goods; the last four say nothing without them."""
BETWEEN: Final = frozenset(
    (
        "trade-turnover",
        "exports",
        "imports",
        "freight",
        "transit",
        "container-throughput",
        "freight-trains",
        "loans",
        "investment",
        "supplies",
        "passengers",
        "companies",
        "students",
        "migrants",
        "tourists",
    )
)
"""Measures of what happens between countries; all others are of one country."""


class Measured(NamedTuple):
    """An amount in the unit in which its kind is written in figures."""

    low: float
    high: float
    unit: str | None
    kind: str | None
    """money, mass, volume, energy, power, containers, people, trains, companies or percent; None of all else."""


def measured(quantity: Quantity) -> Measured:
    """The amount as figures write it."""
    if quantity.currency is not None:
        return Measured(quantity.low, quantity.high, None, "money")
    unit, factor = _SAME.get(quantity.unit or "", (quantity.unit, 1.0))
    return Measured(exact(quantity.low * factor), exact(quantity.high * factor), unit, _KINDS.get(unit or ""))
