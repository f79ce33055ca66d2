import assert from "node:assert/strict";
import { lookalikeHosts } from "../../../src/engine/detectors/hosts.ts";
import { defaultPolicy } from "../../../src/engine/index.ts";
import { judgeFor } from "../../../src/engine/judge.ts";

/** 160 KB on one line, 40 times what it is compared with. What is quadratic takes 1,600 times as long. */
const hostile: Readonly<Record<string, string>> = {
  "dots and two scripts": "a.\u0430.",
  "one label": "\u0430a",
  "Punycode marks": "xn--",
  "Punycode labels": "xn--80ak6aa92e.",
  schemes: "://\u0430",
  "at signs": "\u0430@",
  "at signs and dots": "\u0430.a@",
  hosts: "https://\u0430pple.com ",
  slashes: "a\u2215",
  quotes: 'require("\u0430" ',
  "open calls": 'require ( "\u0430',
  imports: 'from "\u0430',
  commands: "npm install \u0430 ",
  "code hosts": "github.com/\u0430",
  elements: "<PackageReference Include",
  "percent signs": "%D0%B0.",
  "dotless letters": "\u0131",
  blanks: "import                  \u0430",
};

const short = 4_000;
const long = 40 * short;

describe("hosts on hostile lines", () => {
  for (const [name, unit] of Object.entries(hostile))
    it(`take time proportional to their length: ${name}`, function () {
      this.timeout(60_000);
      for (const path of ["a.ts", "a.csproj", "README.md"]) {
        const few = timeFor(path, unit.repeat(short / unit.length));
        const many = timeFor(path, unit.repeat(long / unit.length));
        assert.ok(many < 400 * Math.max(few, 2), `${path}: ${few} ms, then ${many} ms`);
      }
    });
});

function timeFor(path: string, text: string): number {
  const judge = judgeFor({ path }, defaultPolicy);
  const span = { start: 0, region: "code" } as const;
  const start = performance.now();
  lookalikeHosts({
    text,
    judge,
    spans: [span],
    spanAt: () => span,
    report: () => {},
    reportScattered: () => {},
    reportIf: () => {},
    found: [],
    scripts: new Set(),
    progress: { words: 0 },
  });
  return performance.now() - start;
}
