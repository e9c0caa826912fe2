import { caseLaw, primary, secondary } from "../source.ts";

const page = (section: string, name: string) =>
  primary(`casetext.com, Pennsylvania Code, title 55, section ${section}, ${name}`, "copy of November 2024");

/** 55 Pa. Code 5100.35, release to courts. */
export const releaseToCourts = page("5100.35", "release to courts");

/** 55 Pa. Code 5100.32 and, beside it, 5100.34: release without consent, and the statement that goes with a release. */
export const releases = page("5100.32", "nonconsensual release of information");

/** 55 Pa. Code 5100.33, the patient's access and control. */
export const patientsAccess = primary("pacodeandbulletin.gov, title 55, section 5100.33", "official site");

/** Commonwealth v. Simmons (Pa. Super. 1998), on 42 Pa.C.S. 5944. */
export const simmons = caseLaw("casetext.com/case/commonwealth-v-simmons-39");

/** In re B. (Pa. 1978), of which the dispute was read. */
export const inReB = caseLaw("cetient.com/opinion/1499009/in-re-b");

/** 42 Pa.C.S. 6152, the election of certified copies. */
export const certifiedCopies = primary("laws9.com, Pennsylvania Statutes, title 42, section 6152");

/** 35 P.S. 10101.1 and 10101.2, consent and control from fourteen on. */
export const minorsConsent = primary(
  "legis.state.pa.us, Act 10 of 1970",
  "as amended through Act 65 of 2020",
);

/** 35 P.S. 10101.2, told for practitioners. */
export const minorsControl = secondary("stevenslee.com on 35 P.S. 10101.2");
