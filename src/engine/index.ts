/** The engine: pure functions from text and policy to findings and fixes. Faces import from here and nowhere deeper. */
export { Candidacy, type CandidacyTable, candidacyTable } from "./candidates.ts";
export { unequalLines } from "./changes/gaps.ts";
export { type Comparison, compare, type EditContext, type Part, putBack } from "./compare.ts";
export { createDocument, type Document, type LineChange, type Lines } from "./document.ts";
export {
  type Change,
  type FileForm,
  type Finding,
  type LineEdit,
  type LineEnding,
  type Message,
  type Region,
  type RelatedPlace,
  type Severity,
  severities,
} from "./finding.ts";
export { applyFixes, type Fix, fixAll, fixesFor, fixTitle, renameFixes } from "./fix.ts";
export { isSafeGlob, matcherOf, plainMatcherOf } from "./globs.ts";
export { longestHost } from "./hosts/host.ts";
export {
  hasNames,
  landmarkOf,
  looksBeyondAscii,
  type NameElsewhere,
  type NamesElsewhere,
  namesWithLook,
} from "./identifiers/elsewhere.ts";
export type { Context } from "./judge.ts";
export {
  describeCharacters,
  fill,
  messageOf,
  messageParts,
  reasonsOf,
} from "./message.ts";
export { scanPath } from "./path.ts";
export { reveal } from "./payload/reveal.ts";
export { fewestBlanks, mostSigns, partBlank, tabColumns, wideBlank, wideIndent } from "./plain.ts";
export { isPlainPath } from "./plain-path.ts";
export { defaultPolicy, type Policy, parsePolicy, type SettingProblem } from "./policy.ts";
export { codePointLabel, fullLabel, isInvisible, shortened, visible } from "./render.ts";
export { type RuleId, ruleIds, rules } from "./rules.ts";
export { createScanner, needsFullScan, type Scanner, scan } from "./scan.ts";
export { isTextName, languages } from "./syntax/languages.ts";
export { areInstructions } from "./syntax/profile.ts";
export { punctuationTwin } from "./unicode/punctuation.ts";
