import type { Finding, Policy } from "../engine/index.ts";
import type { Brought } from "./changes.ts";

/**
 * What was brought in, as severe as it is by its author. Who rewrote a date is known when the edit is judged already; of
 * an agent it weighs more, unless the policy says so.
 */
export function weighed({ finding, edit }: Pick<Brought, "finding" | "edit">, levels: Policy["levels"]): Finding {
  const { rule, severity } = finding;
  if (rule !== "date-format-change" || severity !== "information" || levels[rule] !== undefined) return finding;
  return edit?.origin.kind === "agent" ? { ...finding, severity: "warning" } : finding;
}
