import type { AgentId } from "./agents.ts";
import type { Attribution, Confidence, Origin, Via } from "./edit.ts";
import type { Ran } from "./executions.ts";
import type { Churn } from "./repositories.ts";

/** What stood around a change of a file on disk when it came. */
export interface DiskFacts {
  /** An agent's own log tells of it. */
  readonly record: { readonly agent: AgentId; readonly matches: boolean } | undefined;
  /** It is what a document saved; whose edits these were. */
  readonly saved: Attribution | undefined;
  /** The editor made, renamed or deleted the file; who made it do so. */
  readonly byEditor: Attribution | undefined;
  readonly churn: Churn | undefined;
  readonly ran: Ran | undefined;
  readonly isBurst: boolean;
  /** The agent that the editor itself is. */
  readonly host: AgentId | undefined;
  /** An agent wrote other files just now, by its log. */
  readonly near: AgentId | undefined;
}

function made(origin: Origin, via: Via, confidence: Confidence, ran?: Ran, or?: Origin): Attribution {
  return {
    origin,
    via,
    confidence: or === undefined ? confidence : "low",
    ...(or === undefined ? {} : { or }),
    ...(ran === undefined ? {} : { execution: ran.id }),
  };
}

const git: Origin = { kind: "git" };
const outside: Origin = { kind: "outside" };

/**
 * Who changed a file on disk. In doubt both are named: an agent's write in the same second as a checkout is not to be
 * taken for git's, so the agent comes first, but for a burst, which no agent writes.
 */
export function judgeDisk(facts: DiskFacts): Attribution {
  const { record, saved, byEditor, churn, ran, isBurst, host, near } = facts;
  if (record?.matches) return made({ kind: "agent", agent: record.agent }, "transcript", "high");
  if (saved !== undefined) return saved;
  if (byEditor !== undefined) return byEditor;
  if (ran?.kind === "agent" && ran.agent !== undefined) {
    const agent: Origin = { kind: "agent", agent: ran.agent };
    if (churn !== undefined && isBurst) return made(git, "git", "low", ran, agent);
    const or: Origin | undefined = churn === undefined ? undefined : git;
    const other: Origin | undefined = ran.or === undefined ? undefined : { kind: "agent", agent: ran.or };
    return made(agent, ran.by, ran.confidence, ran, or ?? other);
  }
  const likely = record?.agent ?? near ?? host;
  const agent: Origin | undefined = likely === undefined ? undefined : { kind: "agent", agent: likely };
  const viaAgent: Via = record === undefined && near === undefined ? "host" : "transcript";
  // That the editor is an agent says nothing against a checkout; an agent's log of this second does.
  const against = record !== undefined || near !== undefined ? agent : undefined;
  if (churn === "strong") return made(git, "git", "high", undefined, against);
  if (ran?.kind === "git") return made(git, ran.by, "medium", ran, against);
  if (churn === "weak") return made(git, "git", "low", undefined, agent ?? outside);
  if (ran?.kind === "formatter") return made({ kind: "formatter" }, ran.by, ran.confidence, ran, against);
  if (agent !== undefined) return made(agent, viaAgent, "low", undefined, outside);
  if (ran !== undefined) return made(outside, ran.by, ran.confidence, ran);
  return made(outside, "disk", "high");
}
