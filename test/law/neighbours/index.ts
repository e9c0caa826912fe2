import { arizonan } from "./az.ts";
import { californian } from "./ca.ts";
import type { Neighbour } from "./case.ts";
import { coloradan } from "./co.ts";
import { washingtonian } from "./dc.ts";
import { federal } from "./federal.ts";
import { floridian } from "./fl.ts";
import { georgian } from "./ga.ts";
import { illinoisan } from "./il.ts";
import { bayStater } from "./ma.ts";
import { marylander } from "./md.ts";
import { michigander } from "./mi.ts";
import { minnesotan } from "./mn.ts";
import { carolinian } from "./nc.ts";
import { newJerseyan } from "./nj.ts";
import { newYorker } from "./ny.ts";
import { ohioan } from "./oh.ts";
import { oregonian } from "./or.ts";
import { pennsylvanian } from "./pa.ts";
import { texan } from "./tx.ts";
import { virginian } from "./va.ts";
import { ofWashingtonState } from "./wa.ts";

/** Every case beside the kept ones, state by state. */
export const neighbours: readonly Neighbour[] = [
  ...federal,
  ...arizonan,
  ...californian,
  ...coloradan,
  ...washingtonian,
  ...floridian,
  ...georgian,
  ...illinoisan,
  ...bayStater,
  ...marylander,
  ...michigander,
  ...minnesotan,
  ...carolinian,
  ...newJerseyan,
  ...newYorker,
  ...ohioan,
  ...oregonian,
  ...pennsylvanian,
  ...texan,
  ...virginian,
  ...ofWashingtonState,
];
