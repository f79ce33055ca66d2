import { isAgentId } from "./agents.ts";
import { type Attribution, confidences, type Edit, type Origin } from "./edit.ts";
import { isObject, type Json } from "./json.ts";
import type { LedgerEdit, LedgerFile, LedgerState, Session } from "./ledger.ts";

const vias = {
  transcript: true,
  reason: true,
  terminal: true,
  task: true,
  host: true,
  extension: true,
  keyboard: true,
  paste: true,
  completion: true,
  snippet: true,
  undo: true,
  save: true,
  files: true,
  git: true,
  disk: true,
  reload: true,
} satisfies Record<Attribution["via"], true>;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isOptional = (value: unknown, is: (value: unknown) => boolean) => value === undefined || is(value);

function isOrigin(value: unknown): value is Origin {
  if (!isObject(value)) return false;
  if (value["kind"] === "agent") return isOptional(value["agent"], isAgentId);
  return ["outside", "git", "formatter", "you", "unknown"].includes(String(value["kind"]));
}

function isAttribution(value: unknown): value is Json & Attribution {
  return (
    isObject(value) &&
    isOrigin(value["origin"]) &&
    isOptional(value["or"], isOrigin) &&
    typeof value["via"] === "string" &&
    Object.hasOwn(vias, value["via"]) &&
    confidences.some((known) => known === value["confidence"]) &&
    isOptional(value["execution"], isTime)
  );
}

function isEdit(value: unknown): value is Edit {
  return (
    isObject(value) &&
    isAttribution(value) &&
    Number.isSafeInteger(value["id"]) &&
    typeof value["path"] === "string" &&
    isTime(value["at"]) &&
    isTime(value["until"]) &&
    ["created", "changed", "deleted"].includes(String(value["what"])) &&
    typeof value["disk"] === "boolean" &&
    isOptional(value["document"], (one) => ["changed", "reloaded", "hidden", "saved"].includes(String(one))) &&
    isOptional(value["burst"], isCount)
  );
}

/**
 * Reads what `state` of a ledger gave, from anywhere. What is not as it should be is left out and counted as dropped, a
 * part at a time; what is nothing of the kind is an empty ledger. Never throws. `isFinding` judges what `F` is.
 */
export function readLedger<F>(value: unknown, isFinding: (value: unknown) => value is F): LedgerState<F> {
  let lost = 0;
  const listOf = <T>(list: unknown, read: (one: unknown) => T | undefined): T[] => {
    if (!Array.isArray(list)) return [];
    return list.flatMap((one) => {
      const found = read(one);
      if (found === undefined) lost++;
      return found === undefined ? [] : [found];
    });
  };
  const readFinding = (one: unknown) => (isFinding(one) ? one : undefined);
  const readEdit = (one: unknown): LedgerEdit<F> | undefined =>
    isObject(one) && isEdit(one["edit"])
      ? { edit: one["edit"], findings: listOf(one["findings"], readFinding) }
      : undefined;
  const readFile = (one: unknown): LedgerFile<F> | undefined => {
    if (!isObject(one) || typeof one["path"] !== "string") return undefined;
    const merged = isObject(one["merged"]) ? one["merged"] : {};
    const count = (name: string) => (isCount(merged[name]) ? merged[name] : 0);
    return {
      path: one["path"],
      edits: listOf(one["edits"], readEdit),
      merged: { edits: count("edits"), findings: count("findings") },
      isReviewed: one["isReviewed"] === true,
      isKept: one["isKept"] === true,
    };
  };
  const readSession = (one: unknown): Session<F> | undefined => {
    if (!isObject(one) || !isCount(one["id"]) || !isAttribution(one["by"])) return undefined;
    const { id, by, from, to } = one;
    if (!isTime(from) || !isTime(to)) return undefined;
    return { id, by, from, to, files: listOf(one["files"], readFile) };
  };
  const state = isObject(value) ? value : {};
  const sessions = listOf(state["sessions"], readSession);
  const missing = isObject(state["missing"]) ? state["missing"] : {};
  const { dropped, merged } = missing;
  return {
    sessions,
    missing: { dropped: (isCount(dropped) ? dropped : 0) + lost, merged: isCount(merged) ? merged : 0 },
  };
}
