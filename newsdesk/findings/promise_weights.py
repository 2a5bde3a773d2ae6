"""What each sign counts for (above nothing) or against a deed's being a promise.

Made by `python -m benchmarks.fit_promises`; not edited by hand. The names are those that `promise_signs` gives; with
"(zh)", what is to be added in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping

THRESHOLD = 0.14
"""Log odds from which a deed is one."""

WEIGHTS: Mapping[str, float] = {
    "actor (zh)": 0.5,
    "actor named": 0.25,
    "actor named (zh)": -0.71,
    "agreed": 0.3,
    "agreed (zh)": 0.27,
    "agreement": 0.51,
    "agreement (zh)": -0.23,
    "amount": 1.0,
    "any": -1.05,
    "any (zh)": 0.28,
    "bare (zh)": 0.36,
    "conditional": -0.11,
    "count": -0.73,
    "count (zh)": -0.53,
    "courtesy": -0.46,
    "courtesy (zh)": -0.25,
    "deep": -0.06,
    "deep (zh)": 0.77,
    "delayed": 0.06,
    "delivered": -0.37,
    "delivered (zh)": 0.28,
    "due": 0.34,
    "due (zh)": 0.26,
    "first": 0.85,
    "first (zh)": -0.15,
    "future": 0.7,
    "generic (zh)": -0.4,
    "goes on": -0.06,
    "goes on (zh)": -0.2,
    "headline": -0.32,
    "long ago": -0.12,
    "money": 0.69,
    "money (zh)": 0.07,
    "no country": -0.51,
    "no country (zh)": -0.06,
    "no object": -0.88,
    "no object (zh)": -0.36,
    "nobody (zh)": -0.22,
    "object": 0.22,
    "object (zh)": 0.38,
    "objects": 0.66,
    "objects (zh)": 0.26,
    "other countries": -0.8,
    "other countries (zh)": -0.19,
    "pledged": -0.44,
    "pledged (zh)": -0.06,
    "project": 0.4,
    "project (zh)": 0.13,
    "promised": 0.87,
    "promised (zh)": -0.05,
    "signed": 0.56,
    "signed (zh)": 0.07,
    "started": 0.24,
    "started (zh)": -0.39,
    "title": 0.17,
    "title (zh)": 0.21,
    "to be done": 0.33,
    "to be done (zh)": -0.21,
    "two countries": 0.5,
    "two countries (zh)": -0.07,
    "weak": -1.05,
    "weak (zh)": -0.35,
    "wish": -1.22,
    "wish (zh)": 0.2,
}
