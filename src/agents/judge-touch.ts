import { type AgentId, agentOfExtension } from "./agents.ts";
import type { Attribution, Confidence, Origin, Via } from "./edit.ts";
import type { Touch } from "./touches.ts";

function attribution(origin: Origin, via: Via, confidence: Confidence): Attribution {
  return { origin, via, confidence };
}

/** The agent that a reason names: the extension that asked for it. */
function agentIn(metadata: Readonly<Record<string, unknown>> | undefined): AgentId | undefined {
  for (const key of ["$extensionId", "$$extensionId", "extensionId", "$providerId"]) {
    const value = metadata?.[key];
    // `GitHub.copilot-chat@0.30.0`
    if (typeof value === "string") {
      const agent = agentOfExtension(value.split("@", 1)[0] ?? "");
      if (agent !== undefined) return agent;
    }
  }
  return undefined;
}

function agentOrigin(agent: AgentId | undefined): Origin {
  return agent === undefined ? { kind: "agent" } : { kind: "agent", agent };
}

/** What VS Code's own reason says, where it says who. */
function fromReason({ detailed }: Touch, host: AgentId | undefined): Attribution | undefined {
  const kind = detailed?.metadata?.["kind"];
  switch (detailed?.source) {
    case "Chat.applyEdits":
    case "inlineChat.applyEdits":
      return attribution(agentOrigin(agentIn(detailed.metadata) ?? host), "reason", "high");
    case "inlineCompletionAccept":
    case "inlineCompletionPartialAccept":
      // A program's words, which the user took.
      return attribution(agentOrigin(agentIn(detailed.metadata) ?? host), "completion", "high");
    case "Chat.undoEdits":
      return attribution({ kind: "you" }, "undo", "high");
    case "cursor":
      return attribution({ kind: "you" }, kind === "paste" ? "paste" : "keyboard", "high");
    case "snippet":
      return attribution({ kind: "you" }, "snippet", "high");
    case "suggest":
      return attribution({ kind: "you" }, "completion", "high");
    case "rename":
    case "codeAction":
    case "eolChange":
      return attribution({ kind: "you" }, "reason", "medium");
    default:
      return undefined;
  }
}

/**
 * Who changed a document, in this order: VS Code's reason, undo, a save (formatters run in it), the user's hands, then
 * the shape: several lines or files at once without them are probably an agent's.
 */
export function judgeTouch(touch: Touch, isOneOfSeveral: boolean, host: AgentId | undefined): Attribution {
  const told = fromReason(touch, host);
  if (told !== undefined) return told;
  if (touch.reason !== undefined) return attribution({ kind: "you" }, "undo", "high");
  if (touch.isSaving && !touch.hasKeyboard) return attribution({ kind: "formatter" }, "save", "medium");
  if (touch.isPaste && touch.isActive) return attribution({ kind: "you" }, "paste", "high");
  if (touch.hasKeyboard) return attribution({ kind: "you" }, "keyboard", touch.isLarge ? "medium" : "high");
  // `unknown` with a name is an edit by an extension; without it, VS Code says no more than that.
  const isByExtension = touch.detailed?.metadata?.["name"] !== undefined && touch.detailed.source === "unknown";
  const isByHand = touch.isActive && touch.isWatched && !isOneOfSeveral && !isByExtension;
  if (isByHand && touch.isAtCaret) {
    return attribution({ kind: "you" }, touch.isLarge ? "paste" : "keyboard", "medium");
  }
  if (!isByHand || touch.isLarge) {
    return attribution(
      agentOrigin(host),
      host === undefined ? "extension" : "host",
      host === undefined ? "low" : "medium",
    );
  }
  return attribution({ kind: "you" }, "keyboard", "low");
}
