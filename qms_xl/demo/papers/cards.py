"""Service cards, the client guide and the forms."""

from qms_xl.demo.paper import Papers
from qms_xl.model import Text

_WHAT = Text("Co przygotować", "What to bring")
_FEE = Text("Opłaty", "Fees")
_TERM = Text("Termin i miejsce", "Term and place")
_APPEAL = Text("Odwołanie", "Appeal")
_TO_COLLEGE = Text(
    "W ciągu 14 dni do Samorządowego Kolegium Odwoławczego, za pośrednictwem starosty.",
    "Within 14 days to the self-government appeal board, through the head of the county.",
)
_FILL = Text("Wypełnia zgłaszający", "To be filled in by the applicant")
_DECIDE = Text("Rozstrzygnięcie", "Decision")

PAPERS: Papers = {
    "KS-KM-01": (
        (
            _WHAT,
            (
                Text(
                    "Wniosek, dowód własności pojazdu, dowód rejestracyjny z aktualnym badaniem technicznym, dotychczasowe tablice.",
                    "Application, proof of ownership, registration certificate with a valid technical inspection, present plates.",
                ),
                Text(
                    "Dokument tożsamości; pełnomocnik także pełnomocnictwo.",
                    "Proof of identity; a representative also a power of attorney.",
                ),
            ),
        ),
        (
            _FEE,
            (
                Text(
                    "Opłaty zgodne z rozporządzeniem; aktualną tabelę podaje kasa i strona BIP.",
                    "Fees by regulation; the cash desk and the public web page give the current table.",
                ),
            ),
        ),
        (
            _TERM,
            (
                Text(
                    "Pozwolenie czasowe od ręki, dowód rejestracyjny do 30 dni. Sala obsługi, parter.",
                    "Temporary permit at once, registration certificate within 30 days. Customer hall, ground floor.",
                ),
            ),
        ),
        (_APPEAL, (_TO_COLLEGE,)),
    ),
    "KS-AB-01": (
        (
            _WHAT,
            (
                Text(
                    "Wniosek PB-1, projekt zagospodarowania i projekt architektoniczno-budowlany, oświadczenie o prawie do nieruchomości.",
                    "Application PB-1, site and architectural design, statement of the right to the land.",
                ),
            ),
        ),
        (
            _FEE,
            (Text("Opłata skarbowa zależy od rodzaju obiektu.", "The stamp duty depends on the kind of building."),),
        ),
        (
            _TERM,
            (
                Text(
                    "Do 65 dni od złożenia kompletnego wniosku. Pokoje 21–24.",
                    "Within 65 days of a complete application. Rooms 21–24.",
                ),
            ),
        ),
        (
            _APPEAL,
            (
                Text(
                    "W ciągu 14 dni do wojewody, za pośrednictwem starosty.",
                    "Within 14 days to the voivode, through the head of the county.",
                ),
            ),
        ),
    ),
    "KS-GK-01": (
        (
            _WHAT,
            (
                Text(
                    "Wniosek na urzędowym formularzu, także przez portal geodezyjny.",
                    "Application on the official form, also through the survey portal.",
                ),
            ),
        ),
        (
            _FEE,
            (
                Text(
                    "Opłata z dokumentu obliczenia opłaty; stawki ogłasza minister.",
                    "Fee by the calculation attached; the minister announces the rates.",
                ),
            ),
        ),
        (
            _TERM,
            (
                Text(
                    "Niezwłocznie po wniesieniu opłaty. Ośrodek dokumentacji, przyziemie.",
                    "At once after payment. Documentation centre, basement.",
                ),
            ),
        ),
    ),
    "KS-OS-01": (
        (
            _WHAT,
            (
                Text(
                    "Wniosek, zdjęcie, zaświadczenie o egzaminie ze znajomości ochrony i połowu ryb.",
                    "Application, photograph, certificate of the examination in fishing and fish protection.",
                ),
            ),
        ),
        (_FEE, (Text("10 zł za wydanie karty.", "PLN 10 for the licence."),)),
        (_TERM, (Text("Do siedmiu dni. Pokój 8.", "Within seven days. Room 8."),)),
    ),
    "PI-KM": (
        (
            Text("Zanim kupisz", "Before you buy"),
            (
                Text(
                    "Sprawdź historię pojazdu w bezpłatnej usłudze państwowej i porównaj numer VIN z dowodem.",
                    "Check the vehicle's history in the free state service and compare the VIN with the certificate.",
                ),
                Text(
                    "Umowa powinna podawać godzinę wydania pojazdu.",
                    "The contract should give the hour of handing over.",
                ),
            ),
        ),
        (
            Text("Po zakupie", "After the purchase"),
            (
                Text(
                    "Zawiadom starostę o nabyciu lub złóż wniosek o rejestrację w ciągu 30 dni.",
                    "Notify the head of the county or apply for registration within 30 days.",
                ),
                Text(
                    "Wizytę zarezerwujesz przez internet; dokumenty sprawdzisz w karcie KS-KM-01.",
                    "Book a visit on the web; card KS-KM-01 lists the papers.",
                ),
            ),
        ),
    ),
    "F-01": (
        (
            _FILL,
            (
                Text("Symbol i wydanie dokumentu: …………………………", "Code and edition of the document: …………………………"),
                Text("Proponowana zmiana i jej uzasadnienie: …………………………", "Proposed change and its reason: …………………………"),
                Text("Data i podpis: …………………………", "Date and signature: …………………………"),
            ),
        ),
        (
            _DECIDE,
            (
                Text("Opinia pełnomocnika: …………………………", "Opinion of the representative: …………………………"),
                Text("Zmiana przyjęta / odrzucona, data: …………………………", "Change accepted / rejected, date: …………………………"),
            ),
        ),
    ),
    "F-02": (
        (
            Text("Audit", "Audit"),
            (
                Text("Numer auditu, komórka, data: …………………………", "Number of the audit, unit, date: …………………………"),
                Text("Auditor: …………………………", "Auditor: …………………………"),
            ),
        ),
        (
            Text("Pytania", "Questions"),
            (
                Text(
                    "Lp., pytanie, procedura, punkt normy, wynik, dowód z auditu, numer ustalenia",
                    "No, question, procedure, clause, result, audit evidence, number of the finding",
                ),
            ),
        ),
    ),
    "F-03": (
        (
            Text("Stwierdzenie", "Statement"),
            (
                Text(
                    "Wymaganie, dowód, opis, kategoria: …………………………",
                    "Requirement, evidence, description, grade: …………………………",
                ),
            ),
        ),
        (
            Text("Korekcja", "Correction"),
            (Text("Co zrobiono od razu, kto, kiedy: …………………………", "What was done at once, by whom, when: …………………………"),),
        ),
        (
            Text("Przyczyna i działanie korygujące", "Cause and corrective action"),
            (
                Text(
                    "Przyczyna, działanie, termin, kryterium skuteczności: …………………………",
                    "Cause, action, date, criterion of success: …………………………",
                ),
            ),
        ),
        (
            Text("Weryfikacja i zamknięcie", "Verification and closing"),
            (
                Text(
                    "Ocena skuteczności, data, podpis: …………………………",
                    "Evaluation of effectiveness, date, signature: …………………………",
                ),
            ),
        ),
    ),
}
