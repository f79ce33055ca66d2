import type { Entry } from "./tarball.ts";

/** What a paragraph looks like where people put text: in Markdown, in comments and strings, in data, in instructions. */
const places: Readonly<Record<string, (paragraphs: readonly string[]) => string>> = {
  "README.md": (paragraphs) => `${paragraphs.join("\n\n")}\n`,
  "AGENTS.md": (paragraphs) => `# Rules\n\n${paragraphs.map((text) => `- ${text}\n`).join("")}`,
  "messages.json": (paragraphs) => JSON.stringify(paragraphs, undefined, 1),
  "messages.ts": (paragraphs) =>
    paragraphs.map((text, index) => `// ${text}\nexport const text${index} = ${JSON.stringify(text)};\n`).join(""),
  "messages.py": (paragraphs) => paragraphs.map((text) => `show(${JSON.stringify(text)})  # ${text}\n`).join(""),
  "messages.properties": (paragraphs) => paragraphs.map((text, index) => `text.${index}=${text}\n`).join(""),
};

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** The paragraphs of an HTML page once more, in all these places; of any other file nothing. */
export function* elsewhere({ path, bytes }: Entry): Generator<Entry> {
  if (!path.endsWith(".html")) return;
  const paragraphs = [...bytes.toString("utf8").matchAll(/<(p|h\d|li)\b[^>]*>(.*?)<\/\1>/gs)]
    .map(([, , text = ""]) =>
      text
        .replace(/<[^>]*>/g, "")
        .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? "")
        .replace(/[ \t\r\n]+/g, " ")
        .trim(),
    )
    .filter((text) => text !== "");
  const folder = path.slice(0, -".html".length);
  for (const [file, write] of Object.entries(places))
    yield { path: `${folder}/${file}`, bytes: Buffer.from(write(paragraphs)) };
}
