import { readFileSync, realpathSync } from "node:fs";

/**
 * `confusables.txt` is on no registry, but every Node with full ICU carries it compiled, as
 * `confusables.cfu` inside the `CmnD` archive of its binary (icu4c `source/i18n/uspoof_impl.h`
 * describes the layout). Maps a source to its prototype.
 *
 * @throws if this Node's ICU is of another Unicode version or carries no such table.
 */
export function readConfusables(): Map<number, string> {
  const { unicode = "none" } = process.versions;
  if (unicode !== "17.0") throw new Error(`The tables are made from Unicode 17.0; this Node has ${unicode}.`);
  const binary = readFileSync(realpathSync(process.execPath));
  for (let at = binary.indexOf("CmnD"); at >= 0; at = binary.indexOf("CmnD", at + 1)) {
    const header = at - 12;
    if (header < 0 || binary[header + 2] !== 0xda || binary[header + 3] !== 0x27) continue;
    const table = findEntry(binary.subarray(header), "confusables.cfu");
    if (table) return decode(table);
  }
  throw new Error(`Node ${process.version} carries no confusables.`);
}

function findEntry(archive: Buffer, name: string): Buffer | undefined {
  const contents = archive.readUInt16LE(0);
  const count = archive.readUInt32LE(contents);
  for (let i = 0; i < count; i++) {
    const nameAt = contents + archive.readUInt32LE(contents + 4 + i * 8);
    if (!archive.toString("latin1", nameAt, archive.indexOf(0, nameAt)).endsWith(name)) continue;
    const entry = archive.subarray(contents + archive.readUInt32LE(contents + 8 + i * 8));
    return entry.subarray(entry.readUInt16LE(0));
  }
  return undefined;
}

function decode(table: Buffer): Map<number, string> {
  if (table.readUInt32LE(0) !== 0x3845fdef) throw new Error("confusables.cfu has another layout.");
  const keys = table.readUInt32LE(12);
  const count = table.readUInt32LE(16);
  const values = table.readUInt32LE(20);
  const strings = table.readUInt32LE(28);
  const map = new Map<number, string>();
  for (let i = 0; i < count; i++) {
    const key = table.readUInt32LE(keys + 4 * i);
    const length = (key >>> 24) + 1;
    const value = table.readUInt16LE(values + 2 * i);
    const start = strings + 2 * value;
    const prototype = length === 1 ? String.fromCharCode(value) : table.toString("utf16le", start, start + 2 * length);
    map.set(key & 0xffffff, prototype);
  }
  return map;
}
