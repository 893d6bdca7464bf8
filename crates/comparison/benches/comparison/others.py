"""Prints how many seconds a library takes to compare two files: others.py LIBRARY OLD NEW."""

import sys
import time

library, old, new = sys.argv[1:]
texts = [open(path, encoding="utf-8").read() for path in (old, new)]
if library == "redlines":
    from redlines import Redlines

    start = time.perf_counter()
    Redlines(*texts).output_markdown
else:
    from diff_match_patch import diff_match_patch

    diff = diff_match_patch()
    diff.Diff_Timeout = 0
    start = time.perf_counter()
    diff.diff_cleanupSemantic(diff.diff_main(*texts))
print(time.perf_counter() - start)
