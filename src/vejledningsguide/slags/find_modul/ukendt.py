"""What an outcome after «ved ikke» leads on to: what is to be found out, and the finished answers on the other side."""

from __future__ import annotations

from collections.abc import Sequence

from .beslut import Beslutningsguide, Knude, all_modules
from .model import Svar
from .views import FindUdAfView, VejView, bare

START = "find-modul/"
MOST = 4
"""So many finished answers are offered at most."""


def address_of(knude: Knude) -> str:
    """Return the address of a place in the guide: find-modul/vejleder/ny/."""
    return START + "".join(f"{id_}/" for id_ in knude.svar)


def find_out(guide: Beslutningsguide, knude: Knude) -> tuple[tuple[FindUdAfView, ...], bool]:
    """Return what is to be found out at an outcome, and whether its answer hangs on it.

    It does when what can be asked for differs; then only the first such thing is told. Else the outcome has an answer,
    and what is found out makes it more exact.
    """
    sharper = []
    for id_ in knude.svar:
        svar = guide.svar[id_]
        if not svar.holder_åbent and svar.find_ud_af is None:
            continue
        found = [(other, _finished(guide, knude, other)) for other in guide.valg_til[id_].svar if _known(other)]
        found = [(other, there) for other, there in found if other.id in there.svar]
        if svar.holder_åbent and len({_offers(there) for _, there in found}) > 1:
            return (_told(guide, knude, svar, found),), True
        assert knude.udfald is not None
        open_ = set(knude.udfald.træf[0].åbne)
        here = {t.anbefaling.id for t in knude.udfald.træf if set(t.åbne) <= open_}
        sharper.append(_told(guide, knude, svar, [one for one in found if _rules(one[1]) != here]))
    return tuple(view for view in sharper if view.veje), False


def _known(svar: Svar) -> bool:
    return not svar.holder_åbent and svar.find_ud_af is None


def _finished(guide: Beslutningsguide, knude: Knude, other: Svar) -> Knude:
    """Return the outcome with another answer to one question. What was not asked before stays unknown if it can."""
    answers = [id_ for id_ in knude.svar if guide.valg_til[id_] is not guide.valg_til[other.id]]
    there = guide.walk([*answers, other.id])
    while there.valg is not None:
        offered = [svar for svar, _ in there.børn]
        chosen = next((svar for svar in offered if svar.holder_åbent), offered[0])
        there = next(barn for svar, barn in there.børn if svar is chosen)
    return there


def _offers(there: Knude) -> tuple[str, ...]:
    """Return the modules in use that an outcome points to."""
    assert there.udfald is not None
    return tuple(
        dict.fromkeys(
            id_
            for t in there.udfald.træf
            for id_ in all_modules(t.anbefaling)
            if id_ in {m for vej in t.anbefaling.i_dag.begynd_med for m in vej.moduler}
            or id_ in {m.modul for m in t.anbefaling.i_dag.moduler}
        )
    )


def _rules(there: Knude) -> set[str]:
    assert there.udfald is not None
    return {t.anbefaling.id for t in there.udfald.træf}


def _told(guide: Beslutningsguide, knude: Knude, svar: Svar, found: Sequence[tuple[Svar, Knude]]) -> FindUdAfView:
    """Return the view; answers that lead to the same are told as one."""
    alike: dict[tuple[object, ...], list[tuple[Svar, Knude]]] = {}
    for other, there in found:
        alike.setdefault(there.mærke, []).append((other, there))
    veje = []
    for same in list(alike.values())[:MOST]:
        names = [other.hvis or f"«{other.titel}»" for other, _ in same]
        there = same[0][1]
        assert there.udfald is not None
        a = there.udfald.træf[0].anbefaling
        told = ", eller ".join([names[0], *(name[0].lower() + name[1:] for name in names[1:])])
        veje.append(VejView(told, bare(a.titel), a.kort, address_of(there)))
    before = knude.svar[: knude.svar.index(svar.id)]
    return FindUdAfView(guide.valg_til[svar.id], svar, tuple(veje), address_of(guide.walk(before)))
