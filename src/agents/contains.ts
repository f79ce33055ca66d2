/**
 * Whether a text contains another (Knuth, Morris and Pratt). `includes` takes the product of both lengths where they
 * repeat themselves, and both come from outside.
 */
export function contains(text: string, part: string): boolean {
  if (part.length > text.length) return false;
  /** How much of the part's beginning ends at each of its units. */
  const back = new Int32Array(part.length);
  let matched = 0;
  for (let at = 1; at < part.length; at++) {
    while (matched > 0 && part.charCodeAt(at) !== part.charCodeAt(matched)) matched = back[matched - 1] ?? 0;
    if (part.charCodeAt(at) === part.charCodeAt(matched)) matched++;
    back[at] = matched;
  }
  matched = 0;
  for (let at = 0; at < text.length && matched < part.length; at++) {
    while (matched > 0 && text.charCodeAt(at) !== part.charCodeAt(matched)) matched = back[matched - 1] ?? 0;
    if (text.charCodeAt(at) === part.charCodeAt(matched)) matched++;
  }
  return matched === part.length;
}

/** A text with straight quotes for curly ones. */
export function foldQuotes(text: string): string {
  return text.replace(/[\u2018\u2019\u201C\u201D]/g, (quote) => (quote < "\u201C" ? "'" : '"'));
}
