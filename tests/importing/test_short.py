"""Short forms: word for word, whole clauses, and none at all where the rest could change what they say."""

from __future__ import annotations

import pytest

from deckbuild.importing.comments import DRAFT
from deckbuild.importing.formats import markdown, text
from deckbuild.importing.short import MISSING, is_long, short_form, shorten
from deckbuild.importing.understand.understanding import understand

SAFE = [
    (
        "en",
        "The ferry leaves at six. The harbour pays for the fuel, and the islands pay the crew.",
        "The ferry leaves at six.",
    ),
    (
        "en",
        "The harbour has two new boats; the older ones serve the quiet islands in the north.",
        "The harbour has two new boats",
    ),
    (
        "en",
        "Three bridges were closed last year: the old one, the long one and the one by the mill.",
        "Three bridges were closed last year",
    ),
    (
        "en",
        "The town has planted nine hundred trees, turning the square into a small forest.",
        "The town has planted nine hundred trees",
    ),
    (
        "ru",
        "Паром уходит в шесть утра. Гавань платит за топливо, острова платят команде.",
        "Паром уходит в шесть утра.",
    ),
    (
        "fr",
        "Le bac part à six heures ; le port paie le carburant, les îles paient les marins.",
        "Le bac part à six heures",
    ),
    (
        "de",
        "Die Fähre fährt um sechs Uhr. Der Hafen bezahlt den Treibstoff, die Inseln bezahlen die Leute.",
        "Die Fähre fährt um sechs Uhr.",
    ),
    (
        "es",
        "El barco sale a las seis; el puerto paga el combustible y las islas pagan la tripulación.",
        "El barco sale a las seis",
    ),
    ("pl", "Prom odpływa o szóstej rano. Port płaci za paliwo, wyspy płacą załodze.", "Prom odpływa o szóstej rano."),
    ("ko", "배는 아침 여섯 시에 떠난다. 항구가 기름값을 낸다.", "배는 아침 여섯 시에 떠난다."),
    ("ja", "船は朝六時に出ます。港が燃料を払います。", "船は朝六時に出ます。"),
]

UNSAFE = [
    ("en", "The ferry leaves at six, unless the captain sleeps longer than the tide allows."),
    ("en", "The ferry leaves at six. That is what the timetable claims, and nobody believes it."),
    ("en", "The bridge is safe; the engineers doubt it."),
    ("en", "The bridge is safe, according to the company that built it and has to pay for it."),
    ("en", "Trade has doubled. But most of it goes through one port."),
    ("en", "The tax was abolished, assuming that the council keeps its word this time."),
    ("en", "The company said: the bridge is safe and will stay safe for another hundred years."),
    ("en", "The bill included: money for schools; money for roads; and money for the new museum."),
    ("en", "The plan will work if the weather holds and the ships arrive before the first frost."),
    ("en", "If the weather holds, the plan will work and the ships arrive before the first frost."),
    ("en", "The river, with its many arms, was long thought to be the border between the two."),
    ("ru", "Мост безопасен. Так утверждает компания, которая его построила."),
    ("ru", "Торговля выросла; однако почти вся она идёт через один порт."),
    ("fr", "Le pont est sûr ; du moins selon la société qui l’a construit."),
    ("fr", "Le commerce a doublé. Mais tout passe par un seul port."),
    ("de", "Die Brücke ist sicher. Das behauptet jedenfalls die Firma, die sie gebaut hat."),
    ("de", "Der Handel wächst; allerdings nur im Süden."),
    ("es", "El puente es seguro. Eso dice la empresa que lo construyó."),
    ("es", "El comercio creció; pero casi todo pasa por un solo puerto."),
    ("pl", "Most jest bezpieczny. Tak twierdzi firma, która go zbudowała."),
    ("pl", "Handel rośnie; ale tylko na południu."),
    ("ko", "다리는 안전하다. 그러나 회사는 그렇게 생각하지 않는다."),
    ("ko", "무역이 늘었다. 다만 일부 항구의 경우에 그렇다."),
    ("ja", "橋は安全です。しかし会社だけがそう言っています。"),
    ("ja", "貿易は増えました。ただし一部の港だけです。"),
    ("fi", "Silta on turvallinen. Laiva lähtee kuudelta."),
]


@pytest.mark.parametrize(("language", "said", "shown"), SAFE)
def test_a_clause_that_stands_alone_is_shown(language: str, said: str, shown: str) -> None:
    assert short_form(said, language) == shown


@pytest.mark.parametrize(("language", "said"), UNSAFE)
def test_a_clause_is_not_shown_where_the_rest_turns_or_limits_it(language: str, said: str) -> None:
    assert short_form(said, language) == ""


@pytest.mark.parametrize("said", ["Dr. Smith left at 5 p.m. on 3. May.", "It cost 3.5 million.", "See St. Petersburg."])
def test_an_abbreviation_or_number_ends_no_clause(said: str) -> None:
    assert short_form(said, "en") == ""


@pytest.mark.parametrize("said", ["“The ferry leaves. It always does.”", "The boat (it is new. And fast) leaves."])
def test_a_quotation_or_bracket_is_not_broken(said: str) -> None:
    assert short_form(said, "en") == ""


LONG = (
    "The ferry leaves at six from the old pier. The harbour pays for the fuel, and the islands pay the crew.",
    "The ferry leaves at six from the old pier, unless the captain sleeps longer than the tide and the wind allow it.",
    "The ferry leaves at six.",
)


def test_a_long_point_is_said_in_full_and_shown_as_a_draft_or_not_at_all() -> None:
    document = text.read("talk.txt", ("Title: Ferries\n\n" + "".join(f"- {point}\n" for point in LONG)).encode())
    short = shorten(understand([document]))
    first, second, third = short.deck.sections[0].points
    assert (first.show, first.say) == ("The ferry leaves at six from the old pier.", LONG[0])
    assert (second.show, second.say) == ("", LONG[1])
    assert (third.show, third.say) == (LONG[2], "")
    held = short.comments.sections[0]
    assert held["points/1/show"] == (DRAFT,)
    assert held["points/2"] == (MISSING,)
    assert "points/3" not in held


def test_a_point_is_long_by_words_and_characters_together() -> None:
    assert is_long("word " * 20 + "and more words to make it long")
    assert not is_long(
        "Few words, but rather-long-words-here-and-there-to-fill-the-line-of-a-slide-completely-today ok"
    )


def test_formats_stay_in_a_short_form() -> None:
    said = "The ferry leaves at **six** from the old pier. The harbour pays for the fuel, and the islands pay the crew."
    written = f"# Ferries\n\n- {said}\n".encode()
    point = shorten(understand([markdown.read("talk.md", written)])).deck.sections[0].points[0]
    assert point.show == "The ferry leaves at **six** from the old pier."
