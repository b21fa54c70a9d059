"""What clients say: complaints, requests, petitions, praise; and the yearly satisfaction survey."""

from qms_xl.demo.calendar import Calendar
from qms_xl.demo.dossier import dossiers
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import both, table
from qms_xl.model import Text

_AREAS = (
    # area, unit, forms issued, returned, answers 1 to 5 in the latest survey, and in the one before
    (
        Text("Uprzejmość i kompetencja pracowników", "Courtesy and competence of staff"),
        None,
        400,
        236,
        (4, 9, 31, 98, 91),
        (5, 12, 34, 96, 80),
    ),
    (Text("Czas oczekiwania", "Waiting time"), "KM", 200, 118, (9, 16, 30, 38, 24), (11, 18, 29, 34, 20)),
    (
        Text("Jasność kart spraw i formularzy", "Clarity of service cards and forms"),
        "AB",
        100,
        57,
        (2, 5, 13, 22, 14),
        (2, 6, 12, 20, 12),
    ),
    (
        Text("Dostępność budynku i informacji", "Accessibility of the building and of information"),
        None,
        400,
        231,
        (6, 14, 40, 92, 77),
        (8, 15, 42, 88, 70),
    ),
)


def _survey(year: int, latest: bool) -> list[Row]:
    rows = []
    for area, unit, issued, returned, now, before in _AREAS:
        counts = now if latest else before
        rows.append(
            row(
                "survey-wait" if latest and unit == "KM" else "",
                survey=f"BS-{year}",
                period=f"{year}-10",
                area=area,
                unit=unit,
                issued=issued,
                returned=returned if latest else sum(before) + 2,
                audience="clients",
                scale=5,
                **{f"count_{step}": count for step, count in enumerate(counts, start=1)},
            )
        )
    return rows


def _told(at: Calendar, tag: str, *cells: str) -> Row:
    """Return what a client said, as the table has it; the finding made of it is the case that names it."""
    received, days, channel, outcome, where, polish, english = cells
    unit, process = where.split()
    case = next((case.tag for case in dossiers("-") if tag and f"{{{tag}}}" in case.cells[0]), None)
    return row(
        tag,
        received_on=at.day(int(received)),
        channel=channel,
        subject=both(polish, english),
        unit=unit,
        process=process,
        answered_on=at.day(int(received) + int(days)) if days else None,
        justified=outcome or None,
        finding=f"{{{case}}}" if case else None,
    )


def records(at: Calendar) -> Records:
    """Return the feedback of the last months and the two latest surveys."""
    return {
        "feedback": [
            *(_told(at, *cells) for cells in table("feedback")),
            row(
                "praise-km",
                received_on=at.day(-230),
                channel="praise",
                subject=Text(
                    "Podziękowanie za pomoc osobie niesłyszącej przy rejestracji pojazdu",
                    "Thanks for helping a deaf person with a registration",
                ),
                unit="KM",
                process="G1",
            ),
            row(
                "complaint-waste",
                received_on=at.day(-145),
                channel="complaint",
                subject=Text("Przewlekłość w sprawie zezwolenia na zbieranie odpadów", "Delay in a waste permit case"),
                unit="OS",
                process="G4",
                answered_on=at.day(-128),
                justified="yes",
                finding="{late-answer}",
            ),
            row(
                "complaint-desk",
                received_on=at.day(-118),
                channel="complaint",
                subject=Text(
                    "Odmowa przyjęcia wniosku o rejestrację bez oryginału umowy",
                    "Application refused because the original contract was missing",
                ),
                unit="KM",
                process="G1",
                answered_on=at.day(-104),
                justified="no",
            ),
            row(
                "request-bikes",
                received_on=at.day(-96),
                channel="request",
                subject=Text(
                    "Wniosek o stojaki rowerowe przed budynkiem", "Request for bicycle stands in front of the building"
                ),
                unit="OR",
                process="W1",
                answered_on=at.day(-75),
                justified="yes",
            ),
            row(
                "petition-bus",
                received_on=at.day(-80),
                channel="petition",
                subject=Text(
                    "Petycja o przedłużenie godzin pracy wydziału komunikacji",
                    "Petition to extend the hours of the vehicles department",
                ),
                unit="KM",
                process="G1",
                answered_on=at.day(-30),
                justified="partly",
            ),
            row(
                "remark-map",
                received_on=at.day(-44),
                channel="remark",
                subject=Text(
                    "Mapa portalu geodezyjnego nie działa na telefonie",
                    "The map of the survey portal does not work on a phone",
                ),
                unit="GK",
                process="G3",
            ),
            row(
                "complaint-other",
                received_on=at.day(-40),
                channel="complaint",
                subject=Text("Skarga na stan drogi gminnej", "Complaint about the state of a municipal road"),
                unit="OR",
                process="W1",
                answered_on=at.day(-36),
                justified="forwarded",
            ),
            row(
                "request-parking",
                received_on=at.day(-12),
                channel="request",
                subject=Text(
                    "Wniosek o miejsce postojowe dla osób z niepełnosprawnością przy wejściu B",
                    "Request for a disabled parking space at entrance B",
                ),
                unit="OR",
                process="W1",
                due_on=at.day(16),
                justified="pending",
            ),
        ],
        "surveys": [*_survey(at.survey_year - 1, latest=False), *_survey(at.survey_year, latest=True)],
    }
