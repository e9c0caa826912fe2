import { primary, secondary } from "../source.ts";

/** ORCP 44 E and 55, read in their text of 2014; section D of today's rule was not visible. */
export const civilProcedure = primary(
  "github.com/phalladar/oregon-statutes, civil-procedure.txt, beside oregon.public.law on ORCP 55",
  "text of 2014, then ORCP 55 H",
);

/** ORS 40.230, the privilege. */
export const privilegeStatute = primary("oregon.public.law/statutes/ors_40.230");

/** ORS 109.680, what may be told about a minor. */
export const minorsDisclosure = primary("getpocketlaw.com, ORS 109.680");

/** ORS 109.675, a minor's own treatment. */
export const minorsTreatment = secondary("newinsightspsychology.com/minor-rights");
