import { addBlockComment, addLineComment } from "./comments.ts";
import { addEmbedding } from "./embeddings.ts";
import { bottom, createMode, extend, type Frame, type Mode } from "./frames.ts";
import { addHeredoc } from "./heredocs.ts";
import { addIslands } from "./islands.ts";
import { addMarkup } from "./jsx.ts";
import type { Language } from "./languages.ts";
import { addFences } from "./markdown.ts";
import { addTags } from "./markup.ts";
import { addQuoteLike } from "./quote-likes.ts";
import { addRecipes } from "./recipes.ts";
import { addBrackets, addRegex } from "./regex.ts";
import { addLiteralBlocks } from "./rest.ts";
import { addString } from "./strings.ts";
import { unknown } from "./table/unknown.ts";
import { addCodeSpan, addPlain, addUndecidable } from "./tokens.ts";
import type { Oddity } from "./vocabulary.ts";
import { addBlockScalars } from "./yaml.ts";

const compiled = new WeakMap<Language, Frame>();

/** The state at the start of a text in `language`. Each row is compiled once. */
export function compile(language: Language): Frame {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const state = bottom(compileRules(language));
  compiled.set(language, state);
  return state;
}

const oddities: Readonly<Record<Oddity, (text: Mode, language: Language, makeCode: () => Mode) => void>> = {
  regex: addRegex,
  jsx: addMarkup,
  markup: (text, language) => addTags(text, language, compile),
  markdown: (text) => addFences(text, compile),
  "block-scalars": addBlockScalars,
  "literal-blocks": (text) => addLiteralBlocks(text, compile),
  recipes: (text) => addRecipes(text, compile),
};

function compileRules(language: Language): Mode {
  const text = createMode(language.text?.region ?? "code", language.text?.notation, language === unknown);
  const codes: Mode[] = [];
  const makeCode = (): Mode => {
    const code = createMode("code");
    if (text.settle !== undefined) code.settle = text.settle;
    codes.push(code);
    return code;
  };
  if (language.oddities?.includes("regex")) addBrackets(text, makeCode);
  for (const pattern of language.undecidable ?? []) addUndecidable(text, pattern);
  for (const pattern of language.plain ?? []) addPlain(text, pattern);
  for (const pattern of language.codeSpans ?? []) addCodeSpan(text, pattern);
  for (const comment of language.blockComments ?? []) addBlockComment(text, comment);
  for (const comment of language.lineComments ?? []) addLineComment(text, comment);
  for (const string of language.strings ?? []) addString(text, string, makeCode);
  for (const quoteLike of language.quoteLikes ?? []) addQuoteLike(text, quoteLike, makeCode);
  for (const embedding of language.embeddings ?? []) addEmbedding(text, embedding, compile);
  for (const heredoc of language.heredocs ?? []) addHeredoc(text, heredoc, makeCode);
  for (const oddity of language.oddities ?? []) oddities[oddity](text, language, makeCode);
  if (language.islands !== undefined) addIslands(text, language.islands, compile);
  for (const code of codes) extend(code, text);
  return text;
}
