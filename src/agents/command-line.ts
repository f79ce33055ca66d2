import { type AgentId, agentIds, agents } from "./agents.ts";
import { commandsOf, type Words } from "./shell-words.ts";

/** What a command line runs, as far as it bears on who writes files. */
export type Program = { readonly kind: "agent"; readonly agent: AgentId } | { readonly kind: "git" | "formatter" };

/** Longer ones are read no further: the program stands at the beginning. */
const longest = 65_536;
/** `bash -c "sudo npx …"`: each is a step. */
const mostSteps = 16;

/** Programs that run the one that follows, with those of their options that take a word of their own. */
const runners: ReadonlyMap<string, readonly string[]> = new Map([
  ["sudo", ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "-U", "--user", "--group"]],
  ["doas", ["-u", "-C"]],
  ["env", ["-u", "-C", "--unset", "--chdir"]],
  ["npx", ["-p", "--package", "-w", "--workspace"]],
  ["bunx", ["-p", "--package"]],
  ["pnpx", []],
  ["uvx", ["--from", "--with", "-p", "--python"]],
  ["node", ["-r", "--require", "--import", "--loader", "-C", "--conditions", "--env-file"]],
  ["nodejs", ["-r", "--require", "--import"]],
  ["deno", []],
  ["bun", ["--cwd", "-r", "--preload"]],
  ["python", ["-W", "-X"]],
  ["python3", ["-W", "-X"]],
  ["timeout", ["-s", "-k", "--signal", "--kill-after"]],
  ["nice", ["-n"]],
  ["ionice", ["-c", "-n"]],
  ["stdbuf", ["-i", "-o", "-e"]],
  ["caffeinate", ["-t", "-w"]],
  ["xargs", ["-n", "-I", "-P", "-L", "-d", "-a"]],
  ["dotenv", ["-e", "-f"]],
  ["dotenvx", ["-f"]],
  ["wsl", ["-d", "-u", "--distribution", "--user", "--cd"]],
  ...[
    "command",
    "builtin",
    "exec",
    "nohup",
    "time",
    "setsid",
    "winpty",
    "start",
    "if",
    "then",
    "else",
    "do",
    "while",
    "!",
    "{",
  ].map((name): [string, readonly string[]] => [name, []]),
]);
/** Words after a package manager that make it run a program: `pnpm dlx x`, `uv tool run x`, `deno run -A npm:x`. */
const managers: ReadonlyMap<string, readonly string[]> = new Map([
  ["npm", ["exec", "x"]],
  ["pnpm", ["dlx", "exec"]],
  ["yarn", ["dlx", "exec"]],
  ["bun", ["x", "run"]],
  ["deno", ["run", "x"]],
  ["uv", ["tool", "run"]],
  ["pipx", ["run"]],
  ["mise", ["exec", "x"]],
  ["direnv", ["exec"]],
]);
const shells = new Set(["bash", "sh", "zsh", "dash", "fish", "ksh", "pwsh", "powershell", "cmd"]);
const formatters = new Set(
  "prettier biome dprint eslint stylelint gofmt goimports gofumpt rustfmt black ruff isort autopep8 yapf clang-format shfmt taplo stylua swiftformat ktlint scalafmt ocamlformat".split(
    " ",
  ),
);
/** Programs whose first argument makes them format: `cargo fmt`. */
const formats = new Set([
  "cargo fmt",
  "go fmt",
  "terraform fmt",
  "deno fmt",
  "zig fmt",
  "dart format",
  "mix format",
  "dotnet format",
]);

const byCommand = new Map(agentIds.flatMap((id) => agents[id].commands.map((name) => [name, id] as const)));
const byPackage = new Map(agentIds.flatMap((id) => (agents[id].packages ?? []).map((name) => [name, id] as const)));

/** The last part of a path, without the extension of a program or a script, in lower case. */
function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1).toLowerCase();
  return name.replace(/\.(exe|cmd|bat|ps1|com|[cm]?js|py|sh)$/, "");
}

/** The agent whose package a word is (`npm:@openai/codex@latest`), or in whose package the script is. */
function agentOfPackage(word: string): AgentId | undefined {
  const path = word.replaceAll("\\", "/");
  const inside = path.lastIndexOf("node_modules/");
  const parts = (inside < 0 ? path.replace(/^npm:/, "") : path.slice(inside + "node_modules/".length)).split("/", 3);
  if (inside < 0 && parts.length > (path.startsWith("@") || path.startsWith("npm:@") ? 2 : 1)) return undefined;
  const name = parts[0]?.startsWith("@") ? `${parts[0]}/${parts[1] ?? ""}` : (parts[0] ?? "");
  const version = name.indexOf("@", 1);
  return byPackage.get(version < 0 ? name : name.slice(0, version));
}

function agentOfProgram(word: string, next: string | undefined): AgentId | undefined {
  const agent = byCommand.get(programName(word));
  if (agent === undefined) return agentOfPackage(word);
  const only = agents[agent].only;
  return only === undefined || only.includes(next ?? "") ? agent : undefined;
}

/** What one command runs, and what the command runs that it is given as a text: `bash -c "…"`. */
function programOf(words: Words, steps: number): Program | undefined {
  let runner: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const takesWord = runner !== undefined && runners.get(runner)?.includes(word);
    if (/^(\$env:)?\w+\+?=/.test(word)) continue;
    if (runner !== undefined && word.startsWith("-")) {
      // `npx -p @openai/codex codex`, `python -m aider`: what matters follows all the same.
      if (takesWord) at++;
      continue;
    }
    if (runner !== undefined && managers.get(runner)?.includes(word)) continue;
    // `timeout 60`, `nice 5`.
    if (runner !== undefined && /^\d+(\.\d+)?[smhd]?$/.test(word)) continue;
    const name = programName(word);
    const next = words[at + 1];
    if (next === "--version" || next === "--help") return undefined;
    const agent = agentOfProgram(word, next);
    if (agent !== undefined) return { kind: "agent", agent };
    if (name === "cursor" && next === "agent") return { kind: "agent", agent: "cursor" };
    if (name === "git") return { kind: "git" };
    if (formatters.has(name) || formats.has(`${name} ${next ?? ""}`)) return { kind: "formatter" };
    if (shells.has(name)) {
      const flag = words.findIndex((option, index) => index > at && /^([-/]\w*c|-command)$/i.test(option));
      if (flag < 0 || steps >= mostSteps) return undefined;
      const text = words.slice(flag + 1);
      // cmd and PowerShell take all that follows for the command.
      return programIn(/^(cmd|pwsh|powershell)$/.test(name) ? text.join(" ") : (text[0] ?? ""), steps + 1);
    }
    // A script may be called as a runner is: `node start.js claude`.
    if (/\.([cm]?js|py|sh)$/i.test(word)) return undefined;
    if (runners.has(name) || managers.get(name)?.includes(next ?? "")) {
      if (++steps > mostSteps) return undefined;
      runner = name;
      continue;
    }
    return undefined;
  }
  return undefined;
}

function programIn(line: string, steps: number): Program | undefined {
  let found: Program | undefined;
  for (const words of commandsOf(line)) {
    const program = programOf(words, steps);
    // `git pull && claude`: an agent is what matters most.
    if (program?.kind === "agent") return program;
    found ??= program;
  }
  return found;
}

/**
 * What a command line in a terminal runs: an agent, git or a formatter, through `sudo`, `npx`, `bash -c` and the like,
 * in any of its commands. Not what it merely mentions (`git commit -m claude`). Linear in the line.
 */
export function programOfCommandLine(commandLine: string): Program | undefined {
  return programIn(commandLine.slice(0, longest), 0);
}
