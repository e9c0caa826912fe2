import { caseLaw, primary, secondary } from "../source.ts";

/** RCW 70.02.230, records of mental health services. */
export const mentalHealthRecords = primary(
  "apps.leg.wa.gov, RCW 70.02.230, and the section headings of chapter 70.02",
  "undated text after 2018",
);

/** RCW 70.02.240, records of a minor's treatment. */
export const minorsRecords = primary("lawfilesext.leg.wa.gov, RCW 70.02.240");

/** RCW 71.34.530, a minor's own outpatient treatment. */
export const minorsTreatment = primary(
  "instalawyer.io/laws/revised-code-of-washington/7134530-outpatient-treatment-of",
  "text of 2019",
);

/** RCW 70.02.080, access. */
export const accessStatute = primary("law.onecle.com, RCW 70.02.080", "text of 1993");

/** RCW 70.02.090, denial of access. */
export const denials = primary("app.leg.wa.gov, RCW 70.02.090");

/** RCW 49.60.510, waiver in suits about discrimination. */
export const biasSuits = primary("app.leg.wa.gov, RCW 49.60.510");

/** Wynn v. Earin (Wash. App. 2005); later review by the Supreme Court was not checked. */
export const wynn = caseLaw("cetient.com/opinion/2625512/wynn-v-earin");

/** Neel v. Luther Child Center (1999), as summarised. */
export const neel = secondary("francesschopick.com/case-law");

/** CR 45, objections. */
export const civilRule45 = secondary("vbjusa.com, responding to a civil subpoena in Washington");
