import type { Language } from "./languages.ts";
import { cLike } from "./table/c-like.ts";
import { data } from "./table/data.ts";
import { documents } from "./table/documents.ts";
import { functional } from "./table/functional.ts";
import { numeric } from "./table/numeric.ts";
import { scripting } from "./table/scripting.ts";
import { shells } from "./table/shells.ts";
import { templates } from "./table/templates.ts";
import { unknown } from "./table/unknown.ts";
import { web } from "./table/web.ts";

/** One row a language, by family. */
export const rows: readonly Language[] = [
  ...web,
  ...templates,
  ...cLike,
  ...scripting,
  ...shells,
  ...functional,
  ...numeric,
  ...data,
  ...documents,
  unknown,
];
