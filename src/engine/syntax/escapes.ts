/**
 * How a language writes a code point that should not stand in its text as such:
 * - `braced`: `\u200B`, `\u{E0041}` (JavaScript)
 * - `paired`: `\u200B`, a surrogate pair beyond the BMP (JSON, Java, JavaScript's regular expressions)
 * - `long`: `\u200B`, `\U000E0041` (Python, Go, YAML, `$'…'` of shells)
 * - `c`: as `long`, but octal UTF-8 below U+00A0, where C and C++ allow no universal names
 * - `c-wide`: the same for literals whose units are not bytes (`L"…"`, `u"…"`, `U"…"`)
 * - `basic`: `\u200B`, and nothing beyond the BMP (Lean)
 * - `rust`: `\u{200B}` (Rust, Swift, PHP, Ruby, Dart, Lua, OCaml, Elixir, Zig)
 * - `hex`: `\x{200B}` (Perl, Erlang)
 * - `haskell`: `\x200B\&`
 * - `scheme`: `\x200B;`
 * - `powershell`: `` `u{200B} ``
 * - `wolfram`: `\:200B`, `\|0E0041`
 * - `html`: `&#x200B;` (HTML, JSX, Markdown)
 * - `xml`: the same, without the controls that XML 1.0 §2.2 has no place for
 * - `css`: `\200B` and a space
 */
export type EscapeStyle =
  | ("braced" | "paired" | "long" | "basic" | "c" | "c-wide" | "rust" | "hex")
  | ("haskell" | "scheme" | "powershell" | "wolfram" | "html" | "xml" | "css");

/**
 * The notation of a code point, or `undefined` where the language has none that means exactly this code point
 * (a lone surrogate in Rust; U+0080–009F in HTML, where references to them mean Windows-1252).
 */
export function escapeOf(style: EscapeStyle, codePoint: number): string | undefined {
  if (isSurrogate(codePoint) && style !== "braced" && style !== "paired") return undefined;
  switch (style) {
    case "braced":
      return codePoint <= 0xffff ? short(codePoint) : `\\u{${hex(codePoint, 1)}}`;
    case "paired":
      return codePoint <= 0xffff ? short(codePoint) : units(codePoint).map(short).join("");
    case "long":
      return long(codePoint);
    case "c":
      return codePoint < 0xa0 ? utf8(codePoint).map(octal).join("") : long(codePoint);
    case "c-wide":
      return codePoint < 0xa0 ? octal(codePoint) : long(codePoint);
    case "rust":
      return `\\u{${hex(codePoint, 1)}}`;
    case "basic":
      return codePoint <= 0xffff ? short(codePoint) : undefined;
    case "hex":
      return `\\x{${hex(codePoint, 1)}}`;
    case "haskell":
      return `\\x${hex(codePoint, 1)}\\&`;
    case "scheme":
      return `\\x${hex(codePoint, 1)};`;
    case "powershell":
      return `\`u{${hex(codePoint, 1)}}`;
    case "wolfram":
      return codePoint <= 0xffff ? `\\:${hex(codePoint, 4)}` : `\\|${hex(codePoint, 6)}`;
    case "xml":
      return isXmlCharacter(codePoint) ? `&#x${hex(codePoint, 1)};` : undefined;
    case "html":
      return codePoint === 0 || (codePoint >= 0x80 && codePoint < 0xa0) ? undefined : `&#x${hex(codePoint, 1)};`;
    case "css":
      return codePoint === 0 ? undefined : `\\${hex(codePoint, 1)} `;
  }
}

function isXmlCharacter(codePoint: number): boolean {
  return codePoint >= 0x20 ? codePoint !== 0xfffe && codePoint !== 0xffff : [0x9, 0xa, 0xd].includes(codePoint);
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, "0");
}

function octal(value: number): string {
  return `\\${value.toString(8).padStart(3, "0")}`;
}

function short(unit: number): string {
  return `\\u${hex(unit, 4)}`;
}

function long(codePoint: number): string {
  return codePoint <= 0xffff ? short(codePoint) : `\\U${hex(codePoint, 8)}`;
}

function units(codePoint: number): readonly number[] {
  const offset = codePoint - 0x10000;
  return [0xd800 + (offset >> 10), 0xdc00 + (offset & 0x3ff)];
}

/** Only for what `c` needs: below U+00A0 there are at most two bytes. */
function utf8(codePoint: number): number[] {
  return codePoint < 0x80 ? [codePoint] : [0xc0 | (codePoint >> 6), 0x80 | (codePoint & 0x3f)];
}
