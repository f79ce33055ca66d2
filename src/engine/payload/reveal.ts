import type { Finding } from "../finding.ts";
import { visible } from "../render.ts";
import { guess, readings } from "./readings.ts";

/** Bits of evidence from which on a reading is told as what is there. */
const SURE = 12;

/**
 * What a hidden payload says, for people who ask for it: the best reading, and others that are nearly as likely on
 * lines of their own; of a few characters the likeliest guess too, marked as uncertain. Spelled out so that nothing in it acts or hides. Nothing else may show it: what agents read of a
 * finding must not carry the message on.
 *
 * @returns undefined if the finding is none, or if nothing comes out that can be read.
 */
export function reveal({ carrier }: Finding): string | undefined {
  if (carrier === undefined) return undefined;
  const likely = readings(carrier);
  const isSure = (likely[0]?.evidence ?? 0) >= SURE;
  const uncertain = isSure ? undefined : guess(carrier);
  const texts = likely.filter(({ text }) => text !== uncertain?.text);
  const lines = texts.map(({ text, method }) => `${visible(text)} (${isSure ? method : `uncertain: ${method}`})`);
  if (uncertain) lines.unshift(`${visible(uncertain.text)} (uncertain: ${uncertain.method})`);
  return lines.length > 0 ? lines.join("\n") : undefined;
}
