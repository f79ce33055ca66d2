/** The path itself and the folders that it is in, from the inside out. Forward slashes. */
export function* upwards(path: string): Generator<string> {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) yield path.slice(0, end);
}

/** Whether a path is a folder or is in it. */
export function isWithin(path: string, folder: string): boolean {
  return (
    path.startsWith(folder) && (path.length === folder.length || folder.endsWith("/") || path[folder.length] === "/")
  );
}

/** Makes room in a map for one more: the entry that was put in first goes. */
export function makeRoom<K>(map: Map<K, unknown>, most: number): void {
  if (map.size < most) return;
  for (const key of map.keys()) {
    map.delete(key);
    return;
  }
}
