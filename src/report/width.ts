/** Two columns: East Asian Wide and Fullwidth (UAX #11, by block), and emoji that are pictures by default. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** The terminal columns that a text takes, which has no tabs and line ends. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) {
    return text.length;
  }
  let columns = 0;
  for (const character of text) {
    columns += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  }
  return columns;
}
