import type { Message } from "../finding.ts";
import type { Judge } from "../judge.ts";
import { spanFinder } from "../line.ts";
import { fullLabel, shortened, visible } from "../render.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import type { ReadLine, WholeRule } from "../whole.ts";
import { fenceReader, type Margin, marginOf } from "./fences.ts";

interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly says: Message;
  readonly characters: readonly number[];
}

interface Markup {
  readonly margin: Margin;
  readonly hidden: readonly Hidden[];
  /** What it hides as the rest of a tag, if a line before opened one that this one or another ends. */
  readonly rest: Hidden | undefined;
  readonly endsTag: boolean;
  readonly continuesTag: boolean;
  readonly opensTag: boolean;
}

/** What people do not see of a page that is rendered, and agents read: only in what they read as instructions. */
export const unrenderedText: WholeRule<Markup> = {
  isWanted: (_, { profile, language }) => profile === "instructions" && rendered.has(language.id),
  read: (line, judge) => {
    const { text } = line;
    const end = text.search(/[<>]|$/);
    return {
      margin: marginOf(text),
      hidden: hiddenIn(line, judge),
      rest: restOfTag(line, end),
      endsTag: text.charAt(end) === ">",
      continuesTag: end === text.length && text.trim() !== "",
      opensTag: openTag.test(text.slice(text.lastIndexOf("<"))),
    };
  },
  judge: (facts, report) => {
    const isFenced = fenceReader();
    const file = (line: number, { start, end, span, says, characters }: Hidden): void =>
      report("unrendered-text", line, start, end, span, { characters, count: characters.length, says });
    /** What the tag hides that is open, from its second line on. */
    let tag: { readonly line: number; readonly rest: Hidden }[] | undefined;
    for (const { line, fact } of facts) {
      if (isFenced(fact.margin)) {
        tag = undefined;
        continue;
      }
      if (fact.rest) tag?.push({ line, rest: fact.rest });
      if (fact.endsTag) for (const part of tag ?? []) file(part.line, part.rest);
      for (const hidden of fact.hidden) file(line, hidden);
      if (!fact.continuesTag) tag = fact.opensTag ? [] : undefined;
    }
  },
};

const rendered: ReadonlySet<string> = new Set(["markdown", "plaintext", "unknown"]);

/** A tag whose end is not in its line. */
const openTag = /^<[a-z][\w-]{0,40}(?:\s[^<>]*)?$/i;

/** @param end of what can be the rest of a tag */
function restOfTag({ text, spans }: ReadLine, end: number): Hidden | undefined {
  const rest = text.slice(0, end);
  if (!isHiding(` ${rest}`)) return undefined;
  return { start: 0, end, span: spanFinder(spans)(0), says: tagMessage(rest), characters: [] };
}

/** By the attributes of a tag, with entities or not. */
function isHiding(tag: string): boolean {
  if (/\shidden(?=[\s=/]|$)/i.test(tag) || /\stype\s{0,9}=\s{0,9}["']?hidden\b/i.test(tag)) return true;
  if (!/\bstyle\s{0,9}=/i.test(tag)) return false;
  const style = tag.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|colon|lpar|Tab|NewLine);/gi, (entity, name: string) => {
    const codePoint = codePointOf(name);
    return codePoint < 0x80 ? String.fromCharCode(codePoint) : entity;
  });
  return hiddenStyle.test(style);
}

function hiddenIn({ text, spans }: ReadLine, { language, allows }: Judge): Hidden[] {
  const isMarkdown = language.id === "markdown";
  const spanAt = spanFinder(spans);
  const result: Hidden[] = [];
  const add = (start: number, end: number, says: Message, characters: readonly number[] = []): void => {
    const span = spanAt(start);
    // What is quoted as code is shown. Of other text nobody knows what is code.
    if (!isMarkdown || span.region !== "code") result.push({ start, end, span, says, characters });
  };
  for (const { 0: comment, index } of text.matchAll(/<!--(?:(?!-->).)*(?:-->)?/g))
    if (!isMarkdown || (spanAt(index).start === index && spanAt(index).region === "comment"))
      add(index, index + comment.length, commentMessage(comment));
  for (const { 0: markup, index } of text.matchAll(unshown))
    if (markup.toLowerCase() !== "<!doctype html>") add(index, index + markup.length, commentMessage(markup));
  const definition = commentDefinition.exec(text);
  if (definition) add(0, text.length, commentMessage(definition[0]));
  for (const { 0: tag, index } of text.matchAll(/<[a-z][\w-]{0,40}\s[^<>]*/gi))
    if (isHiding(tag)) add(index, index + tag.length, tagMessage(tag));
  for (const { 0: entity, index } of text.matchAll(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/gi)) {
    const codePoint = codePointOf(entity.slice(1, -1));
    if (!isHidden(codePoint) || allows(codePoint)) continue;
    const says: Message = { template: "{0} stands for {1}", values: [entity, fullLabel(codePoint)] };
    add(index, index + entity.length, says, [codePoint]);
  }
  return result;
}

/** CommonMark 6.6: sections, instructions and declarations; and elements whose content no page shows. */
const unshown =
  /<!\[CDATA\[(?:(?!\]\]>).)*(?:\]\]>)?|<\?(?:(?!\?>).)*(?:\?>)?|<![a-z][^>]*>?|<(?:template|script|style)(?=[\s>/]|$)[^<>]*>?/gi;

/** A link definition that nothing links to: `[//]: # (text)`, `[comment]: <> (text)`. */
const commentDefinition = /^ {0,3}\[[^\]]{1,60}\]: {0,9}(?:#|<#?>) {1,9}["'(].*/;

const hiddenStyle =
  /\b(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|(?:font-size|opacity|height|width)\s{0,9}:\s{0,9}0(?:\.0*)?(?:[a-z%]{1,4})?\s{0,9}(?:[;"'!]|$)|(?:text-indent|left|right|top|bottom|margin(?:-[a-z]{1,9})?)\s{0,9}:\s{0,9}-\d{3}|text-indent\s{0,9}:\s{0,9}-\d|clip-path\s{0,9}:|clip\s{0,9}:\s{0,9}rect\(|scale[XY3d]{0,2}\(\s{0,9}0(?:\.0*)?\s{0,9}[,)]|color\s{0,9}:\s{0,9}(?:transparent|white|#fff))/i;

/** The names of HTML 13.5 for characters that show nothing, and for the signs of styles. */
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({
    shy: 0xad,
    zwnj: 0x200c,
    zwj: 0x200d,
    lrm: 0x200e,
    rlm: 0x200f,
    ZeroWidthSpace: 0x200b,
    NegativeVeryThinSpace: 0x200b,
    NegativeThinSpace: 0x200b,
    NegativeMediumSpace: 0x200b,
    NegativeThickSpace: 0x200b,
    NoBreak: 0x2060,
    ApplyFunction: 0x2061,
    af: 0x2061,
    InvisibleTimes: 0x2062,
    it: 0x2062,
    InvisibleComma: 0x2063,
    ic: 0x2063,
    colon: 0x3a,
    lpar: 0x28,
    Tab: 0x09,
    NewLine: 0x0a,
  }),
);

/** Of the name or number between `&` and `;`. Names that do not matter here are 0. */
function codePointOf(name: string): number {
  return name.startsWith("#") ? Number(`0${name.slice(1)}`) : (named.get(name) ?? 0);
}

function isHidden(codePoint: number): boolean {
  const characterClass = classOf(codePoint);
  return characterClass === CharacterClass.hidden || characterClass === CharacterClass.bidi;
}

function tagMessage(tag: string): Message {
  return { template: "Hidden on a rendered page: {0}", values: [inert(tag)] };
}

function commentMessage(comment: string): Message {
  return { template: "Not shown on a rendered page: {0}", values: [inert(comment)] };
}

function inert(text: string): string {
  return visible(shortened(text.trim())).replace(/[\t\n]/g, " ");
}
