"""Facts of the sources: whoever changes a figure hears of it; a new source may differ. Messages are in test_fejl."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests import helpers
from vejledningsguide.grundlag import Faktum, Kildepunkt
from vejledningsguide.katalog import Katalog
from vejledningsguide.pins import facts_agree
from vejledningsguide.slags.moduler.model import Modul
from vejledningsguide.slags.tal.model import Talsæt


def told(katalog: Katalog) -> list[str]:
    """Return the messages about facts."""
    return [message for _, _, message, _ in facts_agree(katalog, helpers.TODAY)]


def with_module(katalog: Katalog, modul: Modul, **changes: Any) -> Katalog:
    """Return the catalogue with a module changed."""
    fil = katalog.moduler
    moduler = tuple(m.model_copy(update=changes) if m is modul else m for m in fil.moduler)
    return helpers.with_content(katalog, moduler=fil.model_copy(update={"moduler": moduler}))


def with_figures(katalog: Katalog, changed: Callable[[Talsæt], Talsæt]) -> Katalog:
    """Return the catalogue with the sets of figures changed."""
    return helpers.with_content(
        katalog, tal=katalog.tal.model_copy(update={"tal": tuple(map(changed, katalog.tal.tal))})
    )


def told_of_modules(
    katalog: Katalog, held: Iterable[Modul], change: Callable[[Modul], dict[str, Any]]
) -> list[tuple[str, str]]:
    """Return what is told when some modules are changed, all in one reading: messages, each with its module's id."""
    fil, ids = katalog.moduler, {modul.id for modul in held}
    moduler = tuple(m.model_copy(update=change(m)) if m.id in ids else m for m in fil.moduler)
    changed = helpers.with_content(katalog, moduler=fil.model_copy(update={"moduler": moduler}))
    found = [(sti, message) for _, sti, message, _ in facts_agree(changed, helpers.TODAY)]
    return sorted((fil.moduler[int(sti[1])].id if sti[0] == "moduler" else "", message) for sti, message in found)


def pinned(katalog: Katalog, felt: str) -> dict[str, list[Faktum]]:
    """Return the facts about a field, by the point that they stand on."""
    facts = {punkt.id: [f for f in punkt.fakta if f.felt == felt] for punkt in katalog.punkter()}
    return {point: found for point, found in facts.items() if found}


def with_fact(katalog: Katalog, id_: str, **fact: str) -> Katalog:
    """Return the catalogue with one more fact on a point."""

    def more(punkt: Kildepunkt) -> Kildepunkt:
        return punkt.model_copy(update={"fakta": (*punkt.fakta, Faktum(**fact))}) if punkt.id == id_ else punkt

    files = tuple(f.model_copy(update={"punkter": tuple(map(more, f.punkter))}) for f in katalog.belaeg)
    return helpers.with_content(katalog, belaeg=files)


class TestReal:
    @pytest.mark.parametrize(("felt", "other"), [("titel", "Noget andet"), ("nummer", "99999"), ("dage", (99,))])
    def test_a_modules_title_number_and_days_are_held(self, felt: str, other: object, katalog: Katalog) -> None:
        named = {fact.om for facts in pinned(katalog, felt).values() for fact in facts}
        held = [modul for modul in katalog.moduler.moduler if modul.id in named]
        assert held
        messages = told_of_modules(katalog, held, lambda _: {felt: other})
        assert [id_ for id_, _ in messages] == sorted(modul.id for modul in held)
        assert [message for _, message in messages if not message.startswith(f"{felt} er ")] == []

    def test_what_a_source_does_not_say_is_not_made_up(self, katalog: Katalog) -> None:
        """A module whose source gives no days or no number gets none by a slip."""
        silent = {fact.om for facts in pinned(katalog, "dage").values() for fact in facts if fact.værdi == "-"}
        held = [modul for modul in katalog.moduler.moduler if modul.id in silent]
        messages = told_of_modules(katalog, held, lambda _: {"dage": (5,)})
        assert [id_ for id_, _ in messages] == sorted(modul.id for modul in held)
        assert [message for _, message in messages if "oplyser det ikke" not in message] == []

    def test_a_goal_that_is_left_out_is_missed(self, katalog: Katalog) -> None:
        points = {(id_, fact.om) for id_, facts in pinned(katalog, "nr").items() for fact in facts}
        held = [m for m in katalog.moduler.moduler if m.mål and (m.mål[-1].belæg[0], m.id) in points]
        assert held
        messages = told_of_modules(katalog, held, lambda modul: {"mål": modul.mål[:-1]})
        assert len(messages) == len(held)
        for modul in held:
            [_] = [message for _, message in messages if f"«{modul.mål[-1].belæg[0]}»" in message]

    def test_every_figure_that_rests_on_a_pinned_point_is_held(self, katalog: Katalog) -> None:
        """Column by column all figures are changed, and each row that rests on a pinned point is told."""
        points = pinned(katalog, "værdier").keys()
        fil, seen = katalog.tal, 0
        for place in range(max(len(row.værdier) for tal in fil.tal for row in tal.rækker)):
            sets, wanted = [], set()
            for i, tal in enumerate(fil.tal):
                rows = []
                for j, row in enumerate(tal.rækker):
                    values = list(row.værdier)
                    if place < len(values):
                        values[place] = (values[place] or 0) + 1
                        if points & set(row.belæg):
                            wanted.add(("tal", i, "rækker", j, "værdier"))
                    rows.append(row.model_copy(update={"værdier": tuple(values)}))
                sets.append(tal.model_copy(update={"rækker": tuple(rows)}))
            changed = helpers.with_content(katalog, tal=fil.model_copy(update={"tal": tuple(sets)}))
            found = {sti for _, sti, _, _ in facts_agree(changed, helpers.TODAY)}
            assert [way for way in wanted if way not in found and (*way[:2], "værdier") not in found] == [], place
            seen += len(wanted)
        assert seen

    def test_the_sources_own_sums_and_totals_are_held(self, katalog: Katalog) -> None:
        points = pinned(katalog, "i_alt").keys()
        named = {fact.om for fact in sums(katalog)}
        held = {t.id for t in katalog.tal.tal if t.kildens_sum and named & {t.id, *t.kolonner}}
        more = {
            (t.id, r.navn) for t in katalog.tal.tal for r in t.rækker if r.i_alt is not None and points & {*r.belæg}
        }
        assert held and more

        def other_sum(tal: Talsæt) -> Talsæt:
            return tal.model_copy(update={"kildens_sum": (0.5, *tal.kildens_sum[1:])}) if tal.id in held else tal

        def no_sum(tal: Talsæt) -> Talsæt:
            return tal.model_copy(update={"kildens_sum": ()}) if tal.id in held else tal

        def other_totals(tal: Talsæt) -> Talsæt:
            rows = (
                r.model_copy(update={"i_alt": (r.i_alt or 0) + 1}) if (tal.id, r.navn) in more else r
                for r in tal.rækker
            )
            return tal.model_copy(update={"rækker": tuple(rows)})

        def places(changed: Callable[[Talsæt], Talsæt]) -> list[tuple[str | int, ...]]:
            found = [sti for _, sti, _, _ in facts_agree(with_figures(katalog, changed), helpers.TODAY)]
            assert {sti[0] for sti in found} <= {"tal"}
            return found

        for changed in (other_sum, no_sum):
            assert {katalog.tal.tal[int(sti[1])].id for sti in places(changed)} >= held
        told = [(katalog.tal.tal[int(sti[1])], sti) for sti in places(other_totals) if len(sti) > 3]
        assert {(tal.id, tal.rækker[int(sti[3])].navn) for tal, sti in told} >= more


class TestRule:
    def test_a_source_at_odds_with_itself_is_told_in_full(self, mini_katalog: Katalog) -> None:
        modul = mini_katalog.moduler.moduler[0]
        assert modul.forgænger
        for days, right in (((10, 11), True), ((11, 10), True), ((10,), False), ((10, 11, 12), False), ((), False)):
            forgænger = modul.forgænger.model_copy(update={"dage": days})
            assert (told(with_module(mini_katalog, modul, forgænger=forgænger)) == []) == right, days

    def test_another_point_may_say_something_else(self, mini_katalog: Katalog) -> None:
        """Where an item rests on two points that differ, it may follow either, or tell both."""
        modul = mini_katalog.moduler.moduler[0]
        old, new = modul.belæg[0], "have-bog-009"
        katalog = with_fact(mini_katalog, old, felt="dage", værdi="11", om=modul.id)
        assert told(katalog) == []
        assert told(with_module(katalog, modul, dage=(12,))) == [
            f"dage er 12, men kildepunktet {old} siger 11",
        ]
        both = with_module(katalog, modul, dage=(12,), belæg=(old, new))
        assert told(with_fact(both, new, felt="dage", værdi="12", om=modul.id)) == []
        two = with_module(katalog, modul, dage=(11, 12), belæg=(old, new))
        assert told(with_fact(two, new, felt="dage", værdi="12", om=modul.id)) == []

    def test_numbers_are_compared_as_numbers_and_words_to_the_letter(self, mini_katalog: Katalog) -> None:
        tal = mini_katalog.tal.tal[0]
        row = tal.rækker[0]
        for text, right in (("1.200, 30", True), ("1200, 30", True), ("1.200, 31", False), ("1.200", False)):
            katalog = with_fact(mini_katalog, row.belæg[0], felt="værdier", værdi=text, om=row.navn)
            assert (told(katalog) == []) == right, text
        katalog = with_fact(mini_katalog, tal.belæg[0], felt="titel", værdi=tal.titel.lower(), om=tal.id)
        assert len(told(katalog)) == 1

    def test_a_name_that_only_lies_around_leads_to_what_is_inside(self, mini_katalog: Katalog) -> None:
        tal = mini_katalog.tal.tal[0]
        row = tal.rækker[0]
        fact = {"felt": "i_alt", "værdi": "1.230", "om": tal.id}
        assert told(with_fact(mini_katalog, row.belæg[0], **fact)) == []
        [message] = told(with_fact(mini_katalog, row.belæg[0], **{**fact, "værdi": "1.231"}))
        assert message == f"i_alt er 1.230, men kildepunktet {row.belæg[0]} siger 1.231"


def sums(katalog: Katalog) -> list[Faktum]:
    """Return the facts about the sources' own sums."""
    return [fact for facts in pinned(katalog, "kildens_sum").values() for fact in facts]
