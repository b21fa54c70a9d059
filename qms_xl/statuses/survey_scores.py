"""The mean answer of surveys and the share of positive ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register

_STEPS = (1, 2, 3, 4, 5)
_DEFAULT_SCALE = 5


def survey_scores(surveys: Register) -> pd.DataFrame:
    """Return `mean` and `positive_pct` by row id, float64.

    mean = Σ i·count_i / Σ count_i; positive_pct = 100 × the answers on the two highest steps of the scale (of scale 2:
    the highest) / Σ count_i. A blank count is 0, a blank scale 5. Missing where nobody answered or a count cannot be
    read; positive_pct also where the scale has not 2 to 5 steps, which is all that the columns hold.
    Source: domain, section 1, surveys.
    """
    import pandas as pd

    names = [f"count_{step}" for step in _STEPS]
    counts = pd.concat([surveys[name].mask(surveys.blank(name), 0.0) for name in names], axis=1)
    answers = counts.sum(axis=1, skipna=False)
    answers = answers.where(answers != 0)
    weighed = counts.mul([float(step) for step in _STEPS], axis=1).sum(axis=1, skipna=False)
    scale = surveys["scale"].mask(surveys.blank("scale"), float(_DEFAULT_SCALE))
    top = pd.Series(float("nan"), index=counts.index)
    for step in _STEPS[1:]:
        highest = counts[[f"count_{i}" for i in (step - 1, step) if step > 2 or i == step]].sum(axis=1, skipna=False)
        top = top.mask(scale == step, highest)
    return pd.DataFrame({"mean": weighed / answers, "positive_pct": 100 * top / answers})
