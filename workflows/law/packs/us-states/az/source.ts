import { caseLaw, primary, secondary } from "../source.ts";

/** A.R.S. 12-2291 and 12-2292, medical records. */
export const medicalRecords = primary("lawserver.com, A.R.S. 12-2291 and 12-2292");

/** A.R.S. 12-2294.01, subpoenas for records. */
export const subpoenaStatute = primary("getpocketlaw.com, A.R.S. 12-2294.01");

/** A.R.S. 32-2085, psychologists. */
export const psychologists = primary("lawserver.com, A.R.S. 32-2085");

/** A.R.S. 32-3283, behavioral health professionals. */
export const behavioralHealth = primary("az.elaws.us/ars/32-3283", "2016-03-31");

/** In re MH2019-004895 (Ariz. App. 2020). */
export const commitmentCase = caseLaw("cetient.com/case/4553060/in-re-mh2019-004895");

/** A.R.S. 12-2293, access and denial. */
export const patientAccess = secondary("healthinfolaw.org on A.R.S. 12-2293");

/** A.R.S. 36-2272, a parent's consent to a minor's treatment. */
export const parentsConsent = primary("self-law.org/code/az/title-36/36-2272");
