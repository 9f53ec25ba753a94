"""Why an outcome doesn't point to the other modules: the answers that would bring each of them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...provenance import Henvisning
from ...text import danish_list
from .beslut import Beslutningsguide, Krav, Udfald, all_modules
from .views import FravalgView, Vilkår


class Fravalg:
    """What is to be known of each module, worked out once for all outcomes."""

    def __init__(self, guide: Beslutningsguide, links: Mapping[str, Henvisning]) -> None:
        self.guide = guide
        self.links = links
        self.ways: dict[str, list[Krav]] = {id_: [] for id_ in guide.dage}
        for a in guide.fil.anbefalinger:
            way = guide.way_to(a)
            for id_ in dict.fromkeys(all_modules(a)):
                self.ways[id_].append(way)
        self.left_out: dict[str, str] = {u.modul: u.fordi for u in guide.fil.uden_regel}

    def af(self, udfald: Udfald) -> Iterator[FravalgView]:
        """Yield every module that the outcome does not point to, in order.

        Of all rules about it the nearest is told, with all that only ask for another answer to the same question.
        """
        chosen = {id_ for t in udfald.træf for id_ in all_modules(t.anbefaling)}
        for id_, ways in self.ways.items():
            if id_ in chosen:
                continue
            if not ways:
                yield FravalgView(self.links[id_], (), self.left_out[id_])
                continue
            missing = [(way, self.guide.unmet(way, udfald.svar)) for way in ways]
            nearest, near = min(missing, key=lambda one: (len(one[1]), sum(len(one[0][q]) for q in one[1])))
            alike = [way for way, unmet in missing if unmet == near and len(near) == 1] or [nearest]
            kept = {valg: svar for valg, svar in udfald.svar.items() if valg not in near}
            good = {q: {s for way in alike for s in way[q] if not self._ruled_out(s, kept)} for q in near}
            yield FravalgView(self.links[id_], tuple(self._told(valg, good[valg]) for valg in near), "")

    def _ruled_out(self, svar: str, kept: Mapping[str, str]) -> bool:
        """Return whether an answer can't be given together with the others."""
        return any(valg in kept for valg in self.guide.unmet(self.guide.offered_when[svar], kept))

    def _told(self, valg: str, good: set[str]) -> Vilkår:
        known = [svar for svar in self.guide.valg[valg].svar if svar.id in good and not svar.holder_åbent]
        return Vilkår(self.guide.valg[valg].navn, danish_list([f"«{svar.titel}»" for svar in known], "eller"))
