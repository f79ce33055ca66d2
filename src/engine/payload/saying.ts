import type { Message } from "../finding.ts";
import { fullLabel } from "../render.ts";
import { capacityOf } from "./capacity.ts";
import { isTag } from "./code-points.ts";
import { countsIn, totalOf } from "./series.ts";
import { encryptedBytes } from "./stegcloak.ts";

/** What the finding says of a carrier: how much there is and how much fits into it, never what it reads. */
export function sayingOf(carrier: string, counts = countsIn(carrier)): Message {
  const distinct = [...counts.keys()];
  const count = String(totalOf(counts));
  const encrypted = distinct.length >= STEGCLOAK ? encryptedBytes(carrier) : undefined;
  if (encrypted !== undefined)
    return {
      template: "Hidden message of {0} characters in the format of StegCloak, encrypted: {1} bytes",
      values: [count, String(encrypted)],
    };
  const bits = String(capacityOf(counts));
  if (distinct.every(isTag))
    return { template: "Hidden text in tag characters: {0} of them, {1} bits", values: [count, bits] };
  const shown = distinct.slice(0, SHOWN).map(fullLabel).join(", ");
  return {
    template: "Hidden message: {0} characters that can carry {1} bits: {2}",
    values: [count, bits, distinct.length > SHOWN ? `${shown}, \u2026` : shown],
  };
}

const SHOWN = 3;
/** So many different characters it writes at the least: with fewer, nothing is read. */
const STEGCLOAK = 5;
