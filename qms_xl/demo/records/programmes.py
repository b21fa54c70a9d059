"""The yearly audit programmes of the demo office."""

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text

FIRST_AUDIT, LAST_AUDIT = -1040, 75  # the first and the last audit in the register, as offsets from the day


def programme_of(planned: date) -> str:
    """Return the placeholder of the programme that holds an audit planned for that day."""
    return f"{{programme-{planned.year}}}"


def _programme(at: Calendar, year: int) -> Row:
    approved = working_day(date(year - 1, 12, 16))
    come = approved <= at.as_of
    return row(
        f"programme-{year}",
        year=year,
        status="completed" if year < at.year else "running" if year == at.year else "approved" if come else "draft",
        objective=Text(
            "Ocena, czy system jest zgodny z PN-EN ISO 9001:2015-10 i wymaganiami starostwa, ze szczególnym uwzględnieniem terminowości spraw i skuteczności działań po poprzednich auditach",
            "To assess whether the system conforms to ISO 9001:2015 and to the office's own requirements, with a close look at terms of cases and at the effect of actions after earlier audits",
        ),
        approved_by=cast.HEAD if come else None,
        approved_on=approved if come else None,
        notes=None
        if come
        else Text("przedłożony do zatwierdzenia w grudniu", "to be submitted for approval in December"),
    )


def records(at: Calendar) -> Records:
    """Return one programme for every year in which an internal audit is held or planned."""
    years = range(at.two_days(FIRST_AUDIT)[0].year, at.day(LAST_AUDIT).year + 1)
    return {"audit_programmes": [_programme(at, year) for year in years]}
