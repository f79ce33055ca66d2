import { defaultPolicy, messageOf, scan } from "../../src/engine/index.ts";

/** A text where people put it: in running text, in translations, in strings and in comments. */
const places: Readonly<Record<string, (text: string) => string>> = {
  "README.md": (text) => `# Notes\n\n${text}\n`,
  "notes.txt": (text) => `${text}\n`,
  "page.html": (text) => `<!doctype html>\n<title>Page</title>\n<p>${text}</p>\n`,
  "messages.json": (text) => `{ "message": ${JSON.stringify(text)} }\n`,
  "messages.yml": (text) => `message: ${JSON.stringify(text)}\n`,
  "messages.ts": (text) => `export const messages = {\n  first: ${JSON.stringify(text)},\n  last: "end",\n};\n`,
  "template.ts": (text) => `export const message = (count: number) => \`${text} \${count} ${text}\`;\n`,
  "comment.ts": (text) => `// ${text}\nexport const done = true; // ${text}\n`,
  "comment.py": (text) => `# ${text}\nmessage = ${JSON.stringify(text)}\n`,
  "comment.c": (text) => `/* ${text} */\nint main(void) { return 0; }\n`,
};

/** Everything, of any severity, that is said about a text in any of these places, as `file: message`. */
export function saidAbout(text: string, only: readonly string[] = Object.keys(places)): string[] {
  return only.flatMap((path) => saidIn(path, places[path]?.(text) ?? text));
}

/** Everything that is said about a file. */
export function saidIn(path: string, text: string): string[] {
  return scan(text, { path }, defaultPolicy).map((finding) => `${path}: ${finding.rule}: ${messageOf(finding)}`);
}

/** The code points of a text, to name it where a test fails. */
export function codePointsOf(text: string): string {
  return [...text].map((character) => character.codePointAt(0)?.toString(16)).join(" ");
}
