const code = "FAILURE";

/** What ends a command and can be said in one line: a mistake in the arguments, a report that cannot be read or written. */
export function failure(message: string): Error {
  return Object.assign(new Error(message), { code });
}

export function isFailure(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === code;
}
