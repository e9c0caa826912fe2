import { primary, secondary } from "../source.ts";

const code = (title: number) =>
  primary(`github.com/UniCourt/cic-code-ga, gov.ga.ocga.title.${title}.html`, "release r86, of 2022 or 2023");

/** O.C.G.A. 24-5-501, what is excluded from evidence. */
export const evidence = primary("law.justia.com, Georgia Code 24-5-501", "code of 2021");

/** O.C.G.A. 43-39-16, psychologists. */
export const psychologists = primary("getpocketlaw.com, O.C.G.A. 43-39-16", "text of 2019");

/** O.C.G.A. 37-3-20, 37-3-166 and 37-3-167, records of facilities and minors in them. */
export const facilities = code(37);

/** O.C.G.A. chapter 31-33, the general right to records. */
export const generalAccess = code(31);

/** Cooksey v. Landry, 295 Ga. 430 (2014), as practitioners summarize it. */
export const cooksey = secondary("hallboothsmith.com on Cooksey v. Landry");

/** Whom the privilege leaves out, as a practitioner reads it. */
export const associates = secondary("developmentcounts.com on associate counselors");
