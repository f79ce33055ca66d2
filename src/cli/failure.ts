import { failure, isFailure } from "../report/failure.ts";
import { reasonOf } from "../workspace/remarks.ts";

/** What to say of an error. */
export function messageOfFailure(error: unknown): string {
  return isFailure(error) ? error.message : reasonOf(error);
}

/** Runs what writes to `path`; a failure names it. */
export async function writingTo<T>(path: string, write: () => Promise<T> | T): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw failure(`The report cannot be written to ${path}: ${reasonOf(error)}`);
  }
}
