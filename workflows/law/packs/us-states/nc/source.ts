import { primary } from "../source.ts";

/** N.C.G.S. chapter 8, the privileges by profession. */
export const chapter8 = primary("github.com/UniCourt/cic-code-nc, gov.nc.stat.title.008.html", "release r81");

/** N.C.G.S. chapter 122C, records of facilities. */
export const chapter122C = primary(
  "github.com/UniCourt/cic-code-nc, gov.nc.stat.title.122C.html",
  "release r81",
);

/** N.C.G.S. 90-21.5 and S.L. 2023-106, minors. */
export const minorsConsent = primary(
  "civil.sog.unc.edu on N.C.G.S. 90-21.5 after S.L. 2023-106",
  "School of Government",
);
