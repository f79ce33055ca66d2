import type { WholeRule } from "../whole.ts";
import { apostrophes } from "./apostrophes.ts";
import { gaps, lineEndings, trailingBlanks } from "./blanks.ts";
import { dateNotations } from "./dates.ts";
import type { LineSigns } from "./evidence.ts";
import { normalizationForms } from "./forms.ts";
import { dashes, hyphens } from "./hyphens.ts";
import { ideographSelectors } from "./ideographs.ts";
import { lookalikes } from "./lookalikes.ts";
import { oddSigns } from "./odd.ts";
import { optionalCharacters } from "./optional.ts";
import { quotationMarks } from "./quotes.ts";
import { channelRule } from "./rule.ts";
import { emojiSelectors, standardizedSelectors } from "./selectors.ts";
import type { Channel } from "./signs.ts";
import { spaces } from "./spaces.ts";
import { optionalMarks } from "./words.ts";

const channels: readonly Channel[] = [
  apostrophes,
  quotationMarks,
  hyphens,
  dashes,
  spaces,
  emojiSelectors,
  standardizedSelectors,
  ideographSelectors,
  optionalMarks,
  optionalCharacters,
  normalizationForms,
  lookalikes,
  gaps,
  trailingBlanks,
  lineEndings,
  dateNotations,
];

/** The rules that find a text's covert channels, one for each kind of sign. */
export const textChannels: readonly WholeRule<LineSigns>[] = channels.map(channelRule);

/** Sums of {@link oddAt} and {@link oddIn}, two bits for each channel. */
export const odd = oddSigns(channels);
