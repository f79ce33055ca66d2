import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RuleId } from "../src/engine/rules.ts";
import { samples } from "./docs/samples.ts";
import { execute, root } from "./process.ts";

/** Texts that show more of some rules than the documentation does, by their extensions. */
const longer = {
  "bidi-control": [
    "ts",
    "export function pay(role: string): string {\n" +
      '  if (role !== "user\u202e \u2066// only administrators\u2069 \u2066") {\n' +
      '    return "paid";\n  }\n  return "refused";\n}\n',
  ],
  "hidden-character": [
    "ts",
    "export const total = 1;\nexport const to\u200btal = 2;\n\n" +
      "// U+200D joins emoji, and that is honest: \ud83d\udc69\u200d\ud83d\udcbb\nexport const sum = total + to\u200btal;\n",
  ],
  "control-character": [
    "sh",
    '#!/bin/sh\necho "deployed\u001b[2K\rnothing to see"\nrm -rf build\u0008\u0008\u0008\u0008\u0008\n',
  ],
  "unusual-space": ["py", "limit\u00a0= 10\nif limit >\u20095:\n\u00a0\u00a0\u00a0\u00a0print(limit)\n"],
  "lookalike-letter": [
    "ts",
    "const admin = false;\nconst \u0430dmin = true;\n\nexport const allowed = \u0430dmin;\n" +
      'export const honest = "\u043f\u0440\u0438\u0432\u0435\u0442";\n',
  ],
  "lookalike-punctuation": [
    "ts",
    "const a = 1;\nconst b = a \u2212 1\u037e\nconst text = \u201cquoted by a word processor\u201d;\n\nexport { b, text };\n",
  ],
} as const satisfies Partial<Record<RuleId, readonly [extension: string, text: string]>>;

/** Copies the sample workspace into `folder` and commits it there, so that git shows what is edited later. */
export async function writeSample(folder: string): Promise<void> {
  cpSync(path.join(root, "media", "sample"), folder, { recursive: true });
  mkdirSync(path.join(folder, "findings"));
  // Written when the sample is copied: raw characters may not stand in this repository.
  for (const [rule, { path: name, text, before }] of Object.entries(samples)) {
    // Of an edit nothing is left to be found.
    if (rule in longer || before !== undefined) continue;
    mkdirSync(path.join(folder, "findings", rule));
    writeFileSync(path.join(folder, "findings", rule, name), text);
  }
  for (const [rule, [extension, text]] of Object.entries(longer)) {
    writeFileSync(path.join(folder, "findings", `${rule}.${extension}`), text);
  }
  const me = ["-c", "user.name=Sample", "-c", "user.email=sample@example.com", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    [...me, "commit", "-q", "--no-verify", "-m", "A sample"],
  ]) {
    // A sample without a repository will do where there is no git.
    if ((await execute("git", args, { cwd: folder }).catch(() => ({ code: 1 }))).code !== 0) return;
  }
}
