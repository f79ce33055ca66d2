import { type Context, defaultPolicy, type Finding, scan } from "../../../src/engine/index.ts";

/** The channels found in a text. */
export function channelsIn(text: string, context: Context = { path: "a.md" }): readonly Finding[] {
  return scan(text, context, defaultPolicy).filter(({ rule }) => rule === "text-channel");
}

/** A series of bits that tests share: the same at each run, and without a pattern. */
export function bitsFrom(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return ((state >>> 16) & 1) === 1;
  };
}

/** Writes each match in one way or the other, as the bits say. */
export function encoded(text: string, sign: RegExp, ways: readonly [string, string], bits: () => boolean): string {
  return text.replace(sign, () => ways[bits() ? 1 : 0]);
}

export const english = [
  "It's hard to say what the team didn't know when they'd started. We're told that the well-known re-use of",
  "long-lived keys wasn't a problem, and that's why nobody's surprised: the end-to-end tests don't cover it.",
  "",
  "The reader's task is simple. He's asked to check-in every so-called low-level change and hasn't time for a",
  "top-down review; she'll see that it isn't done. They've a follow-up, and it's late. Don't trust what you can't",
  "see: it's the first rule, and you'll hear it often. We've seen sub-tasks that weren't in anyone's plan.",
  "",
  "What's left is a set of hand-written notes. I'm not sure they're right; let's see whether today's date is in",
  "there. The log-in page hasn't changed, the pop-up wasn't removed and the read-only mode isn't on.",
].join("\n");

/** The bits of a text in ASCII, eight a letter. */
export function bitsOf(text: string): () => boolean {
  const all = Array.from(text, (char) => char.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  let at = 0;
  return () => all.charAt(at++) === "1";
}
