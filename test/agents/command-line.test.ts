import assert from "node:assert/strict";
import fc from "fast-check";
import { agentOfEnvironment, agentOfExtension, agentOfHost } from "../../src/agents/agents.ts";
import { programOfCommandLine } from "../../src/agents/command-line.ts";

function programOf(line: string): string | undefined {
  const program = programOfCommandLine(line);
  return program?.kind === "agent" ? program.agent : program?.kind;
}

describe("the program of a command line", () => {
  for (const [program, commandLines] of Object.entries({
    claude: [
      'claude -p "fix it"',
      "cd x && claude",
      "A=1 B='2 3' claude",
      "sudo -u me env -i PATH=/bin /usr/local/bin/claude",
      "npx -y @anthropic-ai/claude-code@latest -p x",
      "cat a | claude -p x > out 2>&1",
      "> out claude -p x",
      '& "C:\\Program Files\\nodejs\\claude.cmd" -p x',
      "cmd /c claude -p x",
      "$env:A='b'; claude",
      "git pull; prettier -w . && claude",
      "timeout 60 nice -n 5 claude",
      'echo "$(claude -p x)" || (claude)',
      "cat <<EOF | claude\ncodex\nEOF",
    ],
    codex: [
      'npx @openai/codex "x"',
      "codex exec x",
      "bash -lc 'npx codex exec x'",
      "npm exec -- codex",
      "nohup codex &",
    ],
    gemini: [
      "gemini",
      "node ~/x/gemini.js -p x",
      "node --no-warnings /usr/lib/node_modules/@google/gemini-cli/dist/index.js",
      "deno run -A npm:@google/gemini-cli",
    ],
    qwen: ["qwen", "pnpm dlx @qwen-code/qwen-code"],
    copilot: ["copilot -p x", "bunx @github/copilot"],
    opencode: ["opencode run x", "bun x opencode-ai run x"],
    cline: ["cline x"],
    qoder: ["qodercli"],
    cursor: ["cursor-agent -p x", "cursor agent"],
    aider: ["aider", "python3 -m aider --yes", "uvx --from aider-chat aider", "uv tool run aider"],
    goose: ["goose session", "goose run -i x"],
    amp: ["amp"],
    crush: ["crush"],
    git: ["git checkout main", 'git commit -m "claude"', "cd a && git stash"],
    formatter: ["npx prettier --write .", "cargo fmt", "black ."],
    undefined: [
      "",
      "echo claude",
      "npm run claude",
      "ls claude # claude",
      "node start.js claude",
      "goose up",
      "claude --version",
      "vim claude.md",
      'echo "; claude"',
      "echo \\; claude",
      "cat <<EOF > f\nclaude\nEOF",
      "claudette",
      "src/claude/run",
    ],
  })) {
    for (const commandLine of commandLines) {
      it(`is ${program} in ${JSON.stringify(commandLine)}`, () => {
        assert.equal(String(programOf(commandLine)), program);
      });
    }
  }

  it("is looked for in any text without throwing", () => {
    const piece = fc.constantFrom(
      "claude",
      "sudo ",
      "bash -c ",
      '"',
      "'",
      "\\",
      "$(",
      ")",
      "&&",
      "\n",
      "<<",
      "A=",
      " ",
      "é",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void programOf(pieces.join(""))));
  });

  it("is given up after some steps where each command holds another", () => {
    assert.equal(programOf(`${"sudo ".repeat(10_000)}claude`), undefined);
    assert.equal(programOf(`${"sudo ".repeat(8)}claude`), "claude");
  });
});

describe("the table of agents", () => {
  it("knows hosts by name and by scheme, and VS Code as none", () => {
    assert.equal(agentOfHost("Cursor", "cursor"), "cursor");
    assert.equal(agentOfHost("Windsurf Next", "windsurf-next"), "windsurf");
    assert.equal(agentOfHost("Qoder", "vscode"), "qoder");
    assert.equal(agentOfHost("Visual Studio Code - Insiders", "vscode-insiders"), undefined);
  });

  it("knows extensions in any case, and environments by their values", () => {
    assert.equal(agentOfExtension("GitHub.copilot-chat"), "copilot");
    assert.equal(agentOfExtension("someone.else"), undefined);
    assert.equal(agentOfEnvironment({ CLAUDECODE: "1" }), "claude");
    assert.equal(agentOfEnvironment({ CLAUDECODE: "0", CODEX_THREAD_ID: "" }), undefined);
    assert.equal(agentOfEnvironment({ CODEX_THREAD_ID: "a" }), "codex");
  });
});
