export const tryArgs = ["--import", "tsx", "scripts/try.ts", "--port"];

/** Without what the terminal of this test would decide. */
export function tryEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { VSCODE_IPC_HOOK_CLI: _ipc, WSL_DISTRO_NAME: _wsl, GLYPHGUARD_TRY: _try, ...rest } = process.env;
  return { ...rest, DISPLAY: ":0", ...extra };
}
