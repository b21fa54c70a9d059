"""SRV001: a year without a satisfaction survey, or a survey that hardly anybody answered."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings


def none_in_the_year(surveys: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the register's header once for each year without a survey."""
    years = set(surveys["period"].dropna().str[:4])
    if surveys["period"].isna().any() and not surveys.blank("period")[surveys["period"].isna()].all():
        return  # a period that cannot be read may be of that year
    for year in judged_years(as_of, settings.surveys.by, registers_begin):
        if str(year) not in years:
            yield Hit(surveys.header(), {"year": str(year)}, about=str(year), variant="none")


def hardly_answered(surveys: Register, settings: Settings) -> Found:
    """Give the first row of each survey whose areas were answered by too few."""
    most = surveys["returned"].groupby(surveys["survey"]).transform("max")
    few = (most < settings.surveys.min_forms) & ~surveys["survey"].duplicated()
    for row in few.index[few]:
        facts = {"survey": surveys["survey"].loc[row], "forms": int(most.loc[row])}
        yield Hit(surveys.cell(row, "returned"), {**facts, "least": settings.surveys.min_forms})


RULE = Rule(
    find=(none_in_the_year, hardly_answered),
    severity="warning",
    clause="9.1.2 [8.2.1]",
    settings=("surveys.by", "surveys.min_forms"),
    title=Text("Brak badania satysfakcji", "No satisfaction survey"),
    message=Text(
        "W badaniu „{survey}” zwrócono najwyżej {forms:plural ankietę|ankiety|ankiet}; poniżej {least} wynik niewiele znaczy.",
        "Survey “{survey}” brought back {forms:plural form|forms} at most; below {least} its result says little.",
    ),
    variants={
        "none": Text(
            "W roku {year} nie ma w rejestrze żadnego badania satysfakcji klientów.",
            "The register holds no satisfaction survey for {year}.",
        )
    },
    why=Text(
        "Organizacja monitoruje, jak klienci postrzegają spełnienie ich potrzeb. Bez badania albo z kilkoma ankietami nie ma na "
        "czym oprzeć oceny na przeglądzie.",
        "The organisation monitors how customers see that their needs are met. Without a survey, or with a handful of forms, "
        "the review has nothing to judge by.",
    ),
    remedy=Text(
        "Powtórz badanie albo sprawdź liczbę zwróconych ankiet w komórce {cell}.",
        "Repeat the survey, or check the number of forms in cell {cell}.",
    ),
    remedies={
        "none": Text(
            "Przeprowadź badanie i wpisz wyniki do rejestru badań satysfakcji.",
            "Hold a survey and enter its results into the register of surveys.",
        )
    },
    good="""
as_of 2026-11-20
surveys
| survey  | period  | area   | returned |
| BS-2025 | 2025    | Obsługa| 10       |
| BS-2024 | 2024-H1 | Czas   | 4        |
| BS-2024 | 2024-H1 | Obsługa| 40       |


""",
    bad="""
as_of 2026-12-20
surveys
| survey ! | period | area    | returned |
| BS-2025  | 2025   | Obsługa | 9 !      |
| BS-2025  | 2025   | Czas    | 7        |
""",
)
