"""The tables of the inputs about means and chances in the template of the minutes: providers, training, risks, improvement, documents."""

from __future__ import annotations

from docx_phrases import Phrases, or_dash


def suppliers(p: Phrases) -> str:
    """Return the table of external providers."""
    return p.titled_records(
        "suppliers.suppliers",
        "Dostawcy zewnętrzni",
        "External providers",
        [
            (255, "Dostawca", "Provider", "{{ x.supplier }}"),
            (290, "Zakres", "Scope", "{{ x.scope }}"),
            (136, "Data oceny", "Evaluated on", "{{ x.evaluated_on }}"),
            (114, "Ocena", "Score", "{{ x.score }}"),
            (205, "Decyzja", "Decision", "{{ x.decision }}"),
        ],
    )


def trainings(p: Phrases) -> str:
    """Return the table of training held."""
    return p.titled_records(
        "resources.trainings",
        "Szkolenia przeprowadzone w okresie",
        "Training held in the period",
        [
            (130, "Nr", "No", "{{ x.training }}"),
            (416, "Temat", "Subject", "{{ x.subject }}"),
            (136, "Data", "Date", "{{ x.held_on }}"),
            (138, "Uczestnicy", "Participants", "{{ x.participants }}"),
            (180, "Skuteczność", "Effectiveness", "{{ x.effectiveness }}"),
        ],
    )


def risks(p: Phrases) -> str:
    """Return the table of risks and opportunities with what is done about them."""
    actions = [
        "{%p for a in x.actions %}",
        "{{ a.action }}: {{ a.state }}{% if a.effectiveness %}, {{ a.effectiveness }}{% endif %}",
        "{%p endfor %}",
        "{%p if not x.actions %}",
        p.t("bez działania", "no action"),
        "{%p endif %}",
    ]
    return p.titled_records(
        "risks.risks",
        "Ryzyka powyżej poziomu akceptowanego oraz ryzyka i szanse, wobec których są działania",
        "Risks above the accepted level, and risks and opportunities with actions",
        [
            (75, "Nr", "No", "{{ x.risk }}"),
            (112, "Rodzaj", "Kind", "{{ x.kind }}"),
            (275, "Opis", "Description", "{{ x.description }}"),
            (110, "Istotność", "Level", "{{ x.level }}"),
            (142, "Poziom akceptowany", "Accepted level", "{{ x.accepted }}"),
            (146, "Reakcja", "Response", "{{ x.response }}"),
            (140, "Działania", "Actions", actions),
        ],
    )


def improvement(p: Phrases) -> str:
    """Return the tables of opportunities for improvement put forward, and of improvement actions."""
    return p.titled_records(
        "improvement.findings",
        "Potencjały doskonalenia zgłoszone w okresie",
        "Opportunities for improvement put forward in the period",
        [
            (122, "Nr", "No", "{{ x.finding }}"),
            (108, "Komórka", "Unit", "{{ x.unit }}"),
            (430, "Opis", "Description", "{{ x.description }}"),
            (180, "Źródło", "Source", "{{ x.source }}"),
            (160, "Działania", "Actions", or_dash("x.actions")),
        ],
    ) + p.titled_records(
        "improvement.actions",
        "Działania doskonalące",
        "Improvement actions",
        [
            (122, "Nr", "No", "{{ x.action }}"),
            (416, "Opis", "Description", "{{ x.description }}"),
            (190, "Kto odpowiada", "Responsible", "{{ x.owner }}"),
            (136, "Termin", "Due on", "{{ x.due_on }}"),
            (136, "Stan", "State", ["{{ x.state }}", "{%p if x.done_on %}", "{{ x.done_on }}", "{%p endif %}"]),
        ],
    )


def documents(p: Phrases) -> str:
    """Return the table of documents by type."""
    return p.titled_records(
        "documents.types",
        "Dokumenty według rodzaju",
        "Documents by type",
        [
            (340, "Rodzaj dokumentu", "Type of document", "{{ x.label }}"),
            (165, "Obowiązujące", "In force", "{{ x.in_force }}"),
            (165, "Nowe wydania", "New editions", "{{ x.new }}"),
            (150, "Wycofane", "Withdrawn", "{{ x.withdrawn }}"),
            (180, "Przegląd po terminie", "Review overdue", "{{ x.overdue }}"),
        ],
    )
