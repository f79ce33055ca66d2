/** The words of one command of a command line: assignments, the program, its arguments. Redirections are left out. */
export type Words = readonly string[];

/**
 * Reads a command line as POSIX shells, PowerShell and cmd do as far as they agree: quotes, backslashes before what
 * they can hide, what parts commands. Commands in `$(…)`, `(…)` and backticks are commands too. Text after the first
 * line with a here-document is not read. Never throws; linear.
 */
export function commandsOf(line: string): Words[] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  let quote = "";
  let hereDocument = false;
  let isFile = false;
  const endWord = () => {
    if (word === undefined) return;
    if (!isFile) words.push(word);
    isFile = false;
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    isFile = false;
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = 0; at < line.length; at++) {
    const unit = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote !== "") {
      if (unit === quote) quote = "";
      else if (quote === '"' && unit === "\\" && '"\\$`'.includes(next) && next !== "") {
        word = (word ?? "") + next;
        at++;
      } else word = (word ?? "") + unit;
    } else if (unit === "'" || unit === '"') {
      quote = unit;
      word ??= "";
    } else if (unit === "\\" && /[\s"'\\$`&|;<>()#]/.test(next)) {
      // Before a letter it stands in a path of Windows. Before the end of the line it is nothing.
      if (next !== "\n") word = (word ?? "") + next;
      at++;
    } else if (unit === " " || unit === "\t" || unit === "\r") endWord();
    else if (unit === "\n") {
      endCommand();
      if (hereDocument) break;
    } else if (unit === "<" || unit === ">") {
      hereDocument ||= unit === "<" && next === "<";
      // `2>`: the number is no word. What follows is the file.
      if (word !== undefined && !/^\d$/.test(word)) endWord();
      word = undefined;
      isFile = true;
    } else if (unit === "#" && word === undefined) {
      while (at + 1 < line.length && line.charAt(at + 1) !== "\n") at++;
    } else if (";|&()`".includes(unit)) endCommand();
    else word = (word ?? "") + unit;
  }
  endCommand();
  return commands;
}
