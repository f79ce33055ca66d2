import type { WholeRule } from "../whole.ts";
import { apostrophes } from "./apostrophes.ts";
import type { LineSigns } from "./evidence.ts";
import { normalizationForms } from "./forms.ts";
import { dashes, hyphens } from "./hyphens.ts";
import { quotationMarks } from "./quotes.ts";
import { channelRule } from "./rule.ts";
import { emojiSelectors } from "./selectors.ts";
import { spaces } from "./spaces.ts";

/** The rules that find a text's covert channels, one for each kind of sign. */
export const textChannels: readonly WholeRule<LineSigns>[] = [
  apostrophes,
  quotationMarks,
  hyphens,
  dashes,
  spaces,
  emojiSelectors,
  normalizationForms,
].map(channelRule);
