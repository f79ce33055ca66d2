/** How a terminal paints what comes next, as far as it can hide it. Colours as they were asked for. */
export interface Rendition {
  readonly concealed?: boolean;
  readonly foreground?: string;
  readonly background?: string;
}

/** SGR, ECMA-48 §8.3.117: the rendition after `ESC [ body m`. */
export function renditionAfter(before: Rendition, body: string): Rendition {
  let result: Rendition = before;
  const parts = body.split(/[;:]/);
  for (let index = 0; index < parts.length; index++) {
    const code = Number(parts[index]);
    if (code === 0) result = {};
    else if (code === 8 || code === 28) result = { ...result, concealed: code === 8 };
    else if (code === 38 || code === 48) {
      const length = parts[index + 1] === "2" ? 4 : 2;
      const color = parts.slice(index + 1, index + 1 + length).join(";");
      result = { ...result, [code === 38 ? "foreground" : "background"]: color };
      index += length;
    } else result = { ...result, ...paletteColor(code) };
  }
  return result;
}

/** 30-37, 39, 40-47, 49 and their bright forms 90-97, 100-107, named as `38;5;n` names them. */
function paletteColor(code: number): Rendition {
  const tens = Math.trunc(code / 10);
  const unit = code % 10;
  const bright = tens >= 9;
  if (![3, 4, 9, 10].includes(tens) || unit === 8 || (bright && unit === 9)) return {};
  const color = unit === 9 ? "" : `5;${unit + (bright ? 8 : 0)}`;
  return tens === 3 || tens === 9 ? { foreground: color } : { background: color };
}

/** Whether nobody sees what is painted so. */
export function isConcealed({ concealed, foreground, background }: Rendition): boolean {
  return concealed === true || (foreground !== undefined && foreground !== "" && foreground === background);
}
