import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { differences, type Group, groupsOf } from "../../scripts/honest/expected.ts";
import { languageOf, others } from "../../scripts/honest/languages.ts";
import { type Measured, measure } from "../../scripts/honest/measure.ts";
import { elsewhere } from "../../scripts/honest/places.ts";
import { tableOf } from "../../scripts/honest/table.ts";
import { entriesOf } from "../../scripts/honest/tarball.ts";

/** One entry of a ustar archive (POSIX.1-1988). */
function entry(name: string, content: string, kind = "0", prefix = ""): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write(kind, 156);
  header.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content, "latin1");
  return Buffer.concat([header, body]);
}

const tarball = (...entries: readonly Buffer[]): Buffer => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));

const files = (...pairs: readonly (readonly [path: string, text: string])[]) =>
  pairs.map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

function measured(...pairs: readonly (readonly [path: string, text: string])[]): Measured {
  const result: Measured = { hits: [], amounts: new Map() };
  measure("one", files(...pairs), result);
  return result;
}

describe("the measurement of honest texts", () => {
  it("reads the files of a package, with names of any length", () => {
    const long = `package/${"a".repeat(120)}/b.txt`;
    const found = [
      ...entriesOf(
        tarball(
          entry("package/", "", "5"),
          entry("package/a.txt", "a".repeat(513)),
          entry("b.txt", "b", "0", "package/deep"),
          entry("PaxHeader/b.txt", `${long.length + 10} path=${long}\n`, "x"),
          entry("package/cut.txt", "c"),
        ),
      ),
    ].map(({ path, bytes }) => `${path} ${bytes.length}`);
    assert.deepEqual(found, ["a.txt 513", "deep/b.txt 1", `${long.slice(8)} 1`]);
  });

  it("takes a file's language from its name, or from the folder that is named like one", () => {
    for (const [path, language] of [
      ["declaration/pes_1.html", "Persian"],
      ["main/sr-Cyrl-BA/units.json", "Serbian"],
      ["lang/summernote-el-GR.js", "Greek"],
      ["dist/locale/zh-cn.js", "Chinese"],
      ["main/en-PL/numbers.json", others],
      ["es/button/index.js", others],
      ["main/es/units.json", "Spanish"],
      ["src/index.js", others],
    ] as const)
      assert.equal(languageOf(path), language, path);
  });

  it("puts the paragraphs of a page where people put text", () => {
    const [page] = files(["declaration/pes_1.html", "<h1>One</h1>\n<p>Two &amp; <b>three</b>\n four</p>"]);
    assert.ok(page);
    const texts = new Map([...elsewhere(page)].map(({ path, bytes }) => [path, bytes.toString()]));
    assert.equal(texts.get("declaration/pes_1/README.md"), "One\n\nTwo & three four\n");
    assert.equal(texts.get("declaration/pes_1/AGENTS.md"), "# Rules\n\n- One\n- Two & three four\n");
    assert.match(texts.get("declaration/pes_1/messages.ts") ?? "", /^\/\/ One\nexport const text0 = "One";\n/);
    for (const path of texts.keys()) assert.equal(languageOf(path), "Persian");
    assert.deepEqual([...elsewhere({ path: "index.js", bytes: page.bytes })], []);
  });

  it("judges each content once, groups what it finds, and says what has changed", () => {
    const { hits, amounts } = measured(
      ["ru.md", "\u043f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438p\n"],
      ["again/ru.md", "\u043f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438p\n"],
      ["image.png", "\u200b"],
    );
    assert.equal(amounts.get("Russian")?.files, 1);
    const groups = groupsOf(hits, []);
    assert.deepEqual(
      groups.map(({ language, rule, count, characters, reason }) => [language, rule, count, characters, reason]),
      [["Russian", "lookalike-letter", 1, "U+0070", ""]],
    );
    assert.match(differences(groups, { reasons: {}, findings: [] }).join(), /^new: Russian \| one \| lookalike-letter/);
    assert.match(differences(groups, { reasons: {}, findings: groups }).join(), /^without a reason: Russian/);

    const explained: Group[] = groups.map((group) => ({ ...group, reason: "typo" }));
    const expected = { reasons: { typo: { verdict: "right", text: "It is one." } }, findings: explained } as const;
    assert.deepEqual(differences(groups, expected), []);
    assert.match(differences([], expected).join(), /^gone: Russian/);
    assert.deepEqual(groupsOf(hits, explained), explained);
    assert.doesNotMatch(tableOf(amounts, explained, expected), /too many/);
    assert.match(tableOf(amounts, groups, expected), /Russian .* too many/);
  });
});
