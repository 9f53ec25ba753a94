"""Slips made in the real data, many and by dice: each is refused with a Danish reason, or seen for what it does.

python -m tests.mutationer NUMBER SEED [KIND]    makes so many slips, and tells every one that went wrong

What may not come of a slip: a traceback, a wait, a word of English, a reason without its file, line and remedy, or a
silent loss: it passes, and either what was written is nowhere, or what readers meet is other than `forskel` shows.
`slags.py` and `filer.py` have the kinds. It takes a few minutes a thousand; the suite makes a handful of each kind.
"""
