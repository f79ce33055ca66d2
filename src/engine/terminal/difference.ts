import type { Message } from "../finding.ts";
import { shortened, visible } from "../render.ts";
import { printed } from "./screen.ts";
import { sequenceAt } from "./sequence.ts";

/** What a terminal shows of a line and what is written there, if those are two things. */
export function differenceOf(text: string): Message | undefined {
  const shown = printed(text)?.trimEnd();
  if (shown === undefined) return undefined;
  const written = withoutControls(text).trimEnd();
  if (shown === written.replace(/\t/g, " ") || plain(shown) === plain(written)) return undefined;
  let same = 0;
  while (shown.charCodeAt(same) === written.charCodeAt(same)) same++;
  const from = same > SHOWN_BEFORE * 2 ? same - SHOWN_BEFORE : 0;
  const values = [shown, written].map((text) => inert(text, from));
  return { template: 'A terminal shows "{0}" where "{1}" is written', values };
}

/** Tab stops are no difference. */
function plain(text: string): string {
  return text.replace(/[ \t]+/g, " ");
}

function withoutControls(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let index = nextControl(text, 0); index >= 0; ) {
    const end = sequenceAt(text, index)?.end ?? index + 1;
    parts.push(text.slice(kept, index));
    kept = end;
    index = nextControl(text, end);
  }
  return parts.join("") + text.slice(kept);
}

/** How much is shown before the first difference. */
const SHOWN_BEFORE = 20;

function inert(text: string, from: number): string {
  const shown = visible(shortened(text.slice(from).trim())).replace(/\t/g, " ");
  return from > 0 ? `\u2026${shown}` : shown;
}

/** Whether a unit is C0 (but TAB and LF), DEL or C1. Of what is no unit, it is none. */
export function isControl(unit: number): boolean {
  return unit < 0x20 ? unit !== 0x09 && unit !== 0x0a : unit >= 0x7f && unit < 0xa0;
}

/** The index of the first such unit from `from` on, or -1. */
export function nextControl(text: string, from: number): number {
  for (let index = from; index < text.length; index++) if (isControl(text.charCodeAt(index))) return index;
  return -1;
}
