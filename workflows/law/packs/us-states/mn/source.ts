import { caseLaw, primary } from "../source.ts";

/** Minn. Stat. 144.293, the release of health records. */
export const healthRecordsAct = primary("revisor.mn.gov/statutes/?id=144.293");

/** Minn. Stat. 148B.593, counselors. */
export const counselors = primary("instalawyer.io/laws/minnesota-statutes/section-148b593-disclosure-of");

/** Schneider v. Children's Health Care (Minn. 2023). */
export const schneider = caseLaw("law.justia.com/cases/minnesota/supreme-court/2023/a22-0275.html");

/** Expose v. Thad Wilderson & Assocs. (Minn. 2016, mod. 2017). */
export const expose = caseLaw("cetient.com/case/4115138, Expose v. Thad Wilderson and Associates");
