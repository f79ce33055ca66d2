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
    return fence !== undefined || hidden.length > 0 ? { hidden, fence } : undefined;
  },
  judge: (facts, report, judge) => {
    let open: string | undefined;
    for (const { line, fact } of facts) {
      if (fact.fence !== undefined && open === undefined) open = fact.fence;
      else if (open !== undefined && fact.fence?.startsWith(open)) open = undefined;
      if (open !== undefined) continue;
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
  const definition = commentDefinition.exec(text);
  if (definition) add(0, text.length, commentMessage(definition[0]));
  for (const { 0: tag, index } of text.matchAll(/<[a-z][\w-]{0,40}\s[^<>]*/gi))
    if ((/\bstyle\s{0,9}=/i.test(tag) && hiddenStyle.test(tag)) || /\shidden(?=[\s=/]|$)/i.test(tag))
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

/** A link definition that nothing links to: `[//]: # (text)`, `[comment]: <> (text)`. */
const commentDefinition = /^ {0,3}\[[^\]]{1,60}\]: {0,9}(?:#|<#?>) {1,9}["'(].*/;

const hiddenStyle =
  /\b(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|(?:font-size|opacity|height|width)\s{0,9}:\s{0,9}0(?:\.0*)?(?:[a-z%]{1,4})?\s{0,9}(?:[;"'!]|$)|text-indent\s{0,9}:\s{0,9}-\d{3}|color\s{0,9}:\s{0,9}(?:transparent|white|#fff))/i;

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
