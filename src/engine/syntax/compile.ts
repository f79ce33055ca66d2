import { addBlockComment, addLineComment } from "./comments.ts";
import { bottom, createMode, type Frame, type Mode, when } from "./frames.ts";
import { addHeredoc } from "./heredocs.ts";
import { addMarkup } from "./jsx.ts";
import type { Language } from "./languages.ts";
import { addFences } from "./markdown.ts";
import { addTags } from "./markup.ts";
import { addBrackets, addRegex } from "./regex.ts";
import { addString } from "./strings.ts";
import { unknown } from "./table.ts";
import { addUndecidable, matcherOf } from "./tokens.ts";
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
};

function compileRules(language: Language): Mode {
  const text = createMode(language.text?.region ?? "code", language.text?.notation, language === unknown);
  const codes: Mode[] = [];
  const makeCode = (): Mode => {
    const code: Mode = { ...createMode("code"), ...(text.settle === undefined ? {} : { settle: text.settle }) };
    if (text.lineEnd !== undefined) code.lineEnd = text.lineEnd;
    codes.push(code);
    return code;
  };
  if (language.oddities?.includes("regex")) addBrackets(text, makeCode);
  for (const pattern of language.undecidable ?? []) addUndecidable(text, pattern);
  for (const pattern of language.plain ?? []) {
    const { on, match } = matcherOf(pattern);
    when(text, on, (cursor) => {
      const length = match(cursor)?.length ?? 0;
      cursor.at += length;
      return length > 0;
    });
  }
  for (const comment of language.blockComments ?? []) addBlockComment(text, comment);
  for (const comment of language.lineComments ?? []) addLineComment(text, comment);
  for (const string of language.strings ?? []) addString(text, string, makeCode);
  for (const heredoc of language.heredocs ?? []) addHeredoc(text, heredoc, makeCode);
  for (const oddity of language.oddities ?? []) oddities[oddity](text, language, makeCode);
  for (const code of codes) {
    text.actions.forEach((actions, character) => {
      for (const action of actions) when(code, String.fromCharCode(character), action);
    });
  }
  return text;
}
