import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { median } from "./table.ts";

export interface Program {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

interface Taken {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
}

/** Clock ticks a second, in which Linux tells the time of children. */
const TICKS = 100;

/** Seconds of CPU of all children that ended. NaN where the system does not tell. */
function childSeconds(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return Number.NaN;
  }
}

function run({ name, file, args }: Program): Taken {
  const before = childSeconds();
  const start = performance.now();
  const { error, signal } = spawnSync(file, args, { stdio: "ignore" });
  const wall = (performance.now() - start) / 1000;
  if (error || signal) throw new Error(`${name} did not run: ${error?.message ?? signal}`);
  return { wall, cpu: childSeconds() - before };
}

/** What one program takes, divided by what the other takes right after it: medians of so many turns. */
export function pairedRatios(one: Program, other: Program, turns: number): Taken {
  const ratios: Taken[] = [];
  run(one);
  run(other);
  for (let turn = 0; turn < turns; turn++) {
    const [ours, theirs] = [run(one), run(other)];
    ratios.push({ wall: ours.wall / theirs.wall, cpu: ours.cpu / theirs.cpu });
  }
  return { wall: median(ratios.map(({ wall }) => wall)), cpu: median(ratios.map(({ cpu }) => cpu)) };
}

/** The most memory that a program of Node's held, in MB of a million bytes. */
export function peakMegabytes(args: readonly string[]): number {
  const tell = 'process.on("exit", () => console.error(process.resourceUsage().maxRSS))';
  const { stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(tell)}`, ...args],
    {
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const kibibytes = Number(stderr.trim().split("\n").at(-1));
  return (kibibytes * 1024) / 1e6;
}
