/** What `*` is in a segment and `**` in a path: any number of whatever comes. */
const star = Symbol("star");

/** Characters that may stand at a place: those in the ranges of UTF-16 units, inclusive, or all others. */
interface CharacterSet {
  readonly ranges: readonly (readonly [string, string])[];
  readonly negated: boolean;
}

/** A name in a path: as it stands, what it ends with, or the UTF-16 units and sets that it is made of. */
type Segment = string | { readonly suffix: string } | readonly (string | CharacterSet | typeof star)[];
type Pattern = readonly (Segment | typeof star)[];

/** UTF-16 units of all that a glob's braces expand to: `{a,b}{a,b}…` would otherwise be as many as one likes. */
const longest = 500;

/**
 * A test of paths (forward slashes) by globs as VS Code's settings have them: `*`, `?`, `**`, `[a-z]`, `[!a-z]`,
 * `{a,b}`, and a backslash before what is meant as it stands. Names that start with a dot are like all others, and
 * `a/**` is `a` too. A glob that is not safe matches nothing.
 *
 * Time is at most the length of the path times that of the glob, for a workspace's settings may be hostile: an
 * expression made of `*a*a*a*a*a*a*a*a*b` takes 17 s for a name of 60 letters.
 */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const safe = globs.filter(isSafeGlob).flatMap((glob) => [...expand(glob)]);
  const patterns = safe.map((glob) => parse(glob.replace(/^\.\/|\/$/g, "")));
  return (path) => {
    const names = path.split("/");
    return patterns.some((pattern) => matchesPath(pattern, names));
  };
}

/** The same for one glob as `.gitignore` has them, in which braces are what they are. Takes the names of a path. */
export function plainMatcherOf(glob: string): (names: readonly string[]) => boolean {
  const pattern = parse(glob);
  return (names) => matchesPath(pattern, names);
}

/** Whether a glob is small enough to be used, with its braces expanded. */
export function isSafeGlob(glob: string): boolean {
  if (glob.length > longest) return false;
  let total = 0;
  for (const { length } of expand(glob)) {
    total += length + 1;
    if (total > longest + 1) return false;
  }
  return true;
}

/**
 * Makes a test whether items fit a pattern. What stands before a star is matched as early as it can be, so that only
 * the last star has to be tried again: whatever an earlier one could take, the last can take as well.
 */
function matchBy<Part, Item>(fits: (item: Item, part: Part) => boolean) {
  return (pattern: readonly (Part | typeof star)[], items: ArrayLike<Item>): boolean => {
    let at = 0;
    let afterStar = -1;
    let retry = 0;
    for (let index = 0; index < items.length; ) {
      const part = pattern[at];
      if (part === star) {
        afterStar = ++at;
        retry = index;
      } else if (part !== undefined && fits(items[index] as Item, part)) {
        at++;
        index++;
      } else if (afterStar >= 0) {
        at = afterStar;
        index = ++retry;
      } else return false;
    }
    while (pattern[at] === star) at++;
    return at === pattern.length;
  };
}

const matchesName = matchBy((unit: string, part: string | CharacterSet): boolean => {
  if (typeof part === "string") return unit === part;
  const { ranges, negated } = part;
  return ranges.some(([first, last]) => first <= unit && unit <= last) !== negated;
});

const matchesPath = matchBy((name: string, segment: Segment): boolean => {
  if (typeof segment === "string") return name === segment;
  return "suffix" in segment ? name.endsWith(segment.suffix) : matchesName(segment, name);
});

function parse(glob: string): Pattern {
  return glob.split("/").map((segment) => (segment === "**" ? star : parseSegment(segment)));
}

/** An escaped character, a set such as `[!a-z]`, or any other character. */
const tokens = /\\.|\[[!^]?[^/][^\]/]*\]|./gs;

function parseSegment(segment: string): Segment {
  if (!/[*?[]/.test(segment)) return segment.replace(/\\(.)/gs, "$1");
  // Most that `.gitignore` files have: `*.o`.
  if (/^\*[^*?[\\]+$/.test(segment)) return { suffix: segment.slice(1) };
  return (segment.match(tokens) ?? []).map((token) => {
    if (token === "*") return star;
    if (token === "?") return { ranges: [], negated: true };
    if (token.length > 1 && token.startsWith("[")) return parseSet(token);
    return token.charAt(token.length - 1);
  });
}

function parseSet(token: string): CharacterSet {
  const negated = /^\[[!^]/.test(token);
  const members = token.slice(negated ? 2 : 1, -1).match(/.-.|./gs) ?? [];
  return { ranges: members.map((member) => [member.charAt(0), member.charAt(member.length - 1)]), negated };
}

/** A glob for each choice among the alternatives of its braces. Braces that never close are meant as they stand. */
function* expand(glob: string): Generator<string> {
  const cuts: number[] = [];
  let depth = 0;
  for (const { index, 0: token } of glob.matchAll(tokens)) {
    if (token === "{" && depth++ === 0) cuts.push(index);
    else if (token === "," && depth === 1) cuts.push(index);
    else if (token === "}" && depth > 0 && --depth === 0) {
      const ends = [...cuts.slice(1), index];
      for (const [choice, end] of ends.entries()) {
        const alternative = glob.slice((cuts[choice] ?? 0) + 1, end);
        for (const rest of expand(alternative + glob.slice(index + 1))) yield glob.slice(0, cuts[0]) + rest;
      }
      return;
    }
  }
  yield glob;
}
