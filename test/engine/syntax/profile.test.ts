import assert from "node:assert/strict";
import { isInstructions } from "../../../src/engine/syntax/profile.ts";

describe("files that agents read as instructions", () => {
  const those = [
    "AGENTS.md",
    "agents.override.md",
    "/home/x/y/claude.md",
    ".github/copilot-instructions.md",
    ".github/instructions/a.instructions.md",
    ".github/instructions/a/b.instructions.md",
    "packages/a/.cursor/rules/b/c.mdc",
    ".cursorrules",
    ".clinerules",
    ".clinerules/hooks/PreToolUse",
    ".roo/rules-code/a.md",
    ".kilocode/rules/a.md",
    "x/SKILL.md",
    "x/review.Prompt.md",
    ".claude/commands/a.md",
    ".claude/skills/a/scripts/b.py",
    ".claude/rules/a\nb.md",
    ".claude/settings.json",
    ".claude/settings.local.json",
    "x/.mcp.json",
    ".vscode/tasks.json",
    ".codex/config.toml",
    ".github/hooks/a.json",
    "x/opencode.json",
    "x/.aider.conf.yml",
    ".opencode/plugins/a/b.ts",
  ];
  for (const path of those) it(JSON.stringify(path), () => assert.ok(isInstructions(path)));

  const others = [
    "README.md",
    "xAGENTS.md",
    "AGENTS.md.bak",
    "AGENTSxmd",
    "claude/rules/a.md",
    ".github/instructions/a.md",
    ".vscode/launch.json",
    ".claude/other.json",
    ".github/hooks/a/b.json",
    "src/rules/a.ts",
    ".cursorrules.d/x",
    "",
  ];
  for (const path of others) it(`not ${JSON.stringify(path)}`, () => assert.equal(isInstructions(path), false));

  it("are also those that the policy names", () => {
    assert.ok(isInstructions("docs/a.md", (path) => path.startsWith("docs/")));
    assert.ok(isInstructions("AGENTS.md", () => false));
  });
});
