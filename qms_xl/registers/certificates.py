"""Certificates: one row per certificate."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="certificates",
    title=Text("Certyfikaty", "Certificates"),
    workbook=Text("Organizacja", "Organisation"),
    key=("certificate",),
    columns=(
        Column("certificate", "text", Text("Nr certyfikatu", "Certificate no"), required=True),
        Column(
            "norm",
            "text",
            Text("Norma", "Standard"),
            required=True,
            about=Text("Np. PN-EN ISO 9001:2015-10.", "Such as ISO 9001:2015."),
        ),
        Column("body", "text", Text("Jednostka certyfikująca", "Certification body"), required=True, width=36),
        Column("issued_on", "date", Text("Data wydania", "Issued on"), required=True),
        Column("valid_to", "date", Text("Ważny do", "Valid to"), required=True),
        Column("scope", "text", Text("Zakres certyfikacji", "Scope of certification"), width=36),
        Column(
            "exclusions",
            "text",
            Text("Wyłączenia (punkty normy)", "Exclusions (clauses)"),
            many=True,
            about=Text(
                "Punkty normy, których urząd nie stosuje, np. 8.3.",
                "Clauses that the office does not apply, such as 8.3.",
            ),
        ),
        Column("first_issued_on", "date", Text("Pierwsza certyfikacja", "First certified on")),
        Column("surveillance_1_due", "date", Text("Audit nadzoru 1 do", "Surveillance audit 1 by")),
        Column("surveillance_2_due", "date", Text("Audit nadzoru 2 do", "Surveillance audit 2 by")),
        Column("renews", "text", Text("Zastępuje certyfikat", "Renews"), reference=Reference("certificates")),
        Column("status", "list", Text("Status", "Status"), list="certificate_status"),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("issued_on", "valid_to"),),
    about=Text(
        "Certyfikaty systemu i terminy auditów nadzoru.",
        "Certificates of the system and the dates of surveillance audits.",
    ),
    marks=(
        Mark("over", 'OR({code status}="withdrawn",{code status}="expired",{code status}="renewed")'),
        Mark("late", "AND({date valid_to},{valid_to}<TODAY())", "valid_to", Text("po terminie ważności", "expired")),
        Mark(
            "soon",
            "AND({date valid_to},{valid_to}<TODAY()+{setting certificates.warn_days}+1)",
            "valid_to",
            Text("kończy się", "ends soon"),
        ),
    ),
)
