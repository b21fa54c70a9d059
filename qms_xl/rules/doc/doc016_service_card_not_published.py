"""DOC016: a service card in force that clients cannot find on the public web page."""

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(documents: Register) -> Found:
    """Give the empty web address of each service card in force."""
    hidden = (documents["doc_type"] == "service_card") & (documents["status"] == "effective")
    hidden &= documents.blank("bip_url")
    for row in hidden.index[hidden]:
        yield Hit(documents.cell(row, "bip_url"))


RULE = Rule(
    find=find,
    severity="note",
    clause="8.2.1 a [7.2.3 a]",
    claims={"documents.bip_url": Is("doc_type", ("service_card",))},
    title=Text("Karta usługi bez adresu w BIP", "Service card without a web address"),
    message=Text(
        "Karta usługi „{record}” obowiązuje, a pole „{header}” jest puste.",
        "Service card “{record}” is in force, but “{header}” is empty.",
    ),
    why=Text(
        "Karta mówi klientowi, co przygotować i ile to potrwa. Pomaga tylko wtedy, gdy można ją znaleźć przed wizytą w urzędzie.",
        "A card tells clients what to bring and how long it takes. It helps only where they find it before they come.",
    ),
    remedy=Text(
        "Opublikuj kartę w BIP i wpisz jej adres w komórce {cell}. Jeżeli już tam jest, skopiuj adres z przeglądarki.",
        "Publish the card on the public web page and write its address in cell {cell}. If it is there already, copy the address "
        "from the browser.",
    ),
    good="""
documents
| doc      | edition | doc_type     | status    | bip_url                    |
| KS-KM-01 | 1       | service_card | effective | https://bip.example.pl/km1 |
| KS-KM-02 | 1       | service_card | draft     |                            |
| KS-KM-03 | 1       | service_card | withdrawn |                            |
| P-01     | 1       | procedure    | effective |                            |
""",
    bad="""
documents
| doc      | edition | doc_type     | status    | bip_url |
| KS-KM-01 | 1       | service_card | effective | !       |
""",
)
