import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { withTemporaryFolder } from "../../scripts/process.ts";
import { differences, type Expected, groupsOf } from "../../scripts/replay/expected.ts";
import { commitAll, type Snapshot } from "../../scripts/replay/git.ts";
import { type Commit, commitsOf } from "../../scripts/replay/history.ts";
import { type Replayed, replay } from "../../scripts/replay/measure.ts";
import { isOver, linesOf, tableOf } from "../../scripts/replay/table.ts";

const snapshot = (name: string, files: Readonly<Record<string, string>>): Snapshot => ({
  name,
  files: Object.entries(files).map(([file, text]) => ({ path: file, bytes: Buffer.from(text) })),
});

/** The commits of a made-up history. */
const commits = (...snapshots: readonly Snapshot[]): Promise<Commit[]> =>
  withTemporaryFolder(async (folder) => {
    commitAll(folder, snapshots);
    return [...commitsOf(folder, "main")];
  });

const replayed = async (...snapshots: readonly Snapshot[]): Promise<Replayed> =>
  replay("one", await commits(...snapshots));

const prose = "It is the first line of them all,\nand this is the second one of it,\nwhich a third one follows.\n";
const curly = prose.replace("is the second", "isn\u2019t the second");
const straight = curly.replace("\u2019", "'");

describe("the replay of histories", () => {
  it("counts the stretches of lines that commits changed in files that were there", async () => {
    const [, second, third] = await commits(
      snapshot("1", { "a.md": "a\nb\nc\nd\ne\n", "b.md": "@@ -1 +1 @@\n", "gone.md": "" }),
      snapshot("2 and more", { "a.md": "x\ny\nc\nd\nz\n", "b.md": "@@ -2 +2 @@\n", "new.md": prose }),
      snapshot("3", { "a.md": "x\ny\nc\nd\nz\n", "b.md": "@@ -2 +2 @@\n", "old/\u00e9 \"'\\.md": curly }),
    );
    assert.equal(second?.subject, "2 and more");
    assert.deepEqual(
      second.files.map(({ path: file, edits }) => [file, edits]),
      [
        ["a.md", 2],
        ["b.md", 1],
      ],
    );
    assert.deepEqual(
      third?.files.map(({ before, after, edits }) => [before.toString(), after.toString(), edits]),
      [[prose, curly, 1]],
    );
  });

  it("makes the same commits of the same versions, and others of others", () =>
    withTemporaryFolder(async (folder) => {
      const [one, same, other] = [prose, prose, curly].map((text, index) => {
        const inside = path.join(folder, String(index));
        mkdirSync(inside);
        return commitAll(inside, [snapshot("1", { "a.md": text })]);
      });
      assert.match(one ?? "", /^[0-9a-f]{40}$/);
      assert.equal(one, same);
      assert.notEqual(one, other);
    }));

  it("tells what commits changed silently, once for the same change of the same text", async () => {
    const { amount, hits } = await replayed(
      snapshot("1", { "a.md": curly, "copy.md": curly, "image.png": "\0\0\0\0a" }),
      snapshot("2", { "a.md": straight, "copy.md": straight, "image.png": "\0\0\0\0b" }),
    );
    assert.deepEqual(amount, { commits: 2, files: 1, edits: 1 });
    assert.deepEqual(
      hits.map(({ commit, path: file, finding, text }) => [commit.subject, file, finding.rule, text]),
      [["2", "a.md", "silent-change", straight.split("\n")[1]]],
    );
  });

  it("says what differs from what is expected, and what has no reason", async () => {
    const { amount, hits } = await replayed(snapshot("1", { "a.md": curly }), snapshot("2", { "a.md": straight }));
    const [group, ...others] = groupsOf(hits, []);
    assert.ok(group && others.length === 0);
    assert.deepEqual(
      [group.at, group.severity, group.swap, group.count, group.path],
      ["2", "warning", "U+2019 > U+0027", 1, "a.md"],
    );
    const right: Expected = {
      reasons: { typography: { verdict: "right", text: "It was straightened." } },
      findings: [{ ...group, reason: "typography" }],
    };
    const groups = groupsOf(hits, right.findings);
    assert.deepEqual(differences(groups, right), []);
    assert.match(
      differences(groups, { ...right, findings: [] }).join(),
      /^new: one \| 2 \| silent-change .* as in a\.md$/,
    );
    assert.match(differences(groups, { ...right, reasons: {} }).join(), /^without a reason: one \| 2/);
    assert.match(differences([{ ...group, count: 2 }], right).join(), /^changed: .*: 1 -> 2$/);
    assert.match(differences([], right).join(), /^gone: one \| 2/);
    assert.deepEqual(differences([], right, new Set(["one"])), []);

    const told = { history: "one", amount: { ...amount, edits: 500 } };
    const lines = linesOf([told], groups, right);
    assert.match(tableOf(lines), /\none +2 +1 +500 +1 +0 +0 +0\.00\nall of them +2 +1 +500 +1 /);
    assert.equal(isOver(lines), false);
    assert.equal(isOver(linesOf([told], groups, { ...right, reasons: {} })), true);
    assert.equal(isOver(linesOf([told, { ...told, history: "two" }], groups, { ...right, reasons: {} })), false);
  });
});
