/** One place of a patch: the text of the file before and after it there, each with the lines around that it names. */
export interface PatchPart {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const begin = "*** Begin Patch";

/**
 * Reads patches in the format of Codex's `apply_patch`, wherever they start in the text. `*** Move to` tells the path
 * that counts. Lines that are none of it are passed over; linear.
 */
export function patchParts(text: string): PatchPart[] {
  const start = text.indexOf(begin);
  if (start < 0) return [];
  const parts: PatchPart[] = [];
  let path: string | undefined;
  let before: string[] = [];
  let after: string[] = [];
  const end = () => {
    if (path !== undefined && before.length + after.length > 0) {
      parts.push({ path, before: before.join("\n"), after: after.join("\n") });
    }
    before = [];
    after = [];
  };
  for (const raw of text.slice(start).split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line.startsWith("*** ")) {
      const file = /^\*\*\* (Add File|Update File|Delete File|Move to): (.+)$/.exec(line);
      if (file?.[1] !== "Move to") end();
      path = file?.[2]?.trim() ?? (line === "*** End of File" ? path : undefined);
      if (file?.[1] === "Delete File") path = undefined;
    } else if (line.startsWith("@@")) end();
    else if (line.startsWith("+")) after.push(line.slice(1));
    else if (line.startsWith("-")) before.push(line.slice(1));
    else if (line.startsWith(" ")) {
      before.push(line.slice(1));
      after.push(line.slice(1));
    }
  }
  end();
  return parts;
}
