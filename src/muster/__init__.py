"""Muster keeps an evidence ledger of what is published about weapon deployments: who says what, in which words.

>>> import muster
>>> muster.__version__.count(".")
2
"""

__version__ = "0.1.0"
