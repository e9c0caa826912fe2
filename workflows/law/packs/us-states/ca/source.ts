import { caseLaw, primary, secondary } from "../source.ts";

/** CCP 2020.410 to 2020.440, business-records subpoenas. */
export const businessRecords = primary("statutes.laws.com/california/ccp/2020.410-2020.440");

/** CCP 1985.3, notice to the consumer. */
export const consumerNotice = primary("law.onecle.com/california/civil-procedure/1985.3.html");

/** CCP 1985.3(g), motion of a consumer who is a party. */
export const partyMotion = primary(
  "impactattorneys.com/code-of-civil-procedure-1985-3g",
  "as amended in 2013",
);

/** CCP 1985.3(b), the days of notice, read in guides only. */
export const noticeDays = secondary("fdocuments.net and longarmlegalgroup.com on CCP 1985.3(b)");

/** Evid. Code 1010 and 1014, the privilege. */
export const evidence = primary("legalfina.com, Evidence Code, psychotherapist-patient privilege");

/** Gerner v. Superior Court (Cal. Ct. App. 2016). */
export const gerner = caseLaw("cetient.com/case/4014197/gerner-v-super-ct");

/** Health & Saf. Code 123110, inspection and copies. */
export const patientAccess = secondary("healthinfolaw.org on Health & Saf. Code 123110");

/** Health & Saf. Code 123115, refusals and minors. */
export const refusals = primary("lawserver.com, Health & Saf. Code 123115");

/** Fam. Code 6924 and Health & Saf. Code 124260 after AB 665. */
export const minorsConsent = primary(
  "psychology.ca.gov/laws_regs/ab_665.shtml",
  "page of the Board of Psychology",
);

/** Civ. Code 56.106, a parent whose child was removed. */
export const removedMinor = primary("law.justia.com, Civ. Code 56.106", "text of 2014");
