import type { Segment } from "../../../../contract/case-file.ts";
import { everyAdultSigns, patientAndParentSign } from "../build/forms.ts";
import { counselorsRule, socialWorkersRule } from "./source.ts";

/** Sessions in which more than one of a family was counseled. */
export const familySettings = ["couple", "family", "marital-counseling"] as const;

const mayHold =
  (licence: string) =>
  ({ author }: Segment): boolean =>
    author?.license === undefined || author.license === licence;

const counselorsFamilyWork = (segment: Segment): boolean => {
  const setting = segment.participants?.setting;
  const mayBeFamily = setting === undefined || familySettings.some((family) => family === setting);
  return mayHold("professional-counselor")(segment) && mayBeFamily;
};

/** N.J.A.C. 13:34-18.5(a)6: a release of family work is signed by each adult. */
export const eachAdultSigns = everyAdultSigns({
  id: "us.nj.13-34-18-5-a-6.every-signature",
  cite: "N.J.A.C. 13:34-18.5(a)6",
  from: counselorsRule,
  words: "for sessions of a couple or a family the signature of each who took part",
  of: counselorsFamilyWork,
});

/** What a form needs in New Jersey beside HIPAA. */
export const formRequirements = [
  eachAdultSigns,
  patientAndParentSign({
    id: "us.nj.13-44g-12-4-a-2.both-sign",
    cite: "N.J.A.C. 13:44G-12.4(a)2",
    from: socialWorkersRule,
    words: "for a social worker's record, from fourteen to seventeen, the signatures of client and parent",
    age: 14,
    of: mayHold("clinical-social-worker"),
  }),
] as const;
