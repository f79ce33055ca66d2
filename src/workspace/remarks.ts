/** Something to tell about a path that is not a finding. `path` is relative to what was scanned, or empty. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

/** Where remarks go. A problem means that the answer is incomplete; a note does not. */
export interface Remarks {
  note(path: string, message: string): void;
  problem(path: string, message: string): void;
}

/** Remarks kept in lists, with `prefix` before every path. */
export function collectRemarks(): Remarks & { readonly notes: Remark[]; readonly problems: Remark[] } {
  const notes: Remark[] = [];
  const problems: Remark[] = [];
  return {
    notes,
    problems,
    note: (path, message) => notes.push({ path, message }),
    problem: (path, message) => problems.push({ path, message }),
  };
}

/** Each remark once, by path and message: in which order things went wrong is no part of a report. */
export function sortedRemarks(remarks: readonly Remark[]): Remark[] {
  const different = new Map(remarks.map((remark) => [`${remark.path}\0${remark.message}`, remark]));
  return [...different].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, remark]) => remark);
}

/** The same remarks about paths that start with `prefix`. */
export function prefixRemarks(remarks: Remarks, prefix: string): Remarks {
  return {
    note: (path, message) => remarks.note(prefix + path, message),
    problem: (path, message) => remarks.problem(prefix + path, message),
  };
}

/** The same remarks, of which `hear` learns the paths that are problems. */
export function hearProblems(remarks: Remarks, hear: (path: string) => void): Remarks {
  return {
    note: (path, message) => remarks.note(path, message),
    problem: (path, message) => {
      hear(path);
      remarks.problem(path, message);
    },
  };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "no space left for this user",
  EFBIG: "the file would be larger than files may be here",
  EPERM: "not permitted",
  EIO: "input/output error",
  EINVAL: "the system does not let it be read",
  EISDIR: "it is a folder",
  ELOOP: "a loop of symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the path is too long",
  ENOENT: "no such file or folder",
  ENOSPC: "no space left on the disk",
  ENOTDIR: "a part of the path is not a folder",
  EROFS: "the disk is read-only",
};

/** A failure in words. Not a system call's own message, which repeats the path. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? (code === "" ? String(error) : code);
}

/** The code of a failed system call, such as `ENOENT`, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
