import type { Message } from "../finding.ts";
import { codePointLabel, shortened, visible } from "../render.ts";
import { isConcealed, renditionAfter } from "./rendition.ts";
import { ESC, type Sequence } from "./sequence.ts";

/** Whether it does nothing but paint: colours and styles in which the text stays readable. */
export function isStyling(sequence: Sequence): boolean {
  return isRendition(sequence) && !conceals(sequence);
}

/** Whether what follows is painted so that nobody sees it. */
export function isHiding(sequence: Sequence): boolean {
  return isRendition(sequence) && conceals(sequence);
}

/** By its number 8, or by two colours. A log has a million that cannot. */
function conceals({ body }: Sequence): boolean {
  return /[8;:]/.test(body) && isConcealed(renditionAfter({}, body));
}

function isRendition({ introducer, body, final }: Sequence): boolean {
  return introducer === "[" && final === "m" && /^[\d;:]*$/.test(body);
}

/** What a terminal does at a sequence. `written` is the sequence as it stands in the text. */
export function effectOf(sequence: Sequence, written: string): Message {
  return effectWith(sequence, [spelled(written)]);
}

/** What a terminal does at a sequence, as the template of its message: one for sequences that do the same. */
export function actionOf(sequence: Sequence): string {
  return effectWith(sequence, unspelled).template;
}

const unspelled: readonly string[] = [""];

function effectWith(sequence: Sequence, values: readonly string[]): Message {
  const { introducer, body, final } = sequence;
  if (introducer === "[") return controlEffect(body, final, values);
  if (introducer === "]") return commandEffect(body, values);
  if (introducer === "P") return deviceEffect(body, values);
  if (introducer === "") return escapeEffect(body, final, values);
  return { template: "Terminal escape sequence: hides what stands in it ({0})", values };
}

/** `ESC [ 8 m`: controls by their names, on one line, cut short. */
export function spelled(written: string): string {
  const short = shortened(written);
  const isEscape = short.charCodeAt(0) === ESC;
  const name = isEscape ? "ESC" : codePointLabel(short.charCodeAt(0));
  const at = isEscape ? 2 : 1;
  const hasFinal = short.length > at && /[@-~]$/.test(short);
  return [name, short.slice(1, at), short.slice(at, hasFinal ? -1 : undefined), hasFinal ? short.slice(-1) : ""]
    .map((part) => visible(part).replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .join(" ");
}

function controlEffect(body: string, final: string, values: readonly string[]): Message {
  switch (final) {
    case "m":
      if (isConcealed(renditionAfter({}, body)))
        return { template: "Terminal escape sequence: hides the text that follows ({0})", values };
      return { template: "Terminal escape sequence: changes the colour or the style ({0})", values };
    case "J":
      return { template: "Terminal escape sequence: erases the screen ({0})", values };
    case "K":
    case "M":
      return { template: "Terminal escape sequence: erases the line ({0})", values };
    case "P":
    case "X":
      return { template: "Terminal escape sequence: erases characters ({0})", values };
    case "@":
    case "L":
    case "S":
    case "T":
    case "r":
      return { template: "Terminal escape sequence: moves what was printed before ({0})", values };
    case "c":
    case "n":
      return { template: "Terminal escape sequence: makes the terminal type an answer ({0})", values };
    case "t":
      if (/^(?:1[1-9]|2[01])(?:;|$)/.test(body))
        return { template: "Terminal escape sequence: makes the terminal type an answer ({0})", values };
      return { template: "Terminal escape sequence: changes the window ({0})", values };
    case "b":
      return { template: "Terminal escape sequence: repeats a character ({0})", values };
    case "i":
      return { template: "Terminal escape sequence: prints on paper ({0})", values };
    case "h":
    case "l":
      if (/^\?(?:47|104[79])$/.test(body))
        return { template: "Terminal escape sequence: turns to another screen ({0})", values };
      if (body === "?25") return { template: "Terminal escape sequence: hides or shows the cursor ({0})", values };
      return { template: "Terminal escape sequence: changes how the terminal works ({0})", values };
    case "":
      return { template: "Terminal escape sequence that goes on elsewhere ({0})", values };
    default:
      if ("ABCDEFGHIZadefsu`".includes(final))
        return {
          template: "Terminal escape sequence: moves the cursor, so that text is written elsewhere ({0})",
          values,
        };
      return { template: "Terminal escape sequence: changes how the terminal works ({0})", values };
  }
}

/** OSC: numbers as in xterm's control sequences, and what iTerm2 and VS Code added. */
function commandEffect(body: string, values: readonly string[]): Message {
  const [, command = "", rest = ""] = /^(\d*);?(.*)$/s.exec(body) ?? [];
  switch (Number(command || "-1")) {
    case 0:
    case 1:
    case 2:
      return { template: "Terminal escape sequence: changes the title of the window ({0})", values };
    case 8: {
      const address = rest.slice(rest.indexOf(";") + 1);
      if (address === "") return { template: "Terminal escape sequence: ends a link ({0})", values };
      const shown = shortened(visible(address).replace(/[\t\n]/g, " "));
      return { template: "Terminal escape sequence: makes what follows a link to {0}", values: [shown] };
    }
    case 9:
    case 99:
    case 777:
      return { template: "Terminal escape sequence: shows a notification ({0})", values };
    case 52:
      return { template: "Terminal escape sequence: writes to the clipboard, or reads it ({0})", values: ["ESC ] 52"] };
    case 1337:
      if (/^(?:Copy|EndCopy)/.test(rest))
        return { template: "Terminal escape sequence: writes to the clipboard, or reads it ({0})", values };
      if (/^(?:File|MultipartFile|FilePart|FileEnd)/.test(rest))
        return { template: "Terminal escape sequence: hands over a file ({0})", values };
      return { template: "Terminal escape sequence: changes how the terminal works ({0})", values };
    case 4:
    case 10:
    case 11:
    case 12:
      if (rest.includes("?"))
        return { template: "Terminal escape sequence: makes the terminal type an answer ({0})", values };
      return { template: "Terminal escape sequence: changes the colour or the style ({0})", values };
    default:
      return { template: "Terminal escape sequence: changes how the terminal works ({0})", values };
  }
}

function deviceEffect(body: string, values: readonly string[]): Message {
  if (/^(?:\+q|\$q)/.test(body))
    return { template: "Terminal escape sequence: makes the terminal type an answer ({0})", values };
  return { template: "Terminal escape sequence: hides what stands in it ({0})", values };
}

function escapeEffect(body: string, final: string, values: readonly string[]): Message {
  if (/^[()*+]/.test(body) && final !== "B")
    return { template: "Terminal escape sequence: shows letters as other signs ({0})", values };
  if (body === "" && final === "c") return { template: "Terminal escape sequence: resets the terminal ({0})", values };
  if (body === "" && "78DEM".includes(final))
    return { template: "Terminal escape sequence: moves the cursor, so that text is written elsewhere ({0})", values };
  if (body === "" && final === "Z")
    return { template: "Terminal escape sequence: makes the terminal type an answer ({0})", values };
  if (body === "#" && final === "8") return { template: "Terminal escape sequence: erases the screen ({0})", values };
  return { template: "Terminal escape sequence: changes how the terminal works ({0})", values };
}
