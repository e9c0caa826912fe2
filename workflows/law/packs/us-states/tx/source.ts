import { caseLaw, primary, secondary } from "../source.ts";

/** Health & Safety Code 611.001 to 611.003: what is confidential, and who may claim it. */
export const chapter611 = primary("laws9.com, Texas Health and Safety Code, chapter 611");

/** Health & Safety Code 611.006, proceedings in which a professional may disclose. */
export const proceedings = primary("codes.findlaw.com, Health & Safety Code 611.006", "as of 2024-01-01");

/** Tex. R. Evid. 510, the privilege in civil cases. */
export const rule510 = primary("print.casetext.com, Texas Rules of Evidence, Rule 510", "copy of 2024-11-19");

/** In re Barnes (Tex. App. Dallas 2022), on Rule 510(d)(5). */
export const barnes = caseLaw("law.justia.com, In re Barnes, 05-22-00938-CV");

/** Health & Safety Code 611.0045, the patient's record and what may be kept back. */
export const patientsRecord = primary("weblaws.org, Health & Safety Code 611.0045");

/** Health & Safety Code 611.008, the fifteen days, quoted on a practice's page of 2025. */
export const accessDays = secondary("hopeonlinetherapy.com on Health & Safety Code 611.008");

/** Fam. Code 32.004, counseling that a child may consent to. */
export const minorsCounseling = primary("legalfix.com, Family Code 32.004");
