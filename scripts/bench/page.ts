import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { table, withPart } from "../docs/markdown.ts";
import { root } from "../process.ts";
import { cellsOf, isMet, type Row } from "./table.ts";

/** Writes figures and plot into the page about speed. */
export function writePage(rows: readonly Row[], machine: string): void {
  const page = path.join(root, "docs", "speed.md");
  const [head = [], ...cells] = cellsOf(rows);
  const part = `Measured on ${machine}.\n\n${table(head, cells)}`;
  writeFileSync(page, withPart(readFileSync(page, "utf8"), "figures", part));
  const picture = path.join(root, "docs", "speed.svg");
  mkdirSync(path.dirname(picture), { recursive: true });
  writeFileSync(picture, plotOf(rows));
}

const rowHeight = 26;
const barStart = 330;
const barUnit = 200;
const width = 760;

/** A bar for each target: how far what was measured is from it, so that all that is left of the line is met. */
export function plotOf(rows: readonly Row[]): string {
  const bars = rows.flatMap((row) => (row.target === undefined ? [] : [{ row, share: shareOf(row, row.target) }]));
  const height = (bars.length + 1) * rowHeight + 10;
  const lines = bars.map(({ row, share }, at) => {
    const y = (at + 1) * rowHeight;
    const length = Math.min(share * barUnit, width - barStart - 60);
    const color = isMet(row) ? "#2da44e" : "#cf222e";
    return [
      `<text x="${barStart - 10}" y="${y + 13}" text-anchor="end">${escaped(row.metric)}</text>`,
      `<rect x="${barStart}" y="${y}" width="${length.toFixed(1)}" height="18" rx="2" fill="${color}"/>`,
      `<text x="${(barStart + length + 6).toFixed(1)}" y="${y + 13}">${share.toFixed(2)}</text>`,
    ].join("\n");
  });
  const line = barStart + barUnit;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<title>Each target, and how far what was measured is from it</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<g fill="#1f2328">
<text x="${line}" y="16" text-anchor="middle">target = 1, less is better</text>
${lines.join("\n")}
</g>
<line x1="${line}" y1="20" x2="${line}" y2="${height - 5}" stroke="#1f2328" stroke-dasharray="4 3"/>
</svg>
`;
}

/** 1 where a target is just met, less where it is met with room. */
const shareOf = ({ value, isLess }: Row, target: number): number => (isLess ? value / target : target / value);

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
