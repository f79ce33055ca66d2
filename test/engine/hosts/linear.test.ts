import assert from "node:assert/strict";
import { ecosystems } from "../../../src/engine/hosts/ecosystems.ts";
import { defaultPolicy } from "../../../src/engine/index.ts";
import type { Judge } from "../../../src/engine/judge.ts";
import type { Line } from "../../../src/engine/line.ts";
import { assertLinear, type Counted, countedModules, isQuick } from "../work.ts";

/** What opens, ends or continues a host or the name of a package. */
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

describe("hosts on hostile lines", function () {
  this.timeout(60_000);

  type Modules = typeof import("../../../src/engine/detectors/hosts.ts") &
    typeof import("../../../src/engine/judge.ts");
  let built: Counted<Modules>;
  before(async () => {
    built = await countedModules("src/engine/detectors/hosts.ts", "src/engine/judge.ts");
  });

  for (const [name, unit] of Object.entries(hostile))
    it(`take work in proportion to their length: ${name}`, () => {
      const { modules, workOf } = built;
      for (const path of ["a.ts", "a.csproj", "README.md"]) {
        const judge = modules.judgeFor({ path }, defaultPolicy);
        assertLinear((length) => {
          const text = unit.repeat(length / unit.length);
          return workOf(() => modules.lookalikeHosts(lineOf(text, judge)));
        });
      }
    });

  // What looks at each character thrice takes 1 ms; to search the rest of the text from each place takes 700 ms.
  it("are searched by no expression for packages that looks at a character again and again", () => {
    const searchesQuickly = (expression: RegExp, text: string): boolean =>
      isQuick(() => void text.replace(expression, ""), 100);
    const texts = Object.values(hostile).map((unit) => unit.repeat(40_000 / unit.length));
    for (const { needs, names } of ecosystems)
      for (const expression of needs === undefined ? names : [needs, ...names])
        for (const text of texts) assert.ok(searchesQuickly(expression, text), `${expression}: ${text.slice(0, 20)}`);
    assert.equal(searchesQuickly(/x(?=.*y)/g, "x".repeat(40_000)), false);
  });
});

/** One line of code, whose findings are let go. */
function lineOf(text: string, judge: Judge): Line {
  const span = { start: 0, region: "code" } as const;
  return {
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
  };
}
