"""Units and people of the demo office."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, years_after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import both, table, words
from qms_xl.model import Text

START = -1945  # the day from which the system covers the office, as an offset
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_POSTS = {cast.HEAD: "starosta", cast.DEPUTY: "wicestarosta", cast.SECRETARY: "sekretarz"}


def _mail(person: str) -> str:
    first, last = person.translate(_PLAIN).lower().split()
    return f"{_POSTS.get(person, f'{first[0]}.{last}')}@jarzebogrod.example"


def _person(at: Calendar, *cells: str) -> Row:
    person, unit, polish, english, roles, since, years, aliases = (*cells, *[""] * 4)[:8]
    qualified = at.day(int(since)) if since else None
    return row(
        person=person,
        position=both(polish, english),
        unit=unit,
        email=_mail(person),
        roles=words(roles),
        auditor_qualified_on=qualified,
        auditor_valid_to=qualified and years_after(qualified, int(years)),
        aliases=(aliases,) if aliases else None,
    )


def records(at: Calendar) -> Records:
    """Return the office's units, with those of the county, and people."""
    return {
        "units": [
            row(
                unit=unit,
                name=both(polish, english),
                unit_type=kind,
                parent=parent or None,
                head=head or None,
                in_scope="yes",
                in_scope_from=at.day(START if kind != "subordinate" else -880),
            )
            for unit, kind, parent, head, polish, english in table("units")
        ],
        "people": [
            *(_person(at, *cells) for cells in table("people")),
            row(
                person=cast.FORMER,
                position=Text("podinspektor ds. kancelarii", "registry clerk"),
                unit="OR",
                active_to=at.day(-240),
                notes=Text("przejście na emeryturę", "retired"),
            ),
        ],
    }
