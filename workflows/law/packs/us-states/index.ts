import { arizona } from "./az/index.ts";
import { california } from "./ca/index.ts";
import { colorado } from "./co/index.ts";
import { districtOfColumbia } from "./dc/index.ts";
import { florida } from "./fl/index.ts";
import { georgia } from "./ga/index.ts";
import { illinois } from "./il/index.ts";
import { massachusetts } from "./ma/index.ts";
import { maryland } from "./md/index.ts";
import { michigan } from "./mi/index.ts";
import { minnesota } from "./mn/index.ts";
import { northCarolina } from "./nc/index.ts";
import { newJersey } from "./nj/index.ts";
import { newYork } from "./ny/index.ts";
import { ohio } from "./oh/index.ts";
import { oregon } from "./or/index.ts";
import type { Overlay } from "./overlay.ts";
import { pennsylvania } from "./pa/index.ts";
import { texas } from "./tx/index.ts";
import { virginia } from "./va/index.ts";
import { washington } from "./wa/index.ts";

/** Every state whose law has been researched. */
export const overlays: readonly Overlay[] = [
  arizona,
  california,
  colorado,
  districtOfColumbia,
  florida,
  georgia,
  illinois,
  maryland,
  massachusetts,
  michigan,
  minnesota,
  newJersey,
  newYork,
  northCarolina,
  ohio,
  oregon,
  pennsylvania,
  texas,
  virginia,
  washington,
];

const byCode: ReadonlyMap<string, Overlay> = new Map(overlays.map((overlay) => [overlay.code, overlay]));

/** The overlay of a state, if its law has been researched. */
export const overlayFor = (state: string): Overlay | undefined => byCode.get(state);
