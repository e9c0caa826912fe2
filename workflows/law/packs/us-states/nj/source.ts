import { caseLaw, primary, secondary } from "../source.ts";

/** N.J.A.C. 13:34-18.5, the counselors' rule on confidentiality. */
export const counselorsRule = primary("law.cornell.edu, N.J.A.C. 13:34-18.5");

/** N.J.R.E. 534, the one privilege for all providers since July 2016, as practitioners tell it. */
export const rule534 = secondary("bownebarrylaw.com, foxrothschild.com and snydersarno.com on N.J.R.E. 534");

/** Kinsella v. Kinsella, 150 N.J. 276 (1997). */
export const kinsella = caseLaw("cases.laws-info.com, Kinsella v. Kinsella");

/** N.J.R.E. 534(e)(6) and the best interests of a child, as practitioners tell it. */
export const bestInterests = secondary("mondaq.com and snydersarno.com on N.J.R.E. 534 in family cases");

/** N.J.A.C. 13:42-8.3, access to a psychologist's record. */
export const psychologistsRule = primary("casetext.com, N.J.A.C. 13:42-8.3", "copy of 2024-11-04");

/** N.J.A.C. 13:44G-12.4, release of a social worker's record. */
export const socialWorkersRule = primary("casetext.com, N.J.A.C. 13:44G-12.4", "copy of 2024-11-04");

/** N.J.S.A. 9:17A-4, a minor's own outpatient care. */
export const minorsOwnCare = secondary(
  "beckersbehavioralhealth.com and fastdemocracy.com on N.J.S.A. 9:17A-4",
);
