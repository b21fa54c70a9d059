"""What the demo office typed as inputs of its latest management review: input -> summary and assessment."""

from qms_xl.model import Text

_WELL = Text("ocena pozytywna", "positive")

LATEST = {
    "previous_actions": (
        Text(
            "Trzy decyzje z poprzedniego przeglądu wykonano: osiem pism w prostym języku, koordynatorzy jednostek przeszkoleni, zmiana polityki przygotowana.",
            "Three decisions of the previous review were carried out: eight letters in plain language, the units' coordinators trained, the change of the policy prepared.",
        ),
        Text("wykonane w całości", "fully carried out"),
    ),
    "changes": (
        Text(
            "Zmiany Prawa budowlanego i opłat komunikacyjnych; odejścia na emeryturę w dwóch wydziałach.",
            "Changes of the Construction Law and of vehicle fees; retirements in two departments.",
        ),
        Text("wymagają nadzoru nad terminami i kartami spraw", "terms and service cards need watching"),
    ),
    "customer_feedback": (
        Text(
            "Badanie satysfakcji: najwyżej oceniono uprzejmość pracowników, najniżej czas oczekiwania w Wydziale Komunikacji. Skargi pojedyncze, w większości niezasadne.",
            "Satisfaction survey: courtesy of staff had the highest marks, waiting time in the vehicles department the lowest. Few complaints, most of them not justified.",
        ),
        Text("poprawa w porównaniu z poprzednim badaniem", "better than in the survey before"),
    ),
    "objectives": (
        Text(
            "Z szesnastu celów trzynaście osiągnięto, dwa częściowo (pozwolenia na budowę, wypłaty odszkodowań); sprawozdania jednostek spóźniła jedna z nich.",
            "Thirteen of sixteen objectives were achieved, two in part (building permits, payment of compensation); one unit filed its report late.",
        ),
        Text("zadowalająca", "satisfactory"),
    ),
    "processes": (
        Text(
            "Procesy główne stabilne; proces G2 wymaga wsparcia w okresach dużej liczby wniosków.",
            "Core processes are stable; G2 needs support when applications peak.",
        ),
        Text("zadowalająca", "satisfactory"),
    ),
    "corrective_actions": (
        Text(
            "Działania wykonywano w terminie. Ocena skuteczności bywa odkładana; pełnomocnik prowadzi wykaz terminów weryfikacji.",
            "Actions were done in time. Evaluation of effect is sometimes put off; the representative keeps a list of verification dates.",
        ),
        Text("do poprawy: oceny skuteczności", "to be improved: evaluations of effect"),
    ),
    "monitoring": (
        Text(
            "Mierniki zebrano dla wszystkich procesów; wyniki omawiane na naradach co kwartał.",
            "Indicators were collected for all processes; results are discussed at quarterly meetings.",
        ),
        _WELL,
    ),
    "audits": (
        Text(
            "Program auditów zrealizowano. Najczęstszy temat ustaleń: udokumentowanie czynności i aktualność kart spraw.",
            "The audit programme was carried out. Most frequent subjects of findings: documenting what was done, and service cards kept up to date.",
        ),
        _WELL,
    ),
    "suppliers": (
        Text(
            "Oceniono czterech dostawców, jeden z uwagami (czas reakcji serwisu).",
            "Four providers were evaluated, one with remarks (response time of service).",
        ),
        _WELL,
    ),
    "resources": (
        Text(
            "Potrzebne wzmocnienie Wydziału Architektury i Budownictwa oraz czytniki dokumentów.",
            "The Architecture and Construction Department needs strengthening; document readers are needed.",
        ),
        Text("niewystarczające w AB", "insufficient in AB"),
    ),
    "risks": (
        Text(
            "Sześć ryzyk powyżej poziomu akceptowanego, między innymi termin pozwoleń, zalanie archiwum i atak szyfrujący; dla wszystkich prowadzone są działania.",
            "Six risks above the accepted level, among them the term of permits, flooding of the archive and ransomware; actions run for all.",
        ),
        Text("działania adekwatne", "actions are adequate"),
    ),
    "improvement": (
        Text(
            "Propozycje: prosty język kart spraw, listy kontrolne w systemie, dłuższe godziny obsługi.",
            "Proposals: plain language in service cards, checklists in the system, longer opening hours.",
        ),
        Text("przyjęto do realizacji", "accepted"),
    ),
    "policy": (Text("Polityka i cele pozostają aktualne.", "Policy and objectives remain suitable."), _WELL),
    "documents": (
        Text(
            "Procedury przejrzano zgodnie z kalendarzem; zmiany wprowadzono zarządzeniem.",
            "Procedures were gone through by the calendar; changes were put in force by order.",
        ),
        _WELL,
    ),
}
