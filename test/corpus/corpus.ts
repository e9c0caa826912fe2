import type { TortureCase } from "./case.ts";
import { content } from "./content.ts";
import { geometry } from "./geometry.ts";
import { hidden } from "./hidden.ts";
import { hostile } from "./hostile.ts";
import { looks } from "./looks.ts";
import { shown } from "./shown.ts";
import { structure } from "./structure.ts";

/** Every file of the torture corpus. */
export const corpus: readonly TortureCase[] = [
  ...geometry,
  ...hidden,
  ...looks,
  ...shown,
  ...structure,
  ...content,
  ...hostile,
];
