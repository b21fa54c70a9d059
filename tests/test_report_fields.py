"""Every kind of report on the demo office: every number is a Figure, every field is described, and what is described is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from review_documents import DAY, demo_folder

from qms_xl.model import Figure
from qms_xl.norms import profile
from qms_xl.office import load_office
from qms_xl.pictures.picture import Picture
from qms_xl.read import read_office
from qms_xl.render import reports
from qms_xl.rendering.reportable import records
from qms_xl.reports._sections import COMMON_HELP
from qms_xl.supply import Supply


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    home = demo_folder(tmp_path_factory.mktemp("office"), "pl", "")
    here = load_office(home, home)
    return here, read_office(here, as_of=DAY)


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value of a report's fields with its path; a list of nothing yields itself."""
    match value:
        case Mapping():
            for name, one in value.items():
                yield from leaves(one, f"{path}.{name}" if path else str(name))
        case list() | tuple() if not hasattr(value, "_fields"):
            for one in value:
                yield from leaves(one, f"{path}[]")
            if not value:
                yield f"{path}[]", None
        case _:
            yield path, value


@pytest.mark.parametrize("kind", sorted(reports()))
def test_every_number_is_a_figure_and_every_field_is_described(kind, office):
    here, reading = office
    report = reports()[kind]
    supply = Supply(reading.registers, {}, as_of=DAY, settings=here.settings, norm=profile(here.norm))
    described = {path.removesuffix("[]") for path in report.field_help}
    seen: set[str] = set()
    made = list(records(report, reading, here, DAY, (), True, True))
    assert made
    for record in made:
        for path, value in leaves(supply.call(report.fields, record=record)):
            assert isinstance(value, Figure | Picture | bool) or not isinstance(value, int | float), (path, value)
            name = path.removesuffix("[]")
            if value is None and any(one.startswith(f"{path}.") for one in described):
                continue  # an empty list of records
            assert name in described, (record, path)
            seen.add(name)
    lists = {path for path in described if "[]" in path}
    assert described - lists - set(COMMON_HELP) - seen == set()
