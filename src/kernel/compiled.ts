/** The compiled kernel.as.ts, which the build puts here. From the sources there is none, and the twin serves. */
export const compiled: Uint8Array | undefined = undefined;
