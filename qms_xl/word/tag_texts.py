"""What is said about a tag of a template that cannot be read."""

from __future__ import annotations

from qms_xl.model import Text

LONGEST_TAG = 500
MOST_TAGS = 5_000  # of one part; the largest shipped template has 771

UNCLOSED = Text(
    "Znacznik nie jest zamknięty w tym samym akapicie; wpisz go od nowa w całości, np. {{ nazwa }}.",
    "The tag is not closed in the same paragraph; type it again as a whole, such as {{ name }}.",
)
STRAY = Text(
    "Jest koniec znacznika bez początku; usuń go albo wpisz znacznik od nowa.",
    "A tag ends here that never begins; delete it, or type the tag again.",
)
MIXED = Text(
    "Znacznik jest w środku inaczej sformatowany (pogrubienie, kolor, łącze); zaznacz go całego i nadaj mu jeden format.",
    "The tag is formatted differently inside (bold, colour, a link); select the whole of it and give it one format.",
)
OUTSIDE = Text(
    "Znacznik stoi w miejscu, którego nie da się wypełnić (kod pola, opis, obiekt); przenieś go do zwykłego tekstu.",
    "The tag stands where nothing can be filled in (a field code, a description, an object); move it into plain text.",
)
ALONE = Text(
    "Znacznik z „p” lub „tr” usuwa cały akapit lub wiersz, więc musi stać w nim sam; przenieś go do osobnego.",
    "A tag with “p” or “tr” takes its whole paragraph or row away, so it must stand there alone; give it one of its own.",
)
UNPAIRED = Text(
    "Znaczniki „for” i „if” muszą mieć swój koniec w tym samym akapicie, a z „p” lub „tr” w tej samej tabeli lub części tekstu; "
    "dopisz brakujący „endfor” albo „endif” lub usuń znacznik, który nie ma pary.",
    "The tags “for” and “if” must end in the same paragraph, with “p” or “tr” in the same table or part of the text; "
    "add the missing “endfor” or “endif”, or delete the tag that has no partner.",
)
FOREIGN = Text(
    "Tego znacznika nie ma w języku szablonów; usuń go albo zastąp nazwą pola, if, for, porównaniem, and, or, not.",
    "The template language has no such tag; delete it, or use field names, if, for, comparisons, and, or, not instead.",
)
LONG = Text(
    f"Znacznik jest dłuższy niż {LONGEST_TAG} znaków; podziel warunek na mniejsze.",
    f"The tag is longer than {LONGEST_TAG} characters; split the condition into smaller ones.",
)
MANY = Text(
    f"Jest tu więcej niż {MOST_TAGS} znaczników; usuń powtórzone i użyj zamiast nich pętli „for”.",
    f"There are more than {MOST_TAGS} tags here; delete repeated ones and use a loop “for” instead.",
)
SECTION = Text(
    "Akapit ze znacznikiem „p” kończy sekcję dokumentu; wstaw znacznik do akapitu przed nim.",
    "The paragraph with the “p” tag ends a section of the document; put the tag into a paragraph before it.",
)
