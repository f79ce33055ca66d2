/**
 * Files that agents take orders from, or that make them run something: hidden text here steers an agent. Globs that
 * match at any depth, case-insensitively. Collected from the agents' own documentation and from running them.
 */
export const instructionFiles: readonly string[] = [
  // Instructions and rules.
  "{AGENTS,AGENTS.local,AGENTS.override,CLAUDE,CLAUDE.local,GEMINI,QWEN,CRUSH,CODEBUDDY,WARP,TABNINE,REASONIX}.md",
  ".github/copilot-instructions.md",
  ".github/instructions/**/*.instructions.md",
  ".{claude,cursor,windsurf,devin,continue,augment,amazonq,trae,qoder,qwen,agent,agents,aiassistant,factory}/rules/**",
  ".{kilo,kilocode}/rules/**",
  ".roo/rules*/**",
  ".clinerules/**",
  ".junie/**",
  ".kiro/{steering,specs,hooks}/**",
  ".openhands/microagents/**",
  ".{cursorrules,windsurfrules,clinerules,roomodes,augment-guidelines,goosehints,rules}",
  ".idx/airules.md",
  ".aider.conf.yml",
  "CONVENTIONS.md",
  // Prompts, commands, skills.
  "SKILL.md",
  "*.{prompt,agent,chatmode}.md",
  ".{claude,cursor,opencode,qwen,gemini,github,codex,agents,roo,kilo,factory}/{commands,agents,skills,prompts,workflows}/**",
  ".{windsurf,continue,amazonq,augment}/{workflows,prompts,commands}/**",
  ".opencode/{agent,command}/**",
  ".claude/{output-styles,hooks}/**",
  // Configuration that can run code.
  ".mcp.json",
  ".{vscode,cursor,roo,factory,github}/mcp.json",
  ".vscode/{settings,tasks,launch}.json",
  ".zed/settings.json",
  ".devcontainer/devcontainer.json",
  ".claude/{settings,settings.local}.json",
  ".claude-plugin/plugin.json",
  ".codex/{config.toml,hooks.json}",
  ".cursor/hooks.json",
  ".github/hooks/*.json",
  ".{gemini,qwen}/settings.json",
  "{opencode.json,opencode.jsonc,.crush.json}",
  ".opencode/{plugin,plugins}/**",
];
