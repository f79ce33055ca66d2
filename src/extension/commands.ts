/** Every command of the extension. The first block stands in the palette; the second is what fixes and links call. */
export const Command = {
  scanWorkspace: "glyphguard.scanWorkspace",
  showFindings: "glyphguard.showFindings",
  fixFile: "glyphguard.fixFile",
  toggleHiddenCharacters: "glyphguard.toggleHiddenCharacters",

  applyFix: "glyphguard.applyFix",
  allowCharacters: "glyphguard.allowCharacters",
  changeHighlighting: "glyphguard.changeHighlighting",
  reveal: "glyphguard.reveal",
} as const;
