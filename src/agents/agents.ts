/** How an agent's log of its edits is written: one of the readers in transcripts.ts. */
export type TranscriptFormat = "claude" | "codex" | "gemini" | "copilot";

interface AgentRow {
  readonly name: string;
  /** Names of its program, as typed in a terminal: the last part of a path, without an extension. */
  readonly commands: readonly string[];
  /** If its name is also another program's: the first arguments with which it is this one. Empty: none. */
  readonly only?: readonly string[];
  /** Packages that `npx` and the like run, and in whose folders its scripts are. */
  readonly packages?: readonly string[];
  /** Set in the environment of the commands that it runs: names, or names with their value. */
  readonly environment?: readonly string[];
  /** Extensions that edit for it. In lower case. */
  readonly extensions?: readonly string[];
  /** `vscode.env.uriScheme` or a part of `vscode.env.appName` of an editor that is an agent itself. In lower case. */
  readonly hosts?: readonly string[];
  /** Where below the home folder its logs are, with forward slashes, and the ends of their names. */
  readonly transcripts?: { readonly folder: string; readonly end: string; readonly format: TranscriptFormat };
}

/** All that is known of agents. Measured with the programs themselves or from their documentation. */
const rows = {
  claude: {
    name: "Claude Code",
    commands: ["claude"],
    packages: ["@anthropic-ai/claude-code"],
    environment: ["CLAUDECODE=1"],
    extensions: ["anthropic.claude-code"],
    transcripts: { folder: ".claude/projects", end: ".jsonl", format: "claude" },
  },
  codex: {
    name: "Codex",
    commands: ["codex"],
    packages: ["@openai/codex"],
    environment: ["CODEX_THREAD_ID"],
    extensions: ["openai.chatgpt"],
    transcripts: { folder: ".codex/sessions", end: ".jsonl", format: "codex" },
  },
  gemini: {
    name: "Gemini CLI",
    commands: ["gemini"],
    packages: ["@google/gemini-cli"],
    environment: ["GEMINI_CLI=1"],
    extensions: ["google.geminicodeassist"],
    transcripts: { folder: ".gemini/tmp", end: ".jsonl", format: "gemini" },
  },
  qwen: {
    name: "Qwen Code",
    commands: ["qwen"],
    packages: ["@qwen-code/qwen-code"],
    environment: ["QWEN_CODE=1"],
    transcripts: { folder: ".qwen/projects", end: ".jsonl", format: "gemini" },
  },
  copilot: {
    name: "GitHub Copilot",
    commands: ["copilot"],
    packages: ["@github/copilot"],
    environment: ["COPILOT_CLI=1"],
    extensions: ["github.copilot-chat", "github.copilot"],
    transcripts: { folder: ".copilot/session-state", end: "/events.jsonl", format: "copilot" },
  },
  opencode: {
    name: "OpenCode",
    commands: ["opencode"],
    packages: ["opencode-ai"],
    environment: ["OPENCODE=1"],
    extensions: ["sst-dev.opencode"],
  },
  cline: { name: "Cline", commands: ["cline"], packages: ["cline"], extensions: ["saoudrizwan.claude-dev"] },
  roo: { name: "Roo Code", commands: ["roo"], extensions: ["rooveterinaryinc.roo-cline"] },
  kilo: {
    name: "Kilo Code",
    commands: ["kilocode", "kilo"],
    packages: ["@kilocode/cli"],
    extensions: ["kilocode.kilo-code"],
  },
  // Its logs are where Claude Code's would be, by its documentation; nobody has seen one, so none is read.
  qoder: { name: "Qoder", commands: ["qodercli"], packages: ["@qoder-ai/qodercli"], hosts: ["qoder"] },
  cursor: { name: "Cursor", commands: ["cursor-agent"], environment: ["CURSOR_AGENT=1"], hosts: ["cursor"] },
  windsurf: { name: "Windsurf", commands: [], extensions: ["codeium.windsurf"], hosts: ["windsurf"] },
  trae: { name: "Trae", commands: ["trae-cli"], hosts: ["trae"] },
  kiro: { name: "Kiro", commands: ["kiro-cli"], hosts: ["kiro"] },
  antigravity: { name: "Antigravity", commands: [], hosts: ["antigravity"] },
  aider: { name: "Aider", commands: ["aider"], packages: ["aider-chat", "aider"] },
  // A tool for database migrations has the same name.
  goose: { name: "Goose", commands: ["goose"], only: ["", "session", "run", "s", "r", "web", "recipe", "schedule"] },
  amp: { name: "Amp", commands: ["amp"], packages: ["@sourcegraph/amp"], extensions: ["sourcegraph.amp"] },
  crush: { name: "Crush", commands: ["crush"], packages: ["@charmland/crush"] },
  droid: { name: "Droid", commands: ["droid"] },
  auggie: {
    name: "Augment",
    commands: ["auggie"],
    packages: ["@augmentcode/auggie"],
    extensions: ["augment.vscode-augment"],
  },
  continue: { name: "Continue", commands: ["cn"], packages: ["@continuedev/cli"], extensions: ["continue.continue"] },
} as const satisfies Record<string, AgentRow>;

export type AgentId = keyof typeof rows;
export const agents: Readonly<Record<AgentId, AgentRow>> = rows;
export const agentIds = Object.keys(rows) as AgentId[];

/** The agent that the editor itself is: by `vscode.env.uriScheme` or `vscode.env.appName`. */
export function agentOfHost(appName: string, uriScheme: string): AgentId | undefined {
  const name = appName.toLowerCase();
  const scheme = uriScheme.toLowerCase();
  return agentIds.find((id) =>
    agents[id].hosts?.some((host) => scheme.startsWith(host) || name.split(/[^a-z]+/).includes(host)),
  );
}

/** The agent that an extension is, by its id. */
export function agentOfExtension(extension: string): AgentId | undefined {
  const lower = extension.toLowerCase();
  return agentIds.find((id) => agents[id].extensions?.includes(lower));
}

/** The agent whose command this is, by the variables of its environment. */
export function agentOfEnvironment(
  variables: Readonly<Record<string, string | null | undefined>>,
): AgentId | undefined {
  return agentIds.find((id) =>
    agents[id].environment?.some((entry) => {
      const [name = "", value] = entry.split("=");
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return value === undefined ? given !== undefined && given !== null && given !== "" : given === value;
    }),
  );
}
