"""What the demo office wants to achieve: the objectives of last year and this one, with what was measured."""

from dataclasses import dataclass

from qms_xl.demo import cast
from qms_xl.model import Text

Measured = float | tuple[int, int]
"""A measured value, or numerator and denominator."""

Target = float | tuple[float, float] | None
"""What is wanted: a value, a range, or nothing but yes."""


@dataclass(frozen=True)
class Goal:
    """An objective kept by an indicator; pairs are last year's and this year's."""

    tag: str
    process: str
    owner: str
    measurer: str
    policy: str
    statement: Text
    tasks: Text
    resources: Text
    evaluation: Text
    indicator: Text
    formula: Text
    source: Text
    unit: str | Text | None
    direction: str
    frequency: str
    aggregation: str
    targets: tuple[Target, Target]
    baselines: tuple[float | None, float | None]
    last: tuple[Measured, ...]
    now: tuple[Measured, ...]
    result: str = "achieved"
    reason: Text | None = None


@dataclass(frozen=True)
class Task:
    """An objective kept by two steps, each with the evidence that it is done."""

    tag: str
    process: str
    owner: str
    policy: str
    statement: Text
    tasks: Text
    resources: Text
    evaluation: Text
    steps: tuple[tuple[Text, Text], tuple[Text, Text]]


_QUARTERLY = Text("wynik kwartalny na naradzie naczelników", "quarterly result at the heads' meeting")

GOALS = (
    Goal(
        tag="in-time",
        process="Z1",
        owner=cast.SECRETARY,
        measurer=cast.SECRETARY,
        policy="PJ-3",
        statement=Text(
            "Działania po auditach i skargach wykonywane w terminie", "Actions after audits and complaints done in time"
        ),
        tasks=Text(
            "przypomnienia dwa tygodnie przed terminem, przegląd działań co kwartał",
            "reminders two weeks ahead, actions gone through each quarter",
        ),
        resources=Text("w ramach obowiązków pełnomocnika", "within the duties of the representative"),
        evaluation=_QUARTERLY,
        indicator=Text("Odsetek działań wykonanych w terminie", "Share of actions done in time"),
        formula=Text("wykonane w terminie / wykonane × 100", "done in time / done × 100"),
        source=Text("rejestr działań", "register of actions"),
        unit="%",
        direction="higher",
        frequency="quarter",
        aggregation="ratio",
        targets=(90, 93),
        baselines=(78, 92.7),
        last=((8, 9), (10, 11), (9, 9), (11, 12)),
        now=((9, 10), (11, 12), (8, 8), (10, 11)),
    ),
    Goal(
        tag="wait",
        process="G1",
        owner=cast.HEAD_KM,
        measurer=cast.CLERK_KM,
        policy="PJ-2",
        statement=Text("Krótsze oczekiwanie na rejestrację pojazdu", "Shorter wait for vehicle registration"),
        tasks=Text(
            "obsada według rezerwacji, osobne okno dla dealerów", "staffing by bookings, a separate window for dealers"
        ),
        resources=Text("moduł rezerwacji, 18 tys. zł", "booking module, PLN 18 000"),
        evaluation=Text("średnia miesięczna z systemu kolejkowego", "monthly mean from the queue system"),
        indicator=Text("Średni czas oczekiwania na sali obsługi", "Average waiting time in the customer hall"),
        formula=Text("średnia ze wszystkich biletów", "mean of all tickets"),
        source=Text("system kolejkowy", "queue system"),
        unit="min",
        direction="lower",
        frequency="month",
        aggregation="mean",
        targets=(30, 26),
        baselines=(36, 29.3),
        last=(31, 30, 29, 33, 34, 30, 28, 27, 29, 28, 27, 26),
        now=(27, 26, 25, 28, 28, 26, 25, 24, 24, 25, 24, 24),
    ),
    Goal(
        tag="permits",
        process="G2",
        owner=cast.HEAD_AB,
        measurer=cast.AUDITOR_AB,
        policy="PJ-2",
        statement=Text("Pozwolenia na budowę wydawane w terminie 65 dni", "Building permits issued within 65 days"),
        tasks=Text(
            "cotygodniowy przegląd spraw, ostrzeżenia w systemie",
            "cases gone through each week, warnings in the system",
        ),
        resources=Text("zmiana w systemie, 6 tys. zł", "change of the system, PLN 6 000"),
        evaluation=_QUARTERLY,
        indicator=Text("Odsetek pozwoleń wydanych w terminie", "Share of permits issued in time"),
        formula=Text("wydane do 65 dni / wydane × 100", "issued within 65 days / issued × 100"),
        source=Text("RWDZ", "national register of applications (RWDZ)"),
        unit="%",
        direction="higher",
        frequency="quarter",
        aggregation="ratio",
        targets=(95, 95),
        baselines=(91, 93.6),
        last=((61, 64), (70, 74), (66, 71), (68, 74)),
        now=((62, 68), (64, 71), (68, 72), (71, 74)),
        result="partly_achieved",
        reason=Text(
            "odejście jednej osoby w drugim półroczu, sprawy podzielono bez oceny terminów",
            "one colleague left in the second half-year, cases were shared out without a look at their terms",
        ),
    ),
    Goal(
        tag="verification",
        process="G3",
        owner=cast.HEAD_GK,
        measurer=cast.AUDITOR_GK,
        policy="PJ-4",
        statement=Text(
            "Operaty weryfikowane przed upływem siedmiu dni roboczych",
            "Survey reports verified in less than seven working days",
        ),
        tasks=Text(
            "dyżury weryfikatorów, lista typowych błędów dla geodetów",
            "duty roster of verifiers, list of typical errors for surveyors",
        ),
        resources=Text("bez dodatkowych środków", "no further means"),
        evaluation=_QUARTERLY,
        indicator=Text("Średni czas weryfikacji operatu", "Average time to verify a report"),
        formula=Text("średnia w dniach roboczych", "mean in working days"),
        source=Text("system zasobu", "archive system"),
        unit=Text("dni", "days"),
        direction="lower",
        frequency="quarter",
        aggregation="mean",
        targets=(7, 6.5),
        baselines=(8.2, 6.6),
        last=(6.8, 6.5, 6.2, 6.9),
        now=(6.1, 6.0, 6.4, 6.2),
    ),
    Goal(
        tag="waste",
        process="G4",
        owner=cast.HEAD_OS,
        measurer=cast.HEAD_OS,
        policy="PJ-4",
        statement=Text(
            "Decyzje środowiskowe bez zwłoki, strony informowane o każdym przedłużeniu",
            "Environmental decisions without delay, parties told of every extension",
        ),
        tasks=Text("wspólny terminarz spraw z zastępstwami", "one calendar of terms with deputies"),
        resources=Text("system obiegu dokumentów", "document system"),
        evaluation=Text("wynik półroczny na naradzie naczelników", "half-yearly result at the heads' meeting"),
        indicator=Text("Odsetek decyzji wydanych w terminie", "Share of decisions issued in time"),
        formula=Text("wydane w terminie / wydane × 100", "issued in time / issued × 100"),
        source=Text("rejestr decyzji", "register of decisions"),
        unit="%",
        direction="higher",
        frequency="half_year",
        aggregation="ratio",
        targets=(95, 97.5),
        baselines=(93, 97.1),
        last=((47, 49), (52, 53)),
        now=((50, 53), (55, 56)),
    ),
    Goal(
        tag="bulletin",
        process="W1",
        owner=cast.HEAD_OR,
        measurer=cast.IT,
        policy="PJ-5",
        statement=Text(
            "Szybka publikacja zarządzeń i informacji w BIP",
            "Swift publication of orders and information in the public bulletin",
        ),
        tasks=Text(
            "redaktorzy w wydziałach, podpis elektroniczny zarządzeń",
            "editors in the departments, electronic signature of orders",
        ),
        resources=Text("podpisy kwalifikowane dla trzech osób", "qualified signatures for three people"),
        evaluation=_QUARTERLY,
        indicator=Text("Średni czas od podpisania do publikacji", "Average time from signature to publication"),
        formula=Text("średnia w dniach roboczych", "mean in working days"),
        source=Text("dziennik zmian BIP", "change log of the bulletin"),
        unit=Text("dni", "days"),
        direction="lower",
        frequency="quarter",
        aggregation="mean",
        targets=(3, 2.7),
        baselines=(4.5, 2.8),
        last=(2.9, 2.6, 3.1, 2.7),
        now=(3.2, 3.1, 2.6, 2.4),
    ),
)

TASKS = (
    Task(
        tag="contracts",
        process="W2",
        owner=cast.HEAD_FN,
        policy="PJ-6",
        statement=Text(
            "Jeden elektroniczny rejestr umów starostwa", "One electronic register of the office's contracts"
        ),
        tasks=Text(
            "uruchomienie rejestru, przeniesienie umów trwających",
            "launch of the register, transfer of running contracts",
        ),
        resources=Text("moduł w systemie obiegu dokumentów", "a module of the document system"),
        evaluation=Text("wykonanie zadań w terminie", "tasks done in time"),
        steps=(
            (
                Text(
                    "Uruchomić rejestr umów i przeszkolić wydziały",
                    "Launch the register of contracts and train the departments",
                ),
                Text("protokół odbioru, lista 26 przeszkolonych", "acceptance record, list of 26 people trained"),
            ),
            (
                Text(
                    "Przenieść umowy trwające do nowego rejestru", "Transfer the running contracts to the new register"
                ),
                Text("wykaz 184 umów", "list of 184 contracts"),
            ),
        ),
    ),
    Task(
        tag="invoicing",
        process="W2",
        owner=cast.HEAD_FN,
        policy="PJ-6",
        statement=Text(
            "Faktury przyjmowane i opisywane wyłącznie elektronicznie",
            "Invoices received and described electronically only",
        ),
        tasks=Text(
            "wzory opisów, uprawnienia, rezygnacja z wydruków", "description forms, authorisations, no more printouts"
        ),
        resources=Text("integracja systemów, 24 tys. zł", "integration of systems, PLN 24 000"),
        evaluation=Text("wykonanie zadań w terminie", "tasks done in time"),
        steps=(
            (
                Text(
                    "Ustalić elektroniczny opis faktury i nadać uprawnienia",
                    "Settle the electronic description of invoices and grant authorisations",
                ),
                Text("instrukcja obiegu, 31 upoważnień", "instruction, 31 authorisations"),
            ),
            (
                Text(
                    "Zakończyć drukowanie faktur we wszystkich wydziałach",
                    "End the printing of invoices in all departments",
                ),
                Text(
                    "raport z modułu: brak wydruków w ostatnim miesiącu",
                    "report of the module: no printouts in the last month",
                ),
            ),
        ),
    ),
)
