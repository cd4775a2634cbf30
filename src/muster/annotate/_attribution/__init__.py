"""Attribution's machinery: rules over parsed clauses, from cue words to leads, from leads to attributions.

A *lead* is what one rule found: a cue with its source and its content. ``cues`` knows the words, ``clauses`` and
``quotations`` prepare the text; ``verbs``, ``phrases``, ``nouns`` and ``headlines`` make leads, ``closings`` those that
the parser hid; ``continuations`` let them run on, ``nesting`` settles which lies inside which, ``speakers`` says who is
meant, with ``outlets`` and ``bodies`` to tell names by, ``chains`` through whom the words came.
"""
