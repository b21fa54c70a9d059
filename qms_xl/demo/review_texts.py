"""What the demo office typed as inputs of its two management reviews: input -> summary and assessment."""

from qms_xl.model import Text

_WELL = Text("ocena pozytywna", "positive")

BEFORE = {
    "previous_actions": (
        Text(
            "Pierwszy przegląd po wdrożeniu systemu, decyzji wcześniejszych nie było.",
            "First review since the system was introduced, there were no earlier decisions.",
        ),
        Text("nie dotyczy", "not applicable"),
    ),
    "changes": (
        Text(
            "Uruchomiono system obiegu dokumentów we wszystkich wydziałach.",
            "The document system was started in all departments.",
        ),
        _WELL,
    ),
    "customer_feedback": (
        Text(
            "Pierwsze badanie satysfakcji; najniżej oceniono czas oczekiwania.",
            "First satisfaction survey; waiting time had the lowest marks.",
        ),
        Text("wymaga działań", "action needed"),
    ),
    "objectives": (
        Text(
            "Pierwsze cele jakości ustalono dla każdego procesu.", "First quality objectives were set for each process."
        ),
        _WELL,
    ),
    "processes": (Text("Procesy opisane, mierniki w fazie prób.", "Processes described, indicators on trial."), _WELL),
    "corrective_actions": (
        Text("Zgłoszono pojedyncze niezgodności, działania w terminie.", "A few nonconformities, actions in time."),
        _WELL,
    ),
    "monitoring": (
        Text(
            "Dane niepełne, zbierane od drugiego półrocza.", "Data incomplete, collected from the second half-year on."
        ),
        Text("do uzupełnienia", "to be completed"),
    ),
    "audits": (Text("Przeszkolono auditorów, program przygotowany.", "Auditors trained, programme prepared."), _WELL),
    "suppliers": (Text("Ustalono kryteria oceny dostawców.", "Criteria for evaluating providers settled."), _WELL),
    "resources": (
        Text("Zasoby wystarczające, brak potrzeb dodatkowych.", "Resources sufficient, no further needs."),
        _WELL,
    ),
    "risks": (Text("Sporządzono pierwszy rejestr ryzyk.", "First risk register drawn up."), _WELL),
    "improvement": (
        Text("Pracownicy zgłosili 11 pomysłów, trzy wdrożono.", "Staff put forward 11 ideas, three were taken up."),
        _WELL,
    ),
    "policy": (Text("Polityka ogłoszona i znana pracownikom.", "The policy is announced and known to staff."), _WELL),
}

LATEST = {
    "previous_actions": (
        Text(
            "Obie decyzje z poprzedniego przeglądu wykonano: powiadomienia SMS działają, kalendarz przeglądów dokumentów obowiązuje.",
            "Both decisions of the previous review were carried out: text messages are sent, the calendar of document reviews is in force.",
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
            "Z siedmiu celów sześć osiągnięto. Terminowość pozwoleń na budowę osiągnięto częściowo z powodu zmian kadrowych.",
            "Six of seven objectives were achieved. Building permits in time were achieved in part, because of changes of staff.",
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
            "Dwa ryzyka powyżej poziomu akceptowanego: termin pozwoleń i zalanie archiwum; dla obu prowadzone są działania.",
            "Two risks above the accepted level: the term of permits and flooding of the archive; actions run for both.",
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
