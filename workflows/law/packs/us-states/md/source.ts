import { caseLaw, primary, secondary } from "../source.ts";

/** Cts. & Jud. Proc. 9-109, 9-109.1 and 9-121, the three privileges. */
export const privileges = primary(
  "github.com/opengovfoundation/maryland-state-code, gcj.xml",
  "text of 2006 to 2014",
);

/** Health-Gen. 4-307, the certificate, in a session law. */
export const certificate = primary(
  "msa.maryland.gov, session law amending Health-Gen. 4-307",
  "session law of the 1990s",
);

/** Health-Gen. 4-307(a)(6), personal notes. */
export const personalNote = primary("statelawyers.com, Health-Gen. 4-307");

/** Shady Grove Psychiatric Group v. State (Md. App. 1999). */
export const shadyGrove = caseLaw("casetext.com/case/shady-grove-psychiatric-v-state");

/** Health-Gen. 4-304, access and denial. */
export const accessStatute = primary("law.justia.com, Health-Gen. 4-304", "text of 2013");

/** The twenty-one working days, read on a page about the law. */
export const accessDays = secondary("neelacares.com on Maryland record requests");

/** Health-Gen. 20-104, minors. */
export const minors = primary("codes.findlaw.com, Health-Gen. 20-104", "as of 2021-12-31");

/** Saint Luke Inst. v. Jones, 471 Md. 312 (2020). */
export const saintLuke = caseLaw("casetext.com/case/saint-luke-inst-inc-v-jones-1");
