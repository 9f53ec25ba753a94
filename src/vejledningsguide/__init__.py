"""Vejledningsguiden: YAML about supervision in care education, checked and turned into pages.

Data flows one way: model <- load <- check <- derive <- pages. Nothing in here knows a site engine.
"""
