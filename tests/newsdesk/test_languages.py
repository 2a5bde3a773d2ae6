from __future__ import annotations

import pytest

from newsdesk.languages import OURS, UNKNOWN, tell

TEXTS = [
    ("en", "The two governments signed an agreement on the construction of a new railway line."),
    ("ru", "Правительства двух стран подписали соглашение о строительстве новой железной дороги."),
    ("ru", "Глава МИД КНР Ван И встретился с коллегами из стран Центральной Азии (SCO)"),
    ("zh", "两国政府签署了关于修建新铁路的协议，双方将加强合作。"),
    ("zh", "兩國政府簽署了關於修建新鐵路的協議，雙方將加強合作。"),
    ("kk", "Екі елдің үкіметтері жаңа теміржол салу туралы келісімге қол қойды."),
    ("ky", "Эки өлкөнүн өкмөттөрү жаңы темир жол куруу жөнүндө келишимге кол коюшту."),
    ("uz", "Ikki davlat hukumatlari yangi temir yoʻl qurish toʻgʻrisidagi bitimni imzoladilar."),
    ("uz", "Ikki davlat hukumatlari yangi temir yo'l qurish to'g'risidagi bitimni imzoladilar."),
    ("uz", "Икки давлат ҳукуматлари янги темир йўл қуриш тўғрисидаги битимни имзоладилар."),
    ("tg", "Ҳукуматҳои ду кишвар дар бораи сохтмони роҳи оҳани нав созишнома ба имзо расониданд."),
    ("tk", "Iki döwletiň hökümetleri täze demir ýoluň gurluşygy barada ylalaşyga gol çekdiler."),
]  # fmt: skip


def test_every_one_of_our_languages_has_a_text_here():
    assert {language for language, _ in TEXTS} == OURS


@pytest.mark.parametrize(("language", "text"), TEXTS)
@pytest.mark.parametrize("prior", [None, "same", "en", "zh", "tk"])
def test_a_text_tells_its_language_whatever_was_said_of_it(language, text, prior):
    """Feeds misstate their language often; one word for Chinese in both scripts, and for Uzbek in both alphabets."""
    assert tell(text, prior=language if prior == "same" else prior).language == language


@pytest.mark.parametrize("prior", ["kk", "ky", "uz", "tg", "bg"])
def test_where_the_letters_leave_it_open_what_was_said_stands(prior):
    """A headline without one letter that Russian lacks may be Kyrgyz: the letters alone make nothing Russian."""
    assert tell("Саммит 2026: Президент, парламент", prior=prior).language == prior


@pytest.mark.parametrize("text", ["", "OK", "Tashkent 2026", "ЖТ", "12 345 678 901 234 567 890"])
@pytest.mark.parametrize("prior", ["kk", "en", "zh"])
def test_a_text_too_short_to_tell_has_the_language_it_is_said_to_have(text, prior):
    assert tell(text, prior=prior).language == prior


@pytest.mark.parametrize("text", ["", "OK", "12 345 678 901 234 567 890", "😀" * 30])
def test_where_neither_tells_the_language_is_unknown(text):
    """`und`, not a guess and not null."""
    assert tell(text, prior=None).language == UNKNOWN == "und"


@pytest.mark.parametrize("debris", ["\x00\x01\x02" * 20, "\ud800" * 30, "\ufffe\uffff" * 10, "\U0010ffff" * 20])
def test_debris_has_the_language_it_is_said_to_have(debris):
    """Control characters and halves of surrogates are no reason to stop."""
    assert tell(debris, prior="ru").language == "ru"


def test_half_a_surrogate_hides_no_language():
    """One broken character in a text leaves the text readable."""
    text = "The two governments signed an agreement \ud83d on the construction of a new railway."
    assert tell(text, prior="kk").language == "en"
