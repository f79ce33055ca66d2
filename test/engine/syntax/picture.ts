import { type Language, languageNamed } from "../../../src/engine/syntax/languages.ts";
import { initialState, lexLine, type Span } from "../../../src/engine/syntax/regions.ts";
import { unknown } from "../../../src/engine/syntax/table/unknown.ts";

const letters = { code: ".", string: "s", comment: "c", prose: "p", path: "" } as const;

function language(id: string): Language {
  const found = languageNamed(id);
  if (found === undefined) throw new Error(`no language ${id}`);
  return found;
}

/** The spans of every line. */
export function spansOf(text: string, id: string): Span[][] {
  let state = initialState(id === "unknown" ? unknown : language(id));
  return text.split("\n").map((line) => {
    const spans: Span[] = [];
    state = lexLine(line, state, spans);
    return spans;
  });
}

/** One letter for each UTF-16 unit: `.` code, `s` string, `c` comment, `p` prose. */
export function picture(text: string, id: string): string {
  const lines = text.split("\n");
  return spansOf(text, id)
    .map((spans, index) =>
      spans
        .map(({ start, region }, which) =>
          letters[region].repeat((spans[which + 1]?.start ?? lines[index]?.length ?? 0) - start),
        )
        .join(""),
    )
    .join("\n");
}
