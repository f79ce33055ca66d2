import type { Message } from "../finding.ts";
import { type Stretch, stretchesOf } from "../hosts/find.ts";
import { isUsualDomain } from "../hosts/home.ts";
import {
  type Host,
  type HostVerdict,
  homeScripts,
  invalidLabel,
  judgeHost,
  mayBeHost,
  readHost,
} from "../hosts/host.ts";
import { judgeLabel, type Verdict } from "../hosts/label.ts";
import { packagesOf } from "../hosts/packages.ts";
import { encodePunycode } from "../hosts/punycode.ts";
import { signOf } from "../hosts/twins.ts";
import type { Line, LineJudge } from "../line.ts";
import { codePointLabel, shortened, visible } from "../render.ts";
import { nfkc } from "../unicode/normalize.ts";

/** Hosts, e-mail addresses, package names and import paths that pass for others. */
export const lookalikeHosts: LineJudge = (line) => {
  const { text, judge } = line;
  const named = packagesOf(text, judge);
  const stretches = stretchesOf(text);
  if (named.length === 0 && stretches.length === 0) return;
  const isTold = toldFinder(line);
  let reported = 0;
  const packages: { readonly start: number; readonly end: number }[] = [];
  for (const { start, end, verdict } of named) {
    if (start < reported || !speaks(line, start, end, verdict, isTold)) continue;
    const name = text.slice(start, end);
    report(line, start, end, verdict, name, {
      template: 'Package "{0}" looks like "{1}": {2}',
      values: [inert(name), inert(verdict.twin), listed(verdict)],
    });
    reported = end;
    packages.push({ start, end });
  }
  let next = 0;
  for (const stretch of stretches) {
    while ((packages[next]?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) next++;
    if ((packages[next]?.start ?? Number.POSITIVE_INFINITY) >= stretch.end) judgeStretch(line, stretch, isTold);
  }
};

function judgeStretch(line: Line, { start, end, isNamed, local }: Stretch, isTold: Told): void {
  const written = line.text.slice(start, end);
  if (!isNamed && !mayBeHost(written)) return;
  const host = readHost(isNamed ? unescaped(written) : written);
  // A label by itself is a word.
  if (!isNamed && host.labels.length < 2) return;
  if (!isNamed && !isUsualDomain(host.domain) && !host.labels.some(({ isPunycode }) => isPunycode)) return;
  const invalid = isNamed || isUsualDomain(host.domain) ? invalidLabel(host) : undefined;
  if (invalid !== undefined) {
    line.report("lookalike-host", start, end, {
      characters: [invalid.charCodeAt(0)],
      count: 1,
      word: shortened(written),
      says: {
        template: 'Host "{0}" claims to be Punycode and is none: "{1}"',
        values: [inert(written), inert(invalid)],
      },
    });
    return;
  }
  const verdict = judgeHost(host);
  const name = local && judgeLocal(line.text.slice(local.start, local.end), host);
  if (name && speaks(line, local.start, end, name, isTold)) {
    const address = line.text.slice(local.start, end);
    const twin = `${name.twin}@${verdict?.twin ?? written}`;
    const both = { ...name, twin, offenders: [...name.offenders, ...(verdict?.offenders ?? [])] };
    report(line, local.start, end, both, address, {
      template: 'E-mail address "{0}" looks like "{1}": {2}',
      values: [inert(address), inert(twin), listed(both)],
    });
  } else if (verdict && speaks(line, start, end, verdict, isTold)) {
    report(line, start, end, verdict, written, hostMessage(host, verdict, written));
  } else if (!verdict) for (const script of homeScripts(host)) line.scripts.add(script);
}

function hostMessage(host: Host, verdict: HostVerdict, written: string): Message {
  const rest = [inert(verdict.twin), listed(verdict)];
  if (host.labels.some(({ isPunycode }) => isPunycode))
    return {
      template: 'Host "{0}" is shown as "{1}" and looks like "{2}": {3}',
      values: [inert(written), inert(verdict.shown), ...rest],
    };
  const asked = ascii(host);
  return asked === verdict.twin
    ? { template: 'Host "{0}" passes for "{1}": {2}', values: [inert(written), ...rest] }
    : { template: 'Host "{0}" ({1}) looks like "{2}": {3}', values: [inert(written), inert(asked), ...rest] };
}

function judgeLocal(name: string, { place }: Host): Verdict | undefined {
  const parts = name.split(".").map((part) => ({ part, verdict: judgeLabel(part, place) }));
  const found = parts.flatMap(({ verdict }) => verdict ?? []);
  if (found.length === 0) return undefined;
  return {
    twin: parts.map(({ part, verdict }) => verdict?.twin ?? part).join("."),
    offenders: found.flatMap(({ offenders }) => offenders),
    isHidden: found.every(({ isHidden }) => isHidden),
    isMixture: found.some(({ isMixture }) => isMixture),
  };
}

/** Whether something is to be said that no stronger rule says, and that the policy does not allow. */
function speaks(line: Line, start: number, end: number, { offenders, isHidden }: Verdict, isTold: Told): boolean {
  if (offenders.every((codePoint) => line.judge.allows(codePoint))) return false;
  return !isHidden || !isTold(start, end);
}

/** Whether something was found so far between two indexes. */
type Told = (start: number, end: number) => boolean;

/** A line may have a million findings, in no order, and as many hosts: findings are marked once, unit by unit. */
function toldFinder({ text, found }: Line): Told {
  let marks: Uint8Array | undefined;
  let marked = 0;
  return (start, end) => {
    marks ??= new Uint8Array(text.length);
    for (; marked < found.length; marked++) {
      const { start = 0, end = 0, characters, isScattered } = found[marked] ?? {};
      if (!isScattered) {
        marks.fill(1, start, end);
        continue;
      }
      const own = new Set(characters);
      for (let at = start; at < end; at++) if (own.has(text.codePointAt(at) ?? 0)) marks[at] = 1;
    }
    return marks.subarray(start, end).includes(1);
  };
}

function report(line: Line, start: number, end: number, verdict: Verdict, name: string, says: Message): void {
  line.report("lookalike-host", start, end, {
    characters: [...new Set(verdict.offenders)],
    count: verdict.offenders.length,
    word: shortened(name),
    twin: verdict.isMixture ? undefined : verdict.twin,
    says: verdict.isMixture
      ? { template: '"{0}" mixes scripts or digits within a name: {1}', values: [inert(name), listed(verdict)] }
      : says,
  });
}

const inert = (text: string): string => visible(shortened(text));

const SHOWN_CHARACTERS = 3;

function listed({ offenders }: Verdict): string {
  const distinct = [...new Set(offenders)];
  const shown = distinct.slice(0, SHOWN_CHARACTERS).map((codePoint) => codePointLabel(codePoint));
  return distinct.length > shown.length ? `${shown.join(", ")}, \u2026` : shown.join(", ");
}

/** As DNS would be asked for it. */
function ascii({ labels }: Host): string {
  return labels
    .map(({ text, dot }) => {
      const folded = nfkc(text).toLowerCase();
      const label = Array.from(folded)
        .filter((character) => signOf(character).kind !== "hidden")
        .join("");
      return (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encodePunycode(label)}`) + (dot && ".");
    })
    .join("");
}

/** Percent-encoding is undone in hosts: RFC 3986 §3.2.2. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
