/**
 * A reported path as a URI reference (RFC 3986): relative, or a `file:` URI if the path is absolute. Nothing but
 * unreserved ASCII and slashes stays as it is.
 */
export function uriOf(path: string): string {
  const encoded = Array.from(Buffer.from(path), encodeByte).join("");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(4)}`;
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.~/-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** The path that `uriOf` was given. Throws a `URIError` where the escapes make no text. */
export function pathOf(uri: string): string {
  return decodeURIComponent(uri.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ""));
}
