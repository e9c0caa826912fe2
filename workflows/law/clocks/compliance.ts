import type { CaseFile } from "../../contract/case-file.ts";
import { inWords, localDate } from "../../deadlines/civil-calendar.ts";

/** The date a paper demands compliance by, where it stands, and how it came to be. */
type ComplianceDate = {
  readonly on: string;
  readonly at: string | undefined;
  readonly pointer: string;
  readonly steps: readonly string[];
};

/** The date on the face of the paper; a date certain that never rolls. */
export function dateOnThePaper(caseFile: CaseFile): ComplianceDate | undefined {
  const { complianceAt, returnOn } = caseFile.instrument ?? {};
  const zone = caseFile.forum?.timeZone ?? caseFile.asOf.timeZone;
  const on = complianceAt === undefined ? returnOn : localDate(complianceAt, zone);
  if (on === undefined) return undefined;
  return {
    on,
    at: complianceAt,
    pointer: complianceAt === undefined ? "/instrument/returnOn" : "/instrument/complianceAt",
    steps: [`The paper demands compliance by ${inWords(on)}; a date certain never moves.`],
  };
}

/** The last extension that both sides put into a signed writing. */
export const signedExtension = ({ events }: CaseFile) =>
  events
    ?.map((event, index) => ({ ...event, pointer: `/events/${index}` }))
    .findLast(({ type, form }) => type === "extension-agreed" && form === "signed-writing");

/** The date of compliance after any extension agreed in a signed writing. */
export function complianceDate(caseFile: CaseFile): ComplianceDate | undefined {
  const extension = signedExtension(caseFile);
  const face = dateOnThePaper(caseFile);
  if (extension?.newReturnOn === undefined) return face;
  return {
    on: extension.newReturnOn,
    at: undefined,
    pointer: `${extension.pointer}/newReturnOn`,
    steps: [...(face?.steps ?? []), `A signed writing moves it to ${inWords(extension.newReturnOn)}.`],
  };
}
