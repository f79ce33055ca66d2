import picomatch from "picomatch/posix";

/** Globs such as those of `files.exclude`, as a test of paths relative to their folder. Nothing where there are none. */
export function createExclude(globs: readonly string[]): ((path: string) => boolean) | undefined {
  return globs.length === 0 ? undefined : picomatch([...globs], { dot: true });
}
