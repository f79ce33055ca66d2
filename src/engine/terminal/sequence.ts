/**
 * A control sequence of ECMA-48 (or of xterm, where it goes beyond): `ESC [ … m`, `ESC ] … BEL`, `ESC c`, and the same
 * with the 8-bit introducers U+0080 to U+009F.
 */
export interface Sequence {
  /** UTF-16 index after it. Of a string without its terminator on the line, the index after its introducer. */
  readonly end: number;
  /** What stands after ESC: `[` CSI, `]` OSC, `P` DCS, `X` SOS, `^` PM, `_` APC; else nothing, and `final` tells all. */
  readonly introducer: string;
  /** Parameters and intermediates, or the whole content of a string. */
  readonly body: string;
  /** The character that says what it does; empty for strings, and where the line ends before it. */
  readonly final: string;
}

export const ESC = 0x1b;
const BEL = 0x07;
const STRING_TERMINATOR = 0x9c;

/** ECMA-48 §5.4: parameters 30-3F, intermediates 20-2F, one final 40-7E. */
const control = /[0-?]*[ -/]*([@-~]?)/y;
/** ECMA-48 §5.5, §5.6: what begins with ESC and no bracket. */
const escaped = /[ -/]*([0-~])/y;
/** No control but TAB and LF stands in a string: any other ends it, well or not. */
const content = /[^\0-\x08\x0b-\x1f\x80-\x9f]*/y;

/** The sequence that begins at `index`, if the control there begins one. Linear: no control is inside a sequence. */
export function sequenceAt(text: string, index: number): Sequence | undefined {
  const unit = text.charCodeAt(index);
  const isShort = unit >= 0x80 && unit < 0xa0;
  if (!isShort && unit !== ESC) return undefined;
  const introducer = isShort ? String.fromCharCode(unit - 0x40) : text.charAt(index + 1);
  const start = index + (isShort ? 1 : 2);
  const isString = introducer !== "" && "]PX^_".includes(introducer);
  if (introducer !== "[" && !isString) return isShort ? undefined : escapeSequence(text, index + 1);
  const sequence = isString ? stringSequence(text, start, introducer) : controlSequence(text, start);
  // What was decoded wrongly has many such characters, and none of them begins anything that ends.
  const isWhole = isString ? sequence.end > start : sequence.final !== "";
  return isWhole || !isShort ? sequence : undefined;
}

function controlSequence(text: string, start: number): Sequence {
  control.lastIndex = start;
  const [all = "", final = ""] = control.exec(text) ?? [];
  return { end: start + all.length, introducer: "[", body: all.slice(0, all.length - final.length), final };
}

function stringSequence(text: string, start: number, introducer: string): Sequence {
  content.lastIndex = start;
  const [body = ""] = content.exec(text) ?? [];
  const stop = start + body.length;
  const last = text.charCodeAt(stop);
  const width = last === BEL || last === STRING_TERMINATOR ? 1 : last === ESC && text.charAt(stop + 1) === "\\" ? 2 : 0;
  return { end: width > 0 ? stop + width : start, introducer, body, final: "" };
}

function escapeSequence(text: string, start: number): Sequence | undefined {
  escaped.lastIndex = start;
  const [all, final = ""] = escaped.exec(text) ?? [];
  return all === undefined ? undefined : { end: start + all.length, introducer: "", body: all.slice(0, -1), final };
}
