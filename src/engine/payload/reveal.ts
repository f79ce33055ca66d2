import type { Finding } from "../finding.ts";
import { visible } from "../render.ts";
import { readings } from "./readings.ts";

/**
 * What a hidden payload says, for people who ask for it: the best reading, and others that are nearly as likely on
 * lines of their own. Spelled out so that nothing in it acts or hides. Nothing else may show it: what agents read of a
 * finding must not carry the message on.
 *
 * @returns undefined if the finding is none, or if nothing comes out that is likelier than chance.
 */
export function reveal({ carrier }: Finding): string | undefined {
  if (carrier === undefined) return undefined;
  const texts = readings(carrier).map(({ text, method }) => `${visible(text)} (${method})`);
  return texts.length > 0 ? texts.join("\n") : undefined;
}
