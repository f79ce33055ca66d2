/** The engine: pure functions from text and policy to findings and fixes. Faces import from here and nowhere deeper. */
export { createDocument, type Document, type LineChange, type Lines } from "./document.ts";
export { type Finding, type Region, type Severity, severities } from "./finding.ts";
export { applyFixes, type Fix, fixAll, fixesFor, fixTitle } from "./fix.ts";
export { isSafeGlob, matcherOf, plainMatcherOf } from "./globs.ts";
export { type Context, judgeFor } from "./judge.ts";
export {
  type CharacterDescription,
  describeCharacters,
  fill,
  type Message,
  messageOf,
  messageParts,
  reasonsOf,
} from "./message.ts";
export { defaultPolicy, type Policy, parsePolicy, type SettingProblem } from "./policy.ts";
export { codePointLabel, fullLabel, isInvisible, shortened, visible } from "./render.ts";
export { type Level, type Rule, type RuleId, ruleIds, rules } from "./rules.ts";
export { createScanner, type Scanner, scan } from "./scan.ts";
export { isTextName, languages } from "./syntax/languages.ts";
export { punctuationTwin } from "./unicode/punctuation.ts";
