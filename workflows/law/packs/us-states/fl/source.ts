import { caseLaw, primary, secondary } from "../source.ts";

/** Fla. Stat. 90.503, the privilege. */
export const privilegeStatute = primary("leg.state.fl.us, section 90.503", "statutes of 2016");

/** Fla. Stat. 90.503(4), the exceptions, quoted in a handbook. */
export const exceptions = secondary("textbookdiscrimination.com on Fla. Stat. 90.503, text of 2015");

/** State v. Wilson (Fla. 2d DCA 2023). */
export const wilson = caseLaw("casetext.com/case/state-v-wilson-11222423");

/** Fla. Stat. 394.4615, clinical records. */
export const clinicalRecords = secondary("healthinfolaw.org on Fla. Stat. 394.4615, about 2015");

/** Fla. Stat. 394.4784, a minor in crisis. */
export const minorInCrisis = primary("leg.state.fl.us, section 394.4784", "statutes of 2024");
