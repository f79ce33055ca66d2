import { isSafeGlob, matcherOf } from "../engine/index.ts";

/**
 * Globs such as those of `files.exclude`, as a test of paths relative to their folder. Nothing where there are none.
 * `onUnsafe` learns of those that are not used: nothing is hidden by them.
 */
export function createExclude(
  globs: readonly string[],
  onUnsafe: (glob: string) => void = () => {},
): ((path: string) => boolean) | undefined {
  for (const glob of globs.filter((each) => !isSafeGlob(each))) {
    onUnsafe(glob);
  }
  return globs.length === 0 ? undefined : matcherOf(globs);
}
