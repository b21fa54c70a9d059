"""Names of people as staff write them."""

import pytest

from qms_xl.kinds.person import Names, Person, name, names
from qms_xl.kinds.reading import Read
from qms_xl.settings import Settings

PEOPLE = names(
    (
        Person("Anna Nowak (KM)", "KM", "Inspektor"),
        Person("Anna Nowak (GN)", "GN", "Inspektor"),
        Person("Łukasz Żółć-Kowalski", "OR", "Starosta", ("Łukasz Żółć",)),
        Person("Ewa Maria Wiśniewska", "KM", "Naczelnik Wydziału Komunikacji"),
        Person("Jan Kowalski", "OR", "Radca prawny"),
        Person("Jan Maj", "OR", "Sekretarz", active=False),
        Person("Józef Maj", "GN", "Sekretarz"),
        Person("Piotr Zając", "GN"),
        Person("Piotr Zając", "KM"),
    ),
    Settings().text.collective,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Kowalski Jan", "Jan Kowalski"),
        ("KOWALSKI JAN", "Jan Kowalski"),
        ("Kowalski, Jan", "Jan Kowalski"),
        ("mgr Jan Kowalski", "Jan Kowalski"),
        ("mgr inż. Jan Kowalski", "Jan Kowalski"),
        ("dr hab. inż. Jan Kowalski", "Jan Kowalski"),
        ("prof. Jan Kowalski", "Jan Kowalski"),
        ("r. pr. Jan Kowalski", "Jan Kowalski"),
        ("r.pr. Jan Kowalski", "Jan Kowalski"),
        ("lek. Jan Kowalski", "Jan Kowalski"),
        ("Pan Jan Kowalski", "Jan Kowalski"),
        ("Mr Jan Kowalski", "Jan Kowalski"),
        ("J. Kowalski", "Jan Kowalski"),
        ("J.Kowalski", "Jan Kowalski"),
        ("Kowalski J.", "Jan Kowalski"),
        ("dr J. Kowalski", "Jan Kowalski"),
        ("Jan Kowalski (OR)", "Jan Kowalski"),
        ("Lukasz Zolc-Kowalski", "Łukasz Żółć-Kowalski"),
        ("Łukasz Żółć - Kowalski", "Łukasz Żółć-Kowalski"),
        ("Łukasz Żółć", "Łukasz Żółć-Kowalski"),
        ("Żółć Łukasz", "Łukasz Żółć-Kowalski"),
        ("Ł. Żółć", "Łukasz Żółć-Kowalski"),
        ("E. M. Wiśniewska", "Ewa Maria Wiśniewska"),
        ("Ewa M. Wiśniewska", "Ewa Maria Wiśniewska"),
        ("E. Wiśniewska", "Ewa Maria Wiśniewska"),
        ("Nowak Anna (GN)", "Anna Nowak (GN)"),
        ("A. Nowak (km)", "Anna Nowak (KM)"),
        ("J. Maj", "Józef Maj"),
    ],
)
def test_a_known_form_of_a_name_is_understood(typed: str, key: str) -> None:
    assert PEOPLE.read(typed) == Read(key, "reference_spelling", typed, key, understood=True)


@pytest.mark.parametrize("typed", ["Jan Kowalski", "Anna Nowak (KM)", "Jan Maj", "Piotr Zając (KM)"])
def test_a_name_as_registered_is_no_misreading(typed: str) -> None:
    assert PEOPLE.read(typed) == Read(typed)


@pytest.mark.parametrize("typed", ["Anna Nowak", "A. Nowak", "Nowak Anna", "Piotr Zając", "P. Zając"])
def test_a_name_of_two_active_people_is_nobodys(typed: str) -> None:
    assert PEOPLE.read(typed) == Read(typed, "namesake", typed)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Starosta", "Łukasz Żółć-Kowalski"),
        ("naczelnik wydziału komunikacji", "Ewa Maria Wiśniewska"),
        ("Sekretarz", "Józef Maj"),
    ],
)
def test_a_position_stands_for_its_one_active_holder(typed: str, key: str) -> None:
    assert PEOPLE.read(typed) == Read(key, "position", typed, key, understood=True)


@pytest.mark.parametrize(
    "typed", ["wszyscy", "Wszyscy pracownicy", "zespół KM", "jw.", "j.w.", "All staff", "kierownicy komórek"]
)
def test_nobody_in_particular_is_collective(typed: str) -> None:
    assert PEOPLE.read(typed) == Read(typed, "collective", typed)


@pytest.mark.parametrize(
    "typed", ["Inspektor", "Kowalski", "Jan", "X. Kowalski", "Jan Kowalska", "Jan Kowalski (KM)", "wszystko", ""]
)
def test_who_fits_nobody_is_unknown(typed: str) -> None:
    assert PEOPLE.read(typed) is None


def test_a_collective_word_that_is_someones_position_is_that_person() -> None:
    people = names((Person("Jan Kowalski", "", "Zespół"),), ("zespół",))
    found = people.read("zespół")
    assert found is not None
    assert found.kind == "position"


def test_names_are_taken_apart() -> None:
    assert name("dr inż. A.M. Nowak-Kowalska (KM)") == (("a", "m", "nowak-kowalska"), "km")


def test_without_people_nobody_is_found() -> None:
    assert names(()).read("Jan Kowalski") is None
    assert isinstance(names(()), Names)
