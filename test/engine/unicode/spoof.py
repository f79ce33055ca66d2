"""Answers for lines of JSON, by ICU's SpoofChecker: [text, ...] -> [[skeleton, level, scripts of a single character], ...]."""
import json
import sys

import icu

names = {
    icu.URestrictionLevel.ASCII: 0,
    icu.URestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE: 1,
    icu.URestrictionLevel.HIGHLY_RESTRICTIVE: 2,
    icu.URestrictionLevel.MODERATELY_RESTRICTIVE: 3,
    icu.URestrictionLevel.MINIMALLY_RESTRICTIVE: 4,
    icu.URestrictionLevel.UNRESTRICTIVE: 5,
}
checker = icu.SpoofChecker()
checker.setChecks(icu.USpoofChecks.RESTRICTION_LEVEL | icu.USpoofChecks.AUX_INFO)
print(icu.ICU_VERSION, icu.UNICODE_VERSION, flush=True)
for line in sys.stdin:
    answers = []
    for text in json.loads(line):
        level = checker.check(text) & icu.URestrictionLevel.RESTRICTION_LEVEL_MASK
        scripts = [] if len(text) > 1 else [icu.Script(s).getShortName() for s in icu.Script.getScriptExtensions(text)]
        answers.append([checker.getSkeleton(0, text), names.get(level, -1), scripts])
    print(json.dumps(answers), flush=True)
