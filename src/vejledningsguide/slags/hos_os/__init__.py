"""What an edition writes of its own: practice, answers, courses, contacts and meetings, and the page with them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...guide import Guide, Side
from ...katalog import Katalog
from ...rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ...text import danish_date, plain
from ...udgave import LOCAL_PAGE, Valgtfra
from ...walk import Sti
from .model import HosOsFil, Kontakt, Kursus, Praksis
from .views import HosOs, hos_os_view, notes

FIL = "hos_os.yaml"
GONE = "Siden er valgt fra"


def names_begin_with_the_edition(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """What an edition adds has ids that no shared item can ever take: they begin with its name."""
    if (lokalt := katalog.lokalt) is None:
        return
    for name, sti, item in _own(katalog):
        if not item.id.startswith(f"{lokalt.id}-"):
            message = f"«{item.id}» kan komme til at hedde det samme som noget fælles"
            yield name, (*sti, "id"), message, f"begynd med udgavens navn: {lokalt.id}-{item.id}"


def _own(katalog: Katalog) -> Iterator[tuple[str, Sti, Praksis | Kursus | Kontakt]]:
    """Yield everything with an id that is the edition's own."""
    lokalt = katalog.lokalt
    for name, sti, item in katalog.things():
        if type(item) in (Praksis, Kursus, Kontakt) or (lokalt and getattr(item, "kilde", "") == lokalt.id):
            yield name, sti, item
    for name, content in katalog.files():
        for i, group in enumerate(getattr(content, "grupper", ())):
            for j, point in enumerate(getattr(group, "punkter", ())):
                if lokalt and getattr(point, "nr", "").startswith("L"):
                    yield name, ("grupper", i, "punkter", j), point


def days_are_in_order(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A class begins before it ends, and after the last day to sign up; each question is answered once."""
    if FIL not in katalog.filer:
        return
    fil: HosOsFil = katalog.hos_os
    for i, kursus in enumerate(fil.kurser):
        for j, hold in enumerate(kursus.hold):
            way: Sti = ("kurser", i, "hold", j)
            if hold.slut and hold.slut < hold.start:
                yield FIL, (*way, "slut"), "holdet slutter, før det begynder", "ret en af datoerne"
            if hold.frist and hold.frist > hold.start:
                yield FIL, (*way, "frist"), "fristen ligger efter første kursusdag", "ret en af datoerne"
            if j and hold.start < kursus.hold[j - 1].start:
                yield FIL, (*way, "start"), "holdet begynder før det, der står ovenover", "skriv det næste hold først"
    for i, one in enumerate(fil.svar):
        if one.på in [before.på for before in fil.svar[:i]]:
            yield FIL, ("svar", i, "på"), f"«{one.på}» er besvaret to gange", "behold ét svar"
        if bool(one.adresse) != bool(one.link):
            yield FIL, ("svar", i), "et link skal have både adresse og link", "skriv begge felter, eller slet det ene"
    for i, kontakt in enumerate(fil.kontakter):
        if not kontakt.mail and not kontakt.telefon:
            yield FIL, ("kontakter", i), "kontakten har hverken mail eller telefon", "skriv mindst én af dem"


def _eftersyn(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Yield the classes and meetings that are over."""
    fil: HosOsFil = katalog.hos_os
    for i, kursus in enumerate(fil.kurser):
        for j, hold in enumerate(kursus.hold):
            if hold.start < today:
                message = f"holdet begyndte {danish_date(hold.start)}"
                yield FIL, ("kurser", i, "hold", j), message, "slet det, når ingen kan nå det mere"
    for i, møde in enumerate(fil.møder):
        if møde.dato < today:
            yield FIL, ("møder", i), f"mødet var {danish_date(møde.dato)}", "slet det"


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the edition's page, and one in the place of each page that it has left out."""
    view: HosOs = guide.hos_os
    file = f"lokal/{view.lokalt.id}/data/{FIL}"
    side = guide.fast("hos-os", v=view)
    yield Side(side.adresse, side.titel, side.kort, side.skabelon, file, visning={"v": view})
    hidden = {one.adresse: one for one in view.lokalt.skjulte}
    for address in _gone(guide) if hidden else ():
        one = hidden.get(address) or Valgtfra("", GONE, "", address, "Den hører til noget, der er valgt fra her.")
        first = address, one.titel, f"{view.lokalt.udgave.navn} har valgt siden fra.", "hos_os/skjult.md"
        yield Side(*first, f"lokal/{view.lokalt.id}/udgave.yaml", visning={"v": one}, i_søgning=False)


def _gone(guide: Guide) -> Iterator[str]:
    """Yield each published address that a room has left with what is hidden: an item's own, a short one, a choice."""
    others = (rum.sider for rum in guide.katalog.rum if rum.sider and rum.sider is not _sider)
    made = {side.adresse for make in others for side in make(guide)}
    rooms = {address.partition("/")[0] for address in made}
    for address in guide.udgivne:
        if address not in made and address.partition("/")[0] in rooms:
            yield address


def _moved(guide: Guide) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """Return the places on pages that an edition has left out, by the page's address."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in guide.katalog.lokalt.skjulte if guide.katalog.lokalt else ():
        page, _, anchor = one.adresse.partition("#")
        if anchor:
            found.setdefault(page, []).append((anchor, f"{LOCAL_PAGE}#fravalgt", one.fordi))
    return found


def _answered(guide: Guide) -> Mapping[str, tuple[str, str]]:
    """Return the edition's answers as the search tells them, each with its place."""
    view: HosOs = guide.hos_os
    return {one.på: (f"{view.lokalt.mærke}: {_plain(guide, one.tekst)}", f"{LOCAL_PAGE}#svar") for one in view.svar}


def _said(guide: Guide) -> Iterator[str]:
    """Yield what the edition answers and says beside its items."""
    view: HosOs = guide.hos_os
    for one in view.svar:
        yield f"SVARER: {view.spørgsmål[one.på]} {_plain(guide, one.tekst)}"
    rules = {rule.id: rule.titel for rule in guide.katalog.alle("anbefalinger")}
    for id_, words in view.råd.items():
        yield f"RÅD: Linje ved «{rules[id_]}»: {_plain(guide, words)}"
    for vane, steder in view.praksis:
        yield f"PRAKSIS: {vane.titel} (ved {', '.join(f'/{sted.adresse}' for sted in steder)})"
    for name, count in (("kurser", len(view.kurser)), ("kontakter", len(view.kontakter)), ("møder", len(view.møder))):
        if count:
            yield f"{name.upper()}: {count}"


def _plain(guide: Guide, text: str) -> str:
    return plain(text, lambda id_: guide.henvisninger[id_].titel)


RUM = Rum(
    plads=260,
    filer=(Datafil(FIL, HosOsFil, kun_lokalt=True, hjem={}),),
    slags=(
        Slags("kurser", Kursus, f"{LOCAL_PAGE}#{{}}", "Kursus", "Kurser", fælles=True),
        Slags("kontakter", Kontakt, f"{LOCAL_PAGE}#{{}}", "Kontakt", "Kontakter", fælles=True),
        Slags("vaner", Praksis, f"{LOCAL_PAGE}#{{}}", "Praksis", "Sådan gør vi", fælles=True),
    ),
    faste=(FastSide("hos-os", LOCAL_PAGE, "hos_os/hos-os.md", søgegruppe=True),),
    skabeloner={"hos-os": Skabelon(("tabel", "opslag")), "skjult": Skabelon()},
    regler=(names_begin_with_the_edition, days_are_in_order),
    eftersyn=_eftersyn,
    visninger={"hos_os": hos_os_view},
    sider=_sider,
    noter=notes,
    svarer=_answered,
    siger=_said,
    flyttede=_moved,
    ankre=frozenset({"fravalgt", "kalender", "kontakter", "kurser", "mere", "saadan-goer-vi", "svar", "tilfoejet"}),
)
