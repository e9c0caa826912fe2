import { primary } from "../source.ts";

const code = (section: string) =>
  primary(`github.com/DCCouncil/law-xml-codified, section ${section}`, "codified to October 2024");

/** D.C. Code 7-1201.01 to .04, what the Act protects, personal notes, the log and warning of disclosures. */
export const generalPart = code("7-1201");

/** D.C. Code 7-1202.01 to .07, authorizations. */
export const authorizations = code("7-1202");

/** D.C. Code 7-1203.01 to .03, disclosures without authorization. */
export const withoutAuthorization = code("7-1203");

/** D.C. Code 7-1204.01 to .03, courts. */
export const courts = code("7-1204");

/** D.C. Code 7-1205.01 to .03, the client's access. */
export const clientAccess = code("7-1205");

/** D.C. Code 14-307, the privilege. */
export const privilegeStatute = code("14-307");

/** D.C. Code 7-1231.14, a minor's outpatient services. */
export const minorsServices = code("7-1231.14");
