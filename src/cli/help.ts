export const help = `Finds characters that you cannot see, or see as something else.

Usage: glyphguard scan [options] [path...]
       glyphguard merge [options] report...

scan   Scans files and folders (the current folder if none is given). In a folder, what .gitignore leaves out is left
       out; a path that you name is always scanned. The policy comes from the nearest .vscode/settings.json.
merge  Joins the json, jsonl or sarif reports of shards, or of several scans, into one of the same format.

Options:
  --format FORMAT                        text (default), json, jsonl, sarif, github (annotations), markdown (a summary)
  -o, --output FILE                      write the report there, as a whole or not at all, not to standard output
  --max-results N                        only the N most severe findings, and how many are left out
  --fail-on error|warning|information    the severity from which on findings make the exit code 1 (default: warning);
                                         all findings are always printed
  --files-from FILE|-                    scan what this list names, too: between NULs if it has any, else one a line
  --shard I/N                            only the I-th of N parts of the files; merge joins the reports
  -q, --quiet                            findings and problems only: no notes, no progress, no summary
  --verbose                              each finding of generated, minified, vendored and lock files, too; without it,
                                         text has one line for such a file, unless you name it or its folder
  --no-submodules                        leave submodules out, and say so; nested repositories and worktrees are scanned
  --reveal                               what hidden messages say, escaped, below each of them. Not for the eyes of an
                                         agent: what it reads there it may obey
  --no-color                             no colours (as with NO_COLOR; FORCE_COLOR asks for them)
  -h, --help                             this text
  -v, --version                          the version

merge takes --output, --max-results and --fail-on.

Exit codes:
  0  no findings, or only such as are less severe than --fail-on: by default, information alone gives 0
  1  findings as severe as --fail-on, or more
  2  a mistake in the arguments or the settings, or an incomplete scan (a file could not be read)

Examples:
  glyphguard scan
  glyphguard scan src AGENTS.md
  glyphguard scan --fail-on error --quiet
  glyphguard scan --format sarif --max-results 5000 --output glyphguard.sarif
  git diff --name-only -z --diff-filter=d main | glyphguard scan --files-from -
  glyphguard scan --shard 1/4 --format json --output 1.json
  glyphguard merge --output all.json 1.json 2.json 3.json 4.json
`;
