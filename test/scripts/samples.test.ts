import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pageOf } from "../../scripts/docs/pages.ts";
import { findingsOf, samples } from "../../scripts/docs/samples.ts";
import { root } from "../../scripts/process.ts";
import { ruleIds } from "../../src/engine/index.ts";

/** The parts that every page has, in this order. */
const headings = ["What it is", "Why it matters", "It has happened", "Where it is honest", "To fix", "To allow"];
/** What a page needs besides, and in how many lines: a statistic has to be written down with what it was set on. */
const longer: Readonly<Record<string, { readonly heading: string; readonly lines: number }>> = {
  "text-channel": { heading: "The statistic and its thresholds", lines: 150 },
};

describe("a rule's documentation", () => {
  for (const rule of ruleIds) {
    it(`shows what ${rule} says, with a sample that no other rule speaks up at`, () => {
      const found = [...new Set(findingsOf(samples[rule]).map((finding) => finding.rule))];
      assert.deepEqual(found, [rule]);
    });

    it(`has a short page about ${rule}, in ASCII but for what is written in running text`, () => {
      const file = path.join(root, pageOf(rule));
      assert.ok(existsSync(file), `${pageOf(rule)} is missing`);
      const page = readFileSync(file, "utf8");
      const lines = longer[rule]?.lines ?? 70;
      assert.ok(page.split("\n").length <= lines + 1, `the page has ${lines} lines at the most`);
      assert.deepEqual(
        [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading).filter((one) => one !== longer[rule]?.heading),
        headings,
      );
      assert.match(page, new RegExp(`^<!-- generated: rule -->\n# .*: \`${rule}\`\n`));
      assert.doesNotMatch(page, /[^\n\x20-\x7e\u00a7]/u);
    });
  }
});
