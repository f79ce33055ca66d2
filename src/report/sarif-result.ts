import type { ArtifactLocation, Fix, Location, PhysicalLocation, Region, Result } from "sarif";
import { type Finding, fill, fixesFor, fixTitle, messageOf, reveal, ruleIds } from "../engine/index.ts";
import type { Excerpt } from "../workspace/excerpt.ts";
import { isNotebook } from "../workspace/notebook.ts";
import { sarifLevels } from "./sarif-rules.ts";
import { uriOf } from "./uri.ts";

/** What relative paths start from: where the command ran, which is said nowhere, so that reports can be compared. */
export const sourceRoot = "%SRCROOT%";

export function sarifResult(
  path: string,
  finding: Finding,
  excerpt: Excerpt | undefined,
  fingerprint: string,
  reveals: boolean,
): Result {
  const { rule, severity, related } = finding;
  const fix = excerpt && !isNotebook(path) ? fixOf(path, finding, excerpt) : undefined;
  const revealed = reveals ? reveal(finding) : undefined;
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: sarifLevels[severity],
    message: { text: literal(messageOf(finding)) },
    locations: [locationOf(path, finding)],
    ...(related && { relatedLocations: [{ id: 1, ...locationOf(related.path ?? path, related) }] }),
    partialFingerprints: { "glyphguardFinding/v1": fingerprint },
    ...(fix && { fixes: [fix] }),
    ...(revealed !== undefined && { properties: { revealed } }),
  };
}

/** A text in which a viewer sees neither places for arguments nor links (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function literal(text: string): string {
  const doubled = text.replace(/[{}]/g, "$&$&");
  return doubled.includes("](") ? doubled.replace(/[\\[\]]/g, "\\$&") : doubled;
}

export function artifactOf(path: string): ArtifactLocation {
  const uri = uriOf(path);
  return uri.startsWith("file:") ? { uri } : { uri, uriBaseId: sourceRoot };
}

type Place = Pick<Finding, "line" | "start" | "end"> & { readonly region?: Finding["region"] };

function locationOf(path: string, place: Place): Location {
  const physicalLocation: PhysicalLocation = {
    artifactLocation: artifactOf(path),
    // GitHub wants a line for what is found in a name, too.
    region: place.region === "path" ? { startLine: 1 } : regionOf(place),
  };
  return { physicalLocation };
}

function regionOf({ line, start, end }: Place): Region {
  return { startLine: line + 1, startColumn: start + 1, endLine: line + 1, endColumn: end + 1 };
}

/** The fix that needs no question, if the excerpt shows all of the finding and what is beside it. */
function fixOf(path: string, finding: Finding, { text, start, cutAfter }: Excerpt): Fix | undefined {
  const shifted = { ...finding, start: finding.start - start, end: finding.end - start };
  if (shifted.end > text.length || (cutAfter && shifted.end === text.length)) return undefined;
  const fix = fixesFor(shifted, text).find(({ preferred }) => preferred);
  if (fix === undefined) return undefined;
  const deletedRegion = regionOf({ line: fix.line, start: fix.start + start, end: fix.end + start });
  return {
    description: { text: literal(fill(fixTitle(fix, finding))) },
    artifactChanges: [
      {
        artifactLocation: artifactOf(path),
        replacements: [{ deletedRegion, ...(fix.text !== "" && { insertedContent: { text: fix.text } }) }],
      },
    ],
  };
}
