/**
 * Every command of the extension. The first block stands in the palette; the second is what fixes, links and the review
 * view call; the third is for other extensions.
 */
export const Command = {
  scanWorkspace: "glyphguard.scanWorkspace",
  showFindings: "glyphguard.showFindings",
  fixFile: "glyphguard.fixFile",
  toggleHiddenCharacters: "glyphguard.toggleHiddenCharacters",
  showReview: "glyphguard.showReview",
  markAllReviewed: "glyphguard.markAllReviewed",
  putBackAll: "glyphguard.putBackAll",

  applyFix: "glyphguard.applyFix",
  allowCharacters: "glyphguard.allowCharacters",
  changeHighlighting: "glyphguard.changeHighlighting",
  reveal: "glyphguard.reveal",
  keepFindings: "glyphguard.keepFindings",
  openReviewDiff: "glyphguard.openReviewDiff",
  putBack: "glyphguard.putBack",
  keep: "glyphguard.keep",
  markReviewed: "glyphguard.markReviewed",

  getFindings: "glyphguard.getFindings",
  getAgentEdits: "glyphguard.getAgentEdits",
} as const;
