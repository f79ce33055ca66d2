import type { Language } from "../languages.ts";

/** Nothing is known of it, so everything in it is judged as code. */
export const unknown: Language = { id: "unknown", aliases: [], extensions: [], profile: "code" };

/** What a fence without a language holds: anything, that people made to be read. */
export const verbatim: Language = { ...unknown, id: "verbatim", text: { region: "string" } };
