import { caseLaw, primary, secondary } from "../source.ts";

/** C.R.S. 13-90-107(1)(g) and Johnson v. Trujillo, as a practitioners' book quotes them. */
export const privilegeQuoted = secondary("law-journals-books.vlex.com, quoting C.R.S. 13-90-107(1)(g)");

/** C.R.S. 27-65-104 and 27-65-123, article 65. */
export const article65 = primary(
  "github.com/UniCourt/cic-code-co, gov.co.crs.title.27.html, and colorado.public.law/statutes/crs_27-65-123",
  "release r80 of 2022, and a later page",
);

/** C.R.S. 25-1-801, access in facilities. */
export const facilityAccess = primary("colorado.public.law/statutes/crs_25-1-801");

/** C.R.S. 12-245-203.5, a minor's psychotherapy. */
export const minorsTherapy = primary("colorado.public.law/statutes/crs_12-245-203.5");

/** People v. Kailey, 2014 CO 50. */
export const kailey = caseLaw("cetient.com/case/5177455/people-v-kailey");

/** People v. District Court, 719 P.2d 722 (Colo. 1986). */
export const districtCourt = caseLaw("law.justia.com/cases/colorado/supreme-court/1986/85sa343-0.html");
