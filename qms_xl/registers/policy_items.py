"""Quality policy: one row per item."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="policy_items",
    title=Text("Polityka jakości", "Quality policy"),
    workbook=Text("Cele", "Objectives"),
    key=("item",),
    columns=(
        Column("item", "text", Text("Nr punktu", "Item no"), required=True),
        Column("kind", "list", Text("Rodzaj", "Kind"), required=True, list="policy_kind"),
        Column("text", "text", Text("Treść", "Text"), required=True, width=44),
        Column("doc", "text", Text("Dokument", "Document"), reference=Reference("documents", "doc")),
        Column("parties", "text", Text("Strony zainteresowane", "Interested parties"), many=True),
        Column(
            "indicators",
            "text",
            Text("Mierniki", "Indicators"),
            many=True,
            reference=Reference("indicators"),
            about=Text(
                "Mierniki, po których widać, że zobowiązanie jest spełniane.",
                "Indicators that show that the commitment is met.",
            ),
        ),
        Column("active_from", "date", Text("Od", "From")),
        Column("active_to", "date", Text("Do", "To")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("active_from", "active_to"),),
    about=Text(
        "Zdania polityki jakości, z którymi wiążą się cele.",
        "The sentences of the quality policy that objectives refer to.",
    ),
    marks=(Mark("over", "AND({date active_to},{active_to}<TODAY())"),),
)
