import type { AgentId } from "./agents.ts";
import { type Program, programOfCommandLine } from "./command-line.ts";
import type { Confidence } from "./edit.ts";
import type { AgentEvent } from "./events.ts";
import { isWithin } from "./paths.ts";

/** Watchers tell late: what an execution writes comes up to this long after its end, in ms. */
const afterEnd = 2_000;
/** Events come in another order by this much, in ms. */
const beforeStart = 60;
const mostExecutions = 64;

interface Execution {
  readonly id: number;
  readonly by: "terminal" | "task";
  readonly program: Program | undefined;
  readonly folder: string | undefined;
  readonly terminal: number | undefined;
  readonly isCertain: boolean;
  readonly from: number;
  to: number;
}

/** What ran while a file was written. */
export interface Ran {
  readonly id: number;
  readonly by: "terminal" | "task";
  readonly kind: Program["kind"] | "other";
  readonly agent?: AgentId;
  /** Another agent that ran as well, and wrote it as likely. */
  readonly or?: AgentId;
  readonly confidence: Confidence;
}

export interface Executions {
  started(event: Extract<AgentEvent, { kind: "started" }>, time: number): void;
  ended(id: number, time: number): void;
  /** What ran at a time, agents first, then what started last. */
  at(time: number, path: string): Ran | undefined;
}

/** Keeps what runs in terminals and as tasks: never more than `mostExecutions`, those that ended go first. */
export function createExecutions(): Executions {
  let all: Execution[] = [];
  return {
    started(event, time) {
      all = all.filter(({ to }) => to + 2 * afterEnd > time);
      for (const other of all) {
        if (event.terminal !== undefined && other.terminal === event.terminal) other.to = Math.min(other.to, time);
      }
      if (all.length >= mostExecutions) {
        const least = all.findIndex(({ program }) => program?.kind !== "agent");
        all.splice(Math.max(0, least), 1);
      }
      const { id, by, folder, terminal, commandLine, confidence = 1 } = event;
      const program = programOfCommandLine(commandLine);
      const isCertain = confidence > 0;
      all.push({ id, by, program, folder, terminal, isCertain, from: time, to: Number.POSITIVE_INFINITY });
    },
    ended(id, time) {
      for (const execution of all) if (execution.id === id) execution.to = Math.min(execution.to, time);
    },
    at(time, path) {
      const running = all.filter(({ from, to }) => time >= from - beforeStart && time <= to + afterEnd).reverse();
      const within = ({ folder }: Execution) => folder !== undefined && isWithin(path, folder);
      const agents = running.flatMap((execution) =>
        execution.program?.kind === "agent" ? [{ execution, agent: execution.program.agent }] : [],
      );
      const near = agents.filter(({ execution }) => within(execution));
      const likely = near.length > 0 ? near : agents;
      const [first] = likely;
      if (first !== undefined) {
        const other = likely.find(({ agent }) => agent !== first.agent)?.agent;
        const { id, by, isCertain } = first.execution;
        const alone = running.length === 1 && near.length === 1 && isCertain;
        const confidence = other !== undefined || !isCertain ? "low" : alone ? "high" : "medium";
        return { id, by, kind: "agent", agent: first.agent, ...(other === undefined ? {} : { or: other }), confidence };
      }
      const known = running.find(({ program }) => program !== undefined) ?? running[0];
      if (known === undefined) return undefined;
      const confidence = running.length === 1 && known.isCertain ? "medium" : "low";
      return { id: known.id, by: known.by, kind: known.program?.kind ?? "other", confidence };
    },
  };
}
