"""Words by which a report says how a count or a denial is meant: recalled, running, a share, earlier, untrue."""

from __future__ import annotations

import re

from secondsource.text.listed import listed

CLOCK = re.compile(r"T\d\d:\d\d$")  # a time of day to the minute, in local time (no zone stated)
#: Words by which a report recalls what had been said before: "had put it at 30", "up from 150".
RECALLED = re.compile(r"\bhad (?:\w+ )?(?:counted|put|given|said|reported|announced|spoken of)\b|\b(?:up|down) from\b")
#: Words by which a count is told as the latest state of the whole.
RUNNING = re.compile(
    r"\b(?:death |casualty )?toll\b|\b(?:rose|risen|rises|climb(?:ed|s)|grew|grown|jump(?:ed|s)|increased|up) to\b"
    r"|\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|rais(?:es|ed|ing)) the (?:number|total|toll|count)\b",
    re.IGNORECASE,
)
#: "Thirty of the voters", "three of their own men": a part of what was counted elsewhere.
PARTIAL = re.compile(r"[\w-]+(?: [\w-]+)? of (?:the|those|these|(?:its|their|his|her) own)\b", re.IGNORECASE)
#: "Four others", "three more victims", "the remaining six": what is left beside those told of before.
REST = re.compile(
    r"(?:the |all )?(?:remaining|further|additional) [\w-]+|(?:the )?[\w-]+ (?:others?|additional|further|remaining)\b"
    r"|[\w-]+ more(?! than)\b",
    re.IGNORECASE,
)
#: "Of the dead, seven were", "among them were two": all counts of the clause are parts of one told before.
AMONG = re.compile(
    r"\b(?:of|among) (?:the (?:dead|injured|wounded|missing|victims|casualties|total)|those|these|them)\b", re.I
)
#: Words by which something is said not to be so.
NEGATIVE = re.compile(
    r"n[’']t\b|\b(?:not|no|never|nobody|none|nothing|neither|nor|without|unable|unclear|cannot|unknown|unsure|denied|false)\b",
    re.IGNORECASE,
)
#: A sentence that says no more than that the one before is wrong.
REFUTES = re.compile(
    r"[\"“‘']?(?:but |yet )?(?:that|this|those|these|it|the) ?"
    r"(?:information|claims?|statements?|reports?|accounts?|version|figures?|number|allegations?|accusations?)? ?"
    r"(?:is|was|are|were|proved|turned out to be) (?:\w+ly |all |a )?"
    r"(?:not (?:true|the case|correct|so)|untrue|false|wrong|incorrect|inaccurate|lies?|nonsense|fabricated)\b.{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
#: What is told without anybody standing behind it.
UNVERIFIED = re.compile(
    r"\b(?:could|can|has|have|had) ?not (?:yet )?(?:be|been) (?:\w+ly )?"
    r"(?:verified|confirmed|substantiated|corroborated)\b|\bunconfirmed\b|\bunverified\b"
    r"|\bno (?:independent )?confirmation\b",
    re.IGNORECASE,
)
#: Something told as a rumour, or as what nobody could verify; "none of the figures could be verified" tells of nothing.
OPEN = re.compile(
    r"\b(?:reports?|claims?|allegations?|accounts?|rumou?rs?|footage|videos?)\b[^.;]{0,160}"
    r"\b(?:could|can|has|have|had) ?not (?:yet )?(?:be|been) (?:\w+ly )?(?:verified|confirmed|substantiated)\b"
    r"|\bunconfirmed (?:\w+ ){0,3}(?:reports?|claims?|accounts?|rumou?rs?|information)\b"
    r"|\brumou?rs? (?:that|of|about|swirl\w*)\b|\bconflicting (?:reports|accounts)\b"
    r"|\b(?:is|was|remain(?:s|ed)) (?:not (?:immediately |yet )?(?:clear|known)|unclear|unknown) (?:whether|if)\b",
    re.IGNORECASE,
)
#: A word taken back.
WITHDRAWS = re.compile(
    r"\b(?:withdr[ae]w\w*|withdrawn|retract(?:s|ed|ing)|t(?:ake|akes|ook|aken) back|disavow\w*|backtrack\w*)\b",
    re.IGNORECASE,
)
#: What stands before a cue that tells of an earlier word: "a day after denying", "having denied", "despite denying".
EARLIER = re.compile(r"\b(?:after|having|before|despite|since|despite having|after having) (?:\w+ly )?$", re.IGNORECASE)
#: A denial in a report's own voice: "Reports that ... are false."
UNTRUE = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|accusations?|assertions?|suggestions?|stories) (?:that|of) (.+?) "
    r"(?:is|are|was|were) (?:\w+ly )?(?:false|untrue|baseless|unfounded|groundless|fabricated|invented|incorrect"
    r"|not true|without (?:any )?(?:foundation|basis))\b",
    re.IGNORECASE | re.DOTALL,
)
#: The same the other way round: "called reports of ... rumours", "dismissed talk of ... as lies".
CALLED = re.compile(
    r"\b(?:call|describ|dismiss|brand|reject|denounc|characteri[sz])\w* (?:the |all |such |these |those |any )?"
    r"(?:\w+ )?(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|stories|tales|talk|accounts) "
    r"(?:that|of) (.{1,160}?) (?:as |to be )?[\"“'‘]?(?:\w+ )?"
    r"(?:rumou?rs?|lies|false|untrue|nonsense|baseless|groundless|unfounded|fabricat\w+|invent\w+|propaganda|fake)\b",
    re.IGNORECASE | re.DOTALL,
)
#: "Tales of ... were lies".
LIES = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|tales|talk|stories) (?:that|of) (.{1,160}?) (?:is|are|was|were) "
    r"(?:\w+ )?(?:lies|rumou?rs|nonsense|propaganda|inventions?|fabrications?)\b",
    re.IGNORECASE | re.DOTALL,
)
#: Words with which a sentence takes up what the one before spoke of.
TAKING_UP = listed(
    "it they this that these those he she his her their then there nobody no some others both all none we i"
)
#: What a release or a paper says of itself or to its readers: when more will be said, whom they may call.
NOTICE = re.compile(
    r"\b(?:will|is to|are to) (?:be )?(?:issued?|speak to|brief|publish(?:ed)?|updated?)\b|\bstates? the following\b"
    r"|\bno (?:further|other) (?:statement|comment|details|information)\b|\bthe next (?:figures|update|bulletin|news)\b"
    r"|\b(?:may|should|can|must) (?:call|contact|come to|report to|avoid|phone|write to)\b",
    re.IGNORECASE,
)
#: Words for one person told of before.
THIRD = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
#: Words after the noun for a source.
BEHIND = listed("of at in from with who which that on for to near familiar close speaking")
