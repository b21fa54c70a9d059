"""The text of the shipped template of the audit report, in Polish and English."""

from __future__ import annotations

from collections.abc import Callable

from docx_parts import Table, document, field, paragraph, run, table

from qms_xl.model import Language

DOTS = "…" * 9


def audit(language: Language) -> bytes:
    """Return the template of the audit report."""

    def t(pl: str, en: str) -> str:
        return pl if language == "pl" else en

    def h1(pl: str, en: str, *, new_page: bool = False) -> str:
        return paragraph(t(pl, en), "Heading1", new_page=new_page)

    def h2(pl: str, en: str) -> str:
        return paragraph(t(pl, en), "Heading2")

    def line(pl: str, en: str, value: str, *, keep: bool = False) -> str:
        return paragraph(f"**{t(pl, en)}:**\t{value}", "Field", keep=keep)

    def either(condition: str, then: str, pl: str, en: str) -> str:
        return (
            paragraph(f"{{%p if {condition} %}}")
            + then
            + paragraph("{%p else %}")
            + paragraph(t(pl, en))
            + paragraph("{%p endif %}")
        )

    def grid(
        pl: str,
        en: str,
        widths: list[int],
        head: list[tuple[str, str]],
        rows: list[str | list[str | list[str]]],
        *,
        keep: bool = False,
        bold_last: bool = False,
        tall: bool = False,
    ) -> str:
        titles = [t(*one) for one in head]
        described = t("Kolumny: ", "Columns: ") + ", ".join(titles)
        return table(Table(t(pl, en), described, widths, titles, rows, keep, bold_last, tall))

    def findings_table(name: str, pl: str, en: str) -> str:
        head = [("Nr", "No"), ("Komórka", "Unit"), ("Opis", "Description"), ("Dowód", "Evidence")]
        cells: list[str | list[str | list[str]]] = [
            f"{{%tr for f in {name} %}}",
            ["{{ f.finding }}", "{{ f.unit }}", "{{ f.description }}", "{{ f.evidence }}"],
            "{%tr endfor %}",
        ]
        return grid(pl, en, [130, 100, 430, 340], head, cells)

    none_pl, none_en = (
        "W rejestrze nie ma ustaleń tej kategorii z tego auditu.",
        "The register holds no finding of this grade from this audit.",
    )
    joined_units = "{% for u in units %}{{ u.unit }}{% if u.name %} – {{ u.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ audit.units }}{% endfor %}"
    joined_processes = "{% for p in processes %}{{ p.process }}{% if p.name %} – {{ p.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ audit.processes }}{% endfor %}"
    basis = [
        "{%p if f.requirement %}",
        "{{ f.requirement }}",
        "{%p endif %}",
        "{%p if f.clause or f.doc %}",
        "{% if f.clause %}" + t("pkt", "clause") + " {{ f.clause }}{% endif %}{% if f.clause and f.doc %}, {% endif %}"
        "{% if f.doc %}{{ f.doc }}{% endif %}",
        "{%p elif not f.requirement %}",
        "{{ f.requirement }}",
        "{%p endif %}",
    ]
    signature = [t("Data:", "Date:") + " " + DOTS, t("Podpis:", "Signature:") + " " + DOTS]

    body = [
        paragraph(t("Znak sprawy: ", "Case no: ") + "{{ audit.case_no }}"),
        paragraph(t("RAPORT Z AUDITU NR ", "AUDIT REPORT No ") + "{{ audit.report_no }}", "Title"),
        paragraph(
            "{% for u in units %}{% if u.name %}{{ u.name }}{% else %}{{ u.unit }}{% endif %}{% if not loop.last %}, {% endif %}{% else %}{{ audit.units }}{% endfor %}",
            "Subtitle",
        ),
        h1("1. Informacje ogólne", "1. General information"),
        line("Numer auditu", "Audit no", "{{ audit.audit }}"),
        line("Rodzaj auditu", "Type of audit", "{{ audit.audit_type }}"),
        line("Program auditów", "Audit programme", "{{ audit.programme }}"),
        line("Zleceniodawca auditu", "Audit client", "{{ audit.client }}"),
        line("Norma", "Standard", "{{ audit.norm }}"),
        line("Data raportu", "Report date", "{{ audit.reported_on }}"),
        h1("2. Cel auditu", "2. Objectives"),
        paragraph("{{ audit.objective }}"),
        h1("3. Zakres auditu", "3. Scope"),
        paragraph("{{ audit.scope }}"),
        line("Komórki", "Units", joined_units),
        line("Procesy", "Processes", joined_processes),
        line("Procedury", "Procedures", "{{ audit.documents }}"),
        line("Punkty normy", "Clauses", "{{ audit.clauses }}"),
        h1("4. Kryteria auditu", "4. Criteria"),
        paragraph("{{ audit.criteria }}"),
        paragraph("{%p if procedures %}"),
        grid(
            "Dokumenty, z którymi porównywano",
            "Documents that were the criteria",
            [150, 470, 210, 170],
            [
                ("Symbol", "Code"),
                ("Tytuł", "Title"),
                ("Wydanie w dniu auditu", "Edition on the audit date"),
                ("Obowiązuje od", "Effective from"),
            ],
            [
                "{%tr for d in procedures %}",
                [
                    "{{ d.doc }}",
                    "{{ d.title }}",
                    "{% if d.edition %}{{ d.edition }}{% else %}–{% endif %}",
                    "{{ d.effective_from }}",
                ],
                "{%tr endfor %}",
            ],
        ),
        paragraph("{%p endif %}"),
        h1("5. Zespół auditujący, auditowani i inni uczestnicy", "5. Audit team, auditees, other participants"),
        grid(
            "Uczestnicy auditu",
            "Participants of the audit",
            [220, 290, 370, 120],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Stanowisko", "Position"), ("Komórka", "Unit")],
            [
                "{%tr for m in team %}",
                [
                    "{{ m.role }}",
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                ],
                "{%tr endfor %}",
                "{%tr for m in auditees %}",
                [
                    t("osoba auditowana", "auditee"),
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                ],
                "{%tr endfor %}",
            ],
        ),
        h1("6. Terminy, miejsce i metoda auditu", "6. Dates, place and method"),
        line(
            "Termin planowany",
            "Planned",
            "{{ audit.planned_from }}{% if audit.planned_to and audit.planned_to != audit.planned_from %} – {{ audit.planned_to }}{% endif %}",
            keep=True,
        ),
        line(
            "Termin przeprowadzenia",
            "Held",
            "{{ audit.held_from }}{% if audit.held_to and audit.held_to != audit.held_from %} – {{ audit.held_to }}{% endif %}",
            keep=True,
        ),
        line("Spotkanie otwierające", "Opening meeting", "{{ audit.opened_at }}", keep=True),
        line("Spotkanie zamykające", "Closing meeting", "{{ audit.closed_at }}", keep=True),
        line("Miejsce", "Place", "{{ audit.place }}", keep=True),
        line("Metoda", "Method", "{{ audit.method }}"),
        h1("7. Przebieg auditu i przeszkody", "7. Course and obstacles"),
        line("Przebieg", "Course", "{{ audit.course }}"),
        line("Przeszkody", "Obstacles", "{{ audit.obstacles }}"),
        h1("8. Realizacja ustaleń z poprzednich auditów", "8. Follow-up of previous findings"),
        either(
            "previous",
            paragraph(
                t(
                    "Ustalenia z poprzednich auditów w tych samych komórkach, niezamknięte przed ich ostatnim auditem: "
                    "{{ previous_total }}, w tym zamknięte: {{ previous_closed }}, otwarte: {{ previous_open }}.",
                    "Findings of previous audits in the same units, not closed before their last audit: "
                    "{{ previous_total }}, of these closed: {{ previous_closed }}, open: {{ previous_open }}.",
                ),
                keep=True,
            )
            + grid(
                "Ustalenia z poprzednich auditów",
                "Findings of previous audits",
                [130, 100, 350, 160, 130, 130],
                [
                    ("Nr", "No"),
                    ("Komórka", "Unit"),
                    ("Opis", "Description"),
                    ("Kategoria", "Grade"),
                    ("Stan", "Status"),
                    ("Zamknięto", "Closed on"),
                ],
                [
                    "{%tr for f in previous %}",
                    [
                        "{{ f.finding }}",
                        "{{ f.unit }}",
                        "{{ f.description }}",
                        "{{ f.grade }}",
                        "{{ f.status }}",
                        "{% if f.closed_on %}{{ f.closed_on }}{% else %}–{% endif %}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrze nie ma ustaleń z poprzednich auditów w tych komórkach, które wymagałyby sprawdzenia.",
            "The register holds no finding of previous audits in these units that would have to be followed up.",
        ),
        h1("9. Mocne strony i dobre praktyki", "9. Strengths and good practices"),
        paragraph("{{ audit.strengths }}"),
        paragraph("{%p if good_practices %}"),
        findings_table("good_practices", "Dobre praktyki", "Good practices"),
        paragraph("{%p endif %}"),
        h1("10. Ustalenia z auditu", "10. Findings"),
        h2("10.1 Zestawienie liczbowe", "10.1 Count by grade"),
        paragraph(
            t(
                'W audicie zapisano {{ total|plural("ustalenie|ustalenia|ustaleń") }}.',
                'The audit recorded {{ total|plural("finding|findings") }}.',
            ),
            keep=True,
        ),
        grid(
            "Liczba ustaleń według kategorii",
            "Number of findings by grade",
            [700, 300],
            [("Kategoria", "Grade"), ("Liczba ustaleń", "Number of findings")],
            [
                "{%tr for c in counts %}",
                ["{{ c.label }}", "{{ c.number }}"],
                "{%tr endfor %}",
                [t("Razem", "Total"), "{{ total }}"],
            ],
            keep=True,
            bold_last=True,
        ),
        h2("10.2 Niezgodności", "10.2 Nonconformities"),
        either(
            "nonconformities",
            grid(
                "Niezgodności",
                "Nonconformities",
                [130, 210, 230, 280, 150],
                [
                    ("Nr, komórka", "No, unit"),
                    ("Wymaganie", "Requirement"),
                    ("Dowód", "Evidence"),
                    ("Opis niezgodności", "Description"),
                    ("Kategoria", "Grade"),
                ],
                [
                    "{%tr for f in nonconformities %}",
                    [
                        ["{{ f.finding }}", "{{ f.unit }}"],
                        basis,
                        "{{ f.evidence }}",
                        "{{ f.description }}",
                        "{{ f.grade }}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            none_pl,
            none_en,
        ),
        h2("10.3 Spostrzeżenia", "10.3 Observations"),
        either("observations", findings_table("observations", "Spostrzeżenia", "Observations"), none_pl, none_en),
        h2("10.4 Potencjały doskonalenia", "10.4 Opportunities for improvement"),
        either(
            "improvements",
            findings_table("improvements", "Potencjały doskonalenia", "Opportunities for improvement"),
            none_pl,
            none_en,
        ),
        paragraph("{%p if ungraded %}"),
        h2("Ustalenia bez kategorii", "Findings without a grade"),
        findings_table("ungraded", "Ustalenia bez kategorii", "Findings without a grade"),
        paragraph("{%p endif %}"),
        h1("11. Uzgodnione działania i terminy", "11. Agreed actions"),
        either(
            "actions",
            grid(
                "Uzgodnione działania",
                "Agreed actions",
                [125, 125, 150, 290, 150, 160],
                [
                    ("Ustalenie", "Finding"),
                    ("Działanie", "Action"),
                    ("Rodzaj", "Type"),
                    ("Opis działania", "Description"),
                    ("Kto odpowiada", "Responsible"),
                    ("Termin", "Due on"),
                ],
                [
                    "{%tr for a in actions %}",
                    [
                        "{{ a.finding }}",
                        "{% if a.action %}{{ a.action }}{% else %}–{% endif %}",
                        "{{ a.kind }}",
                        "{{ a.description }}",
                        "{{ a.owner }}",
                        "{{ a.due_on }}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrach nie ma korekcji ani działań do ustaleń z tego auditu.",
            "The registers hold no correction or action for the findings of this audit.",
        ),
        h1("12. Wnioski z auditu", "12. Conclusions"),
        line("Spełnienie kryteriów", "Degree of fulfilment", "{{ audit.fulfilment }}"),
        line(
            "Wnioski i skuteczność",
            "Conclusions, effectiveness",
            "{{ audit.conclusion }}",
        ),
        h1("13. Rozbieżne opinie", "13. Unresolved diverging opinions"),
        paragraph("{{ audit.diverging_opinions }}"),
        h1("14. Obszary nieobjęte auditem i zastrzeżenie o próbie", "14. Areas not covered, sampling"),
        line("Obszary nieobjęte", "Areas not covered", "{{ audit.not_covered }}"),
        paragraph("{%p if questions %}"),
        line(
            "Pytania z listy",
            "Checklist",
            t(
                "razem {{ questions_total }}, niesprawdzone: {{ not_checked }}",
                "{{ questions_total }} in all, not checked: {{ not_checked }}",
            ),
        ),
        paragraph("{%p endif %}"),
        paragraph(
            t(
                "Audit przeprowadzono metodą próbkowania, na podstawie dostępnych informacji. Niestwierdzenie niezgodności w badanej próbie nie oznacza, że nie występują one w pozostałym obszarze.",
                "The audit was carried out by sampling of the information available. That no nonconformity was found in the sample does not mean that there is none elsewhere.",
            )
        ),
        h1("15. Poufność i rozdzielnik", "15. Confidentiality and distribution"),
        paragraph(
            t(
                "Raport jest przeznaczony dla osób wymienionych w rozdzielniku. Innym osobom udostępnia się go za zgodą zleceniodawcy auditu albo wtedy, gdy wymagają tego przepisy.",
                "This report is meant for those on the distribution list. It is given to others with the consent of the audit client, or where the law requires it.",
            ),
            keep=True,
        ),
        line("Rozdzielnik", "Distribution", "{{ audit.report_to|lines }}", keep=True),
        h1("16. Podpisy", "16. Signatures"),
        grid(
            "Podpisy",
            "Signatures",
            [370, 260, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            [
                "{%tr for s in signatures %}",
                ["{{ s.role }}{% if s.unit %} ({{ s.unit }}){% endif %}", "{{ s.name }}", "", ""],
                "{%tr endfor %}",
            ],
            keep=True,
            tall=True,
        ),
        h1("Załącznik 1. Lista pytań z wynikami", "Annex 1. Checklist with results", new_page=True),
        either(
            "questions",
            paragraph(
                t("Pytania: {{ questions_total }}; ", "Questions: {{ questions_total }}; ")
                + "{% for r in results %}{{ r.label }}: {{ r.number }}{% if not loop.last %}, {% endif %}{% endfor %}.",
                keep=True,
            )
            + grid(
                "Lista pytań z wynikami",
                "Checklist with results",
                [55, 285, 145, 150, 235, 130],
                [
                    ("Lp.", "No"),
                    ("Pytanie", "Question"),
                    ("Procedura, punkt", "Procedure, clause"),
                    ("Wynik", "Result"),
                    ("Dowód", "Evidence"),
                    ("Ustalenie", "Finding"),
                ],
                [
                    "{%tr for q in questions %}",
                    [
                        "{{ q.no }}",
                        "{{ q.question }}",
                        "{% if q.doc %}{{ q.doc }}{% endif %}{% if q.doc and q.clause %}, {% endif %}{% if q.clause %}{{ q.clause }}{% endif %}{% if not q.doc and not q.clause %}{{ q.doc }}{% endif %}",
                        "{{ q.result }}",
                        "{{ q.evidence }}",
                        "{% if q.finding %}{{ q.finding }}{% else %}–{% endif %}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrze nie ma pytań do tego auditu.",
            "The register holds no questions for this audit.",
        ),
        paragraph("{%p if nonconformities %}"),
        h1("Załącznik 2. Karty niezgodności", "Annex 2. Nonconformity cards", new_page=True),
        paragraph("{%p else %}"),
        h1("Załącznik 2. Karty niezgodności", "Annex 2. Nonconformity cards"),
        paragraph("{%p endif %}"),
        either(
            "nonconformities",
            _cards(t, grid, basis, signature),
            none_pl.replace("tej kategorii", "będących niezgodnościami"),
            "The register holds no nonconformity from this audit.",
        ),
        h1("Załącznik 3. Lista obecności", "Annex 3. Attendance list", new_page=True),
        grid(
            "Lista obecności",
            "Attendance list",
            [250, 290, 100, 180, 180],
            [
                ("Imię i nazwisko", "Name"),
                ("Stanowisko", "Position"),
                ("Komórka", "Unit"),
                ("Podpis, spotkanie otwierające", "Signature, opening meeting"),
                ("Podpis, spotkanie zamykające", "Signature, closing meeting"),
            ],
            [
                "{%tr for m in attendance %}",
                [
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                    "",
                    "",
                ],
                "{%tr endfor %}",
                *_blank_rows(4, 5),
            ],
            tall=True,
        ),
        h1("Załącznik 4. Zestawienie źródeł danych", "Annex 4. Sources", new_page=True),
        paragraph(
            t(
                "Skąd pochodzi każda liczba w raporcie: skoroszyt, arkusz i wiersze, z których ją policzono. Stan na dzień {{ as_of }}.",
                "Where each number of the report comes from: the workbook, sheet and rows that it was counted from. As of {{ as_of }}.",
            ),
            keep=True,
        ),
        grid(
            "Źródła liczb",
            "Sources of the numbers",
            [290, 90, 245, 235, 140],
            [
                ("Co policzono", "What was counted"),
                ("Liczba", "Number"),
                ("Skoroszyt", "Workbook"),
                ("Arkusz", "Sheet"),
                ("Wiersze", "Rows"),
            ],
            [
                "{%tr for s in sources %}",
                ["{{ s.label }}", "{{ s.value }}", "{{ s.workbook }}", "{{ s.sheet }}", "{{ s.rows }}"],
                "{%tr endfor %}",
            ],
        ),
        paragraph(""),
        paragraph(
            t("Sumy kontrolne skoroszytów, z których czytano:", "Checksums of the workbooks that were read:"), keep=True
        ),
        grid(
            "Sumy kontrolne skoroszytów",
            "Checksums of the workbooks",
            [300, 700],
            [("Skoroszyt", "Workbook"), ("Suma kontrolna SHA-256", "SHA-256 checksum")],
            ["{%tr for w in workbooks %}", ["{{ w.name }}", "{{ w.sha256 }}"], "{%tr endfor %}"],
        ),
        paragraph(""),
    ]
    header = paragraph("**{{ office }}**\t" + t("Formularz RA-01, wydanie 1", "Form AR-01, edition 1"), "Header")
    footer = (
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        + run(t("Raport z auditu ", "Audit report ") + "{{ audit.audit }}\t" + t("Strona ", "Page "))
        + field("PAGE")
        + run(t(" z ", " of "))
        + field("NUMPAGES")
        + "</w:p>"
    )
    return document(language, t("Raport z auditu", "Audit report"), "".join(body), header, footer)


def _cards(t: Callable[[str, str], str], grid: Callable[..., str], basis: list[str], signature: list[str]) -> str:
    """Return a card of five boxes for each nonconformity, each card on a page of its own."""

    def named(pl: str, en: str, value: str) -> str:
        return f"**{t(pl, en)}:** {value}"

    title = t("Karta niezgodności {{ f.finding }}", "Nonconformity card {{ f.finding }}")
    number = paragraph(title, "Heading2"), paragraph(title, "Heading2", new_page=True)
    rows = [
        [
            t("1. Stwierdzenie", "1. Statement"),
            [
                named("Komórka", "Unit", "{{ f.unit }}{% if f.unit_name %} – {{ f.unit_name }}{% endif %}"),
                f"**{t('Wymaganie', 'Requirement')}:**",
                *basis,
                named("Opis", "Description", "{{ f.description }}"),
                named("Dowód", "Evidence", "{{ f.evidence }}"),
                named("Kategoria", "Grade", "{{ f.grade }}"),
                named("Data stwierdzenia", "Detected on", "{{ f.detected_on }}"),
            ],
            [
                named("Auditor", "Auditor", "{{ f.reported_by }}"),
                *signature,
                named(
                    "Kierownik",
                    "Head",
                    "{% if f.accepted_by %}{{ f.accepted_by }}{% else %}{{ f.unit_head }}{% endif %}",
                ),
                "{% if f.accepted_on %}"
                + t("Data:", "Date:")
                + " {{ f.accepted_on }}{% else %}"
                + signature[0]
                + "{% endif %}",
                signature[1],
            ],
        ],
        [
            t("2. Korekcja", "2. Correction"),
            [
                "{{ f.correction }}",
                named("Termin", "Due on", "{{ f.correction_due }}"),
                named("Wykonano", "Done on", "{{ f.correction_done }}"),
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            t("3. Przyczyna", "3. Cause"),
            [
                named("Kategoria przyczyny", "Cause category", "{{ f.cause_category }}"),
                named("Przyczyna", "Root cause", "{{ f.cause }}"),
                named("Sprawdzono, czy występuje gdzie indziej", "Similar cases checked", "{{ f.similar_checked }}"),
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            t("4. Działania", "4. Actions"),
            [
                named("Potrzebne działanie korygujące", "Corrective action needed", "{{ f.action_needed }}"),
                "{%p if f.no_action_reason %}",
                named("Uzasadnienie odstąpienia", "Why none is needed", "{{ f.no_action_reason }}"),
                "{%p endif %}",
                "{%p for a in f.actions %}",
                "{{ a.action }}, {{ a.action_type }}: {{ a.description }} ({{ a.owner }}, "
                + t("termin ", "due on ")
                + "{{ a.due_on }})",
                "{%p endfor %}",
                "{%p if not f.actions %}",
                t(
                    "W rejestrze działań nie ma działań do tej niezgodności.",
                    "The register holds no action for this nonconformity.",
                ),
                "{%p endif %}",
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            t("5. Weryfikacja i zamknięcie", "5. Verification and closing"),
            [
                "{%p for a in f.actions %}",
                "{% if a.verified_on %}{{ a.action }}: {{ a.effectiveness }}, "
                + t("zweryfikowano ", "verified on ")
                + "{{ a.verified_on }}, {{ a.verified_by }}{% else %}{{ a.action }}, "
                + t("weryfikacja: ", "verification: ")
                + "{{ a.verified_on }}{% endif %}",
                "{%p endfor %}",
                named("Ocena skuteczności", "Effectiveness conclusion", "{{ f.evaluation }}"),
                named("Zamknięto", "Closed on", "{{ f.closed_on }}"),
            ],
            [named("Zamknął", "Closed by", "{{ f.closed_by }}"), *signature],
        ],
    ]
    card = grid(
        "Karta niezgodności",
        "Nonconformity card",
        [160, 540, 300],
        [("Część", "Part"), ("Treść", "Content"), ("Data i podpis", "Date and signature")],
        rows,
    )
    return "".join(
        (
            paragraph("{%p for f in nonconformities %}"),
            paragraph("{%p if loop.first %}"),
            number[0],
            paragraph("{%p else %}"),
            number[1],
            paragraph("{%p endif %}"),
            card,
            paragraph("{%p endfor %}"),
        )
    )


def _blank_rows(rows: int, cells: int) -> list[str | list[str | list[str]]]:
    """Return rows to be filled in by hand."""
    return [[""] * cells for _ in range(rows)]
