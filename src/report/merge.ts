import { severities } from "../engine/index.ts";
import { sortedRemarks } from "../workspace/remarks.ts";
import { failure } from "./failure.ts";
import type { Summary } from "./format.ts";
import { byPath } from "./keep-most.ts";
import type { ReadRecord } from "./read-report.ts";
import { emptyTotals } from "./totals.ts";

/** Records that come by path from several sources, by path; of one path, those of the first source first. */
export function* inOrder(sources: readonly Iterator<ReadRecord>[]): Generator<ReadRecord> {
  const heads: { readonly rank: number; readonly path: string; readonly record: ReadRecord }[] = [];
  const advance = (rank: number): void => {
    const step = sources[rank]?.next();
    if (step === undefined || step.done) return;
    const head = { rank, path: step.value.path, record: step.value };
    let [low, high] = [0, heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = heads[middle];
      if (other && (byPath(other, head) || other.rank - rank) < 0) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, head);
  };
  for (let rank = 0; rank < sources.length; rank++) advance(rank);
  for (let head = heads.shift(); head; head = heads.shift()) {
    yield head.record;
    advance(head.rank);
  }
}

/** What reports come to together. Throws if they are parts of different things, or one part is there twice. */
export function joined(summaries: readonly Summary[]): Summary {
  const totals = emptyTotals();
  for (const { files, bytes, binary, filesWithFindings, findings } of summaries) {
    totals.files += files;
    totals.bytes += bytes;
    totals.binary += binary;
    totals.filesWithFindings += filesWithFindings;
    for (const severity of severities) totals.findings[severity] += findings[severity];
  }
  const missing = missingShards(summaries).map((shard) => ({
    path: "",
    message: `the report of shard ${shard} is missing`,
  }));
  return {
    ...totals,
    leftOut: summaries.reduce((sum, { leftOut }) => sum + leftOut, 0),
    skipped: summaries.flatMap(({ skipped }) => skipped).sort(),
    notes: sortedRemarks(summaries.flatMap(({ notes }) => notes)),
    problems: sortedRemarks([...missing, ...summaries.flatMap(({ problems }) => problems)]),
  };
}

function missingShards(summaries: readonly Summary[]): string[] {
  const shards = summaries.map(({ shard }) => shard);
  const counts = new Set(shards.map((shard) => shard?.slice(shard.indexOf("/") + 1)));
  if (counts.size > 1) throw failure("These are not the shards of one scan.");
  const [count] = counts;
  if (count === undefined) return [];
  const twice = shards.find((shard, at) => shards.indexOf(shard) !== at);
  if (twice !== undefined) throw failure(`Shard ${twice} is there twice.`);
  return Array.from({ length: Number(count) }, (_, at) => `${at + 1}/${count}`).filter((one) => !shards.includes(one));
}
