export const help = `Finds characters that you cannot see, or see as something else.

Usage: glyphguard scan [options] [path...]

Scans files and folders (the current folder if none is given). In a folder, what .gitignore leaves out is left out;
a path that you name is always scanned. The policy comes from the nearest .vscode/settings.json.

Options:
  --format text|json                     the report on standard output (default: text)
  --fail-on error|warning|information    the severity from which on findings make the exit code 1 (default: warning);
                                         all findings are always printed
  -q, --quiet                            findings and problems only: no notes, no progress, no summary
  --reveal                               what hidden messages say, escaped, below each of them. Not for the eyes of an
                                         agent: what it reads there it may obey
  --no-color                             no colours (as with NO_COLOR; FORCE_COLOR asks for them)
  -h, --help                             this text
  -v, --version                          the version

Exit codes:
  0  no findings, or only such as are less severe than --fail-on: by default, information alone gives 0
  1  findings as severe as --fail-on, or more
  2  a mistake in the arguments or the settings, or an incomplete scan (a file could not be read)

Examples:
  glyphguard scan
  glyphguard scan src AGENTS.md
  glyphguard scan --fail-on error --quiet
  glyphguard scan --format json . > report.json
`;
