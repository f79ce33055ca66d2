import type { Message } from "../finding.ts";
import type { Judge } from "../judge.ts";
import { spanFinder } from "../line.ts";
import { fullLabel, shortened, visible } from "../render.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import type { ReadLine, WholeRule } from "../whole.ts";

interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly says: Message;
  readonly characters: readonly number[];
}

interface Markup {
  readonly hidden: readonly Hidden[];
  /** What the rest of a tag hides that a line before opened; and whether this one leaves one open. */
  readonly rest: Hidden | undefined;
  readonly isOpen: boolean;
  /** The line opens or closes a fenced block, in which all is shown. */
  readonly fence: string | undefined;
}

/** What people do not see of a page that is rendered, and agents read: only in what they read as instructions. */
export const unrenderedText: WholeRule<Markup> = {
  isWanted: (_, judge) => isRendered(judge),
  read: (line, judge) => {
    if (!isRendered(judge)) return undefined;
    const fence = /^[\s>*+-]{0,40}(`{3,}|~{3,})/.exec(line.text)?.[1];
    const hidden = fence === undefined ? hiddenIn(line, judge.language.id === "markdown") : [];
    const rest = fence === undefined ? restOfTag(line) : undefined;
    const isOpen = openTag.test(line.text.slice(-LONGEST_OPEN));
    return fence !== undefined || hidden.length > 0 || rest || isOpen ? { hidden, fence, rest, isOpen } : undefined;
  },
  judge: (facts, report, judge) => {
    let open: string | undefined;
    let opened = -1;
    for (const { line, fact } of facts) {
      const isInTag = opened >= 0 && opened === line - 1;
      opened = fact.isOpen ? line : -1;
      if (fact.fence !== undefined && open === undefined) open = fact.fence;
      else if (open !== undefined && fact.fence?.startsWith(open)) open = undefined;
      if (open !== undefined) continue;
      if (isInTag && fact.rest) {
        const { start, end, span, says } = fact.rest;
        report("unrendered-text", line, start, end, span, { characters: [], count: 0, says });
      }
      for (const { start, end, span, says, characters } of fact.hidden)
        if (characters.length === 0 || !characters.every(judge.allows))
          report("unrendered-text", line, start, end, span, { characters, count: characters.length, says });
    }
  },
};

const rendered: ReadonlySet<string> = new Set(["markdown", "mdx", "plaintext", "unknown"]);

function isRendered({ profile, language }: Judge): boolean {
  return profile === "instructions" && rendered.has(language.id);
}

/** A tag whose end is not in its line; no more of it is looked at than its last part. */
const openTag = /<[a-z][\w-]{0,40}(?:\s[^<>]*)?$/i;
const LONGEST_OPEN = 500;

function restOfTag({ text, spans }: ReadLine): Hidden | undefined {
  const end = text.slice(0, LONGEST_OPEN).search(/[<>]/);
  if (end < 0 || text.charAt(end) !== ">" || !isHiding(` ${text.slice(0, end)}`)) return undefined;
  const says: Message = { template: "Hidden on a rendered page: {0}", values: [inert(text.slice(0, end))] };
  return { start: 0, end, span: spanFinder(spans)(0), says, characters: [] };
}

/** By the attributes of a tag, with entities or not. */
function isHiding(tag: string): boolean {
  if (/\shidden(?=[\s=/]|$)/i.test(tag) || /\stype\s{0,9}=\s{0,9}["']?hidden\b/i.test(tag)) return true;
  if (!/\bstyle\s{0,9}=/i.test(tag)) return false;
  const style = tag.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|colon|lpar|Tab|NewLine);/gi, (entity, name: string) => {
    const codePoint = name.startsWith("#") ? (entityValue(name) ?? 0) : (signs[name.toLowerCase()] ?? 0);
    return codePoint > 0 && codePoint < 0x80 ? String.fromCharCode(codePoint) : entity;
  });
  return hiddenStyle.test(style);
}

const signs: Readonly<Record<string, number>> = { colon: 0x3a, lpar: 0x28, tab: 0x09, newline: 0x0a };

function hiddenIn({ text, spans }: ReadLine, isMarkdown: boolean): Hidden[] {
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
    if (!/^<!doctype html>$/i.test(markup)) add(index, index + markup.length, commentMessage(markup));
  const definition = commentDefinition.exec(text);
  if (definition) add(0, text.length, commentMessage(definition[0]));
  for (const { 0: tag, index } of text.matchAll(/<[a-z][\w-]{0,40}\s[^<>]*/gi))
    if (isHiding(tag))
      add(index, index + tag.length, { template: "Hidden on a rendered page: {0}", values: [inert(tag)] });
  for (const { 0: entity, index } of text.matchAll(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/gi)) {
    const codePoint = entityValue(entity.slice(1, -1));
    if (codePoint !== undefined && isHidden(codePoint))
      add(index, index + entity.length, { template: "{0} stands for {1}", values: [entity, fullLabel(codePoint)] }, [
        codePoint,
      ]);
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

/** The names of HTML 13.5 for characters that show nothing. */
const named: Readonly<Record<string, number>> = {
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
};

function entityValue(name: string): number | undefined {
  if (!name.startsWith("#")) return Object.hasOwn(named, name) ? named[name] : undefined;
  return /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
}

function isHidden(codePoint: number): boolean {
  const characterClass = classOf(codePoint);
  return characterClass === CharacterClass.hidden || characterClass === CharacterClass.bidi;
}

function commentMessage(comment: string): Message {
  return { template: "Not shown on a rendered page: {0}", values: [inert(comment)] };
}

function inert(text: string): string {
  return visible(shortened(text.trim())).replace(/[\t\n]/g, " ");
}
