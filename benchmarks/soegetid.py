"""How long the search takes on a slow processor: from a key to what it finds, and from a link to a search.

The processor is made four times slower, as Chromium's own tools do it. Keys are real ones, and time is taken until the
results are drawn. Whatever else the machine does is in the figures: run it on a quiet one.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

SLOW = 4
"""How many times slower the processor is made."""
KEY, COLD, TASK = 50, 600, 50
"""The goals, in milliseconds."""
TYPED = ("gruppevejledning", "hvilket kursus skal jeg vælge", "eleven taler ikke dansk", "adgangskrav diplm")
LINKED = ("ledelse", "hvad gør jeg når eleven ikke kan dansk", "gruppevejldning")
"""What is typed, and what is opened as a link: a word, a question, and a slip."""
PAUSE = 100
"""Between two keys: a quick typist's."""
WATCH = """
  window.taken = { keys: [], cold: 0, longest: 0 };
  new PerformanceObserver((all) => {
    for (const { duration } of all.getEntries()) taken.longest = Math.max(taken.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  const drawn = (done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  document.addEventListener("DOMContentLoaded", () => {
    let pressed = 0;
    addEventListener("input", (event) => { pressed = event.timeStamp; }, true);
    new MutationObserver(() => {
      const begun = pressed;
      pressed = 0;
      if (begun) drawn((now) => taken.keys.push(now - begun));
      else if (!taken.cold && document.querySelector("[data-resultater] a")) {
        drawn((now) => { taken.cold ||= now; console.info("drawn"); });
      }
    }).observe(document.querySelector("[data-resultater]"), { childList: true });
  });
"""


@dataclass(frozen=True)
class Tid:
    """Milliseconds: from a key to its results, from an opened link to its results, and the longest task of each.

    `stalled` is how many of the openings had a task over 50 ms at all, «1 af 9».
    """

    key: float
    cold: float
    typing: float
    opening: float
    stalled: str

    def __str__(self) -> str:
        return (
            f"Ved {SLOW} gange langsommere processor, til resultaterne er tegnet: {self.key:.0f} ms fra en tast "
            f"(højst {KEY}) og {self.cold:.0f} ms fra et åbnet link (højst {COLD}).\n"
            f"Længste opgave (højst {TASK}; 0 er derunder): {self.typing:.0f} ms, mens der skrives, og "
            f"{self.opening:.0f} ms, mens et link åbnes; {self.stalled} åbninger havde en for lang."
        )


def measure(browser: Browser, root: str) -> Tid:
    """Open links and press keys in the site at `root`; the times are medians, and of the tasks the longest counts."""
    cold, opening = [], []
    for query in LINKED * 3:
        page = slow_page(browser)
        with page.expect_console_message(lambda told: told.text == "drawn"):  # whatever asks the page costs it time
            page.goto(f"{root}soeg/?q={query}")
        page.wait_for_timeout(1000)  # what is put off till the results are there must not be a long task either
        cold.append(page.evaluate("taken.cold"))
        opening.append(page.evaluate("taken.longest"))
        page.context.close()
    page = slow_page(browser)
    page.goto(f"{root}soeg/")
    page.focus("#q")
    page.wait_for_timeout(2000)
    page.evaluate("taken.longest = 0")
    for words in TYPED:
        page.keyboard.type(words, delay=PAUSE)
        page.wait_for_timeout(500)
        page.fill("#q", "")
        page.wait_for_timeout(200)
    keys, typing = page.evaluate("[taken.keys, taken.longest]")
    page.context.close()
    stalled = f"{sum(task > TASK for task in opening)} af {len(opening)}"
    return Tid(statistics.median(keys), statistics.median(cold), typing, max(opening), stalled)


def slow_page(browser: Browser) -> Page:
    """Return a page in a new profile, on a slow processor, that takes its own time."""
    page = browser.new_context().new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.add_init_script(WATCH)
    return page
