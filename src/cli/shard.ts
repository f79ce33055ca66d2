/** One of `count` parts of a scan's files; `index` starts at 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `1/4`. Nothing if it is not that. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = (/^([1-9][0-9]{0,5})\/([1-9][0-9]{0,5})$/.exec(text) ?? []).map(Number);
  return index === undefined || count === undefined || index > count ? undefined : { index, count };
}

export const showShard = ({ index, count }: Shard): string => `${index}/${count}`;

/** Whether a path is in the shard. Each path is in exactly one, whatever else is scanned and wherever. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return fnv1a(Buffer.from(path)) % count === index - 1;
}

/** FNV-1a with 32 bits. */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
