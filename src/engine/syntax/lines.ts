/** Where the line that starts at an index ends, and where the next one starts. To be asked from left to right. */
export function lineFinder(text: string): (start: number) => { end: number; next: number } {
  const indexOf = (unit: string, from: number): number => {
    const found = text.indexOf(unit, from);
    return found < 0 ? text.length : found;
  };
  let feed = -1;
  let carriage = -1;
  return (start) => {
    if (feed < start) feed = indexOf("\n", start);
    if (carriage < start) carriage = indexOf("\r", start);
    const end = Math.min(feed, carriage);
    if (end === text.length) return { end, next: end };
    return { end, next: carriage + 1 === feed && feed < text.length ? feed + 1 : end + 1 };
  };
}

/** How many lines start in a text from `start` on, where one does. */
export function linesIn(text: string, start: number): number {
  const lineAt = lineFinder(text);
  let count = 0;
  for (let at = start; at < text.length; at = lineAt(at).next) count++;
  return count;
}
