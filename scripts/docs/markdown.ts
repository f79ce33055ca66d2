/** A table of GitHub's Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A span of code that may hold backticks itself. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Puts text between `<!-- generated: name -->` and the `<!-- end -->` after it; at the very start where they are missing. */
export function withPart(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- generated: ${name} -->`, "<!-- end -->"];
  const start = document.indexOf(open);
  const end = document.indexOf(close, start);
  if (start < 0 || end < 0) return `${open}\n${text}\n${close}\n\n${document}`;
  return `${document.slice(0, start + open.length)}\n${text}\n${document.slice(end)}`;
}
