import type { TranscriptFormat } from "./agents.ts";
import { patchParts } from "./apply-patch.ts";
import { isObject, type Json, listAt, objectAt, stringAt } from "./json.ts";

/** What a line of a log says was written: at `path` as the agent wrote it, relative or not. */
export interface Written {
  readonly path: string;
  readonly old?: string;
  readonly new?: string;
}

function written(path: string, before: string | undefined, after: string | undefined): Written {
  return { path, ...(before === undefined ? {} : { old: before }), ...(after === undefined ? {} : { new: after }) };
}

/** The arguments of a tool that writes, by all the names that the agents have for them. */
function fromArguments(tool: Json): Written[] {
  const patch = stringAt(tool, "patchText", "input", "patch", "command");
  if (patch !== undefined) return patchParts(patch).map(({ path, before, after }) => written(path, before, after));
  const path = stringAt(tool, "file_path", "filePath", "absolute_path", "path");
  const after = stringAt(tool, "content", "file_text", "new_string", "newString", "new_str", "new_text");
  if (path === undefined || after === undefined) return [];
  return [written(path, stringAt(tool, "old_string", "oldString", "old_str", "old_text"), after)];
}

/** What a tool answered that shows the file after it: that is what was written, whatever was asked for. */
function fromResult(result: Json, path: string | undefined): Written[] {
  const named = stringAt(result, "filePath") ?? path;
  if (named === undefined) return [];
  const hunks = listAt(result, "structuredPatch").flatMap((hunk) => {
    const lines = isObject(hunk) ? listAt(hunk, "lines").filter((line) => typeof line === "string") : [];
    const side = (other: string) =>
      lines.flatMap((line) => (/^[-+ ]/.test(line) && line[0] !== other ? [line.slice(1)] : []));
    return lines.length === 0 ? [] : [written(named, side("+").join("\n"), side("-").join("\n"))];
  });
  if (hunks.length > 0) return hunks;
  const after = stringAt(result, "newContent", "content", "newString");
  return after === undefined ? [] : [written(named, stringAt(result, "originalContent", "oldString"), after)];
}

/** A call with its answer: the answer if it tells, else the arguments. */
function fromCall(tool: Json, result: Json): Written[] {
  const told = fromResult(result, stringAt(tool, "file_path", "filePath", "absolute_path", "path"));
  return told.length > 0 ? told : fromArguments(tool);
}

/** Arguments that are JSON in a string, as some protocols have them. */
function parsed(value: unknown): Json {
  if (typeof value !== "string") return isObject(value) ? value : {};
  try {
    const inner: unknown = JSON.parse(value);
    return isObject(inner) ? inner : {};
  } catch {
    return {};
  }
}

function claude(line: Json): Written[] {
  const result = objectAt(line, "toolUseResult");
  if ("filePath" in result) return fromResult(result, undefined);
  return "tool_response" in line ? fromResult(objectAt(line, "tool_response"), undefined) : [];
}

function codex(line: Json): Written[] {
  const payload = objectAt(line, "payload");
  if (payload["type"] === "custom_tool_call") return fromArguments({ input: payload["input"] });
  if (payload["type"] === "function_call" || payload["type"] === "local_shell_call") {
    const call = payload["arguments"] === undefined ? objectAt(payload, "action") : parsed(payload["arguments"]);
    // `["bash", "-lc", "apply_patch <<'EOF' …"]`
    const words = listAt(call, "command").filter((word) => typeof word === "string");
    return fromArguments(words.length > 0 ? { input: words.join("\n") } : call);
  }
  return "tool_response" in line ? fromArguments(objectAt(line, "tool_input")) : [];
}

/** A tool that only reads has a path and a text in its answer, too. */
const isReader = (name: unknown) => typeof name === "string" && /read|view|list|search|grep|glob|fetch/i.test(name);

function gemini(line: Json): Written[] {
  const calls = listAt(line, "toolCalls").flatMap((call) => {
    if (!isObject(call) || isReader(call["name"]) || /^(error|cancelled)$/.test(String(call["status"]))) return [];
    return fromCall(objectAt(call, "args"), objectAt(call, "resultDisplay"));
  });
  const parts = listAt(objectAt(line, "message"), "parts").flatMap((part) => {
    const call = isObject(part) ? objectAt(part, "functionCall") : {};
    return isReader(call["name"]) ? [] : fromArguments(objectAt(call, "args"));
  });
  const told =
    "tool_response" in line && !isReader(line["tool_name"])
      ? fromCall(objectAt(line, "tool_input"), objectAt(objectAt(line, "tool_response"), "returnDisplay"))
      : [];
  return [...calls, ...parts, ...told];
}

function copilot(line: Json): Written[] {
  const data = objectAt(line, "data");
  if (line["type"] === "tool.execution_start" && !isReader(data["toolName"]))
    return fromArguments(parsed(data["arguments"]));
  return "toolResult" in line && !isReader(line["toolName"]) ? fromArguments(objectAt(line, "toolArgs")) : [];
}

/** What was written according to a line, by the format of the log. Never throws. */
export const linesOf: Readonly<Record<TranscriptFormat, (line: Json) => Written[]>> = {
  claude,
  codex,
  gemini,
  copilot,
};

/** The folder that the paths of a line, and of those after it, are relative to; if it says so. */
export function folderOf(line: Json): string | undefined {
  const data = objectAt(line, "data");
  return (
    stringAt(line, "cwd") ??
    stringAt(objectAt(line, "payload"), "cwd") ??
    stringAt(objectAt(data, "context"), "cwd") ??
    stringAt(data, "cwd")
  );
}
