"""POL004: a quality policy whose page for the public is not given."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(documents: Register) -> Found:
    """Give the empty web address of each policy in force."""
    policy = (documents["doc_type"] == "policy") & (documents["status"] == "effective")
    missing = policy & documents.blank("bip_url")
    for row in missing.index[missing]:
        yield Hit(documents.cell(row, "bip_url"))


RULE = Rule(
    find=find,
    severity="note",
    clause="5.2.2 c",
    since="iso9001-2015",
    title=Text("Polityka jakości bez adresu w BIP", "Quality policy not published"),
    message=Text(
        "Polityka jakości „{record}” nie ma adresu strony w polu „{header}”.",
        "The quality policy “{record}” has no web address in “{header}”.",
    ),
    why=Text(
        "Polityka jakości ma być dostępna dla stron zainteresowanych. W urzędzie zwykle stoi w BIP.",
        "The quality policy is to be available to interested parties. In an office it usually stands on its public pages.",
    ),
    remedy=Text(
        "Opublikuj politykę i wpisz adres strony w komórce {cell}.",
        "Publish the policy and write the address of the page in cell {cell}.",
    ),
    good="""
documents
| doc  | edition | doc_type | status    | bip_url                |
| PJ   | 2       | policy   | effective | https://bip.example.pl |
| PJ   | 1       | policy   | withdrawn |                        |
""",
    bad="""
documents
| doc  | edition | doc_type | status    | bip_url |
| PJ   | 2       | policy   | effective | !       |
""",
)
