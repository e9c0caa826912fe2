import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerLine } from "../../local/law/assess.ts";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { determinationSchema } from "../../workflows/contract/determination.ts";
import type { Determination } from "../../workflows/contract/determination.ts";
import { vignettes } from "../law/vignette.ts";
import { deepFactor } from "../support/deep.ts";
import { fuzz } from "../support/fuzz.ts";
import { meeting } from "./by-schema.ts";
import type { Schema } from "./by-schema.ts";
import { disturbed, disturbedBytes } from "./hostile.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../workflows/contract/schema/case-file.schema.json", import.meta.url), "utf8"),
) as Schema;

/** A case with some of its sections made anew from the schema alone. */
const invented = fc
  .tuple(
    fc.constantFrom(...vignettes.map(({ caseFile }) => caseFile)),
    meeting(schema),
    fc.array(fc.nat(20), { maxLength: 6 }),
  )
  .map(([kept, made, which]) => {
    const sections = Object.entries(made as object).filter((_entry, n) => which.includes(n));
    return { ...kept, ...Object.fromEntries(sections) };
  });
const caseFile = fc.oneof(
  { weight: 4, arbitrary: invented },
  { weight: 2, arbitrary: meeting(schema, 5) },
  { weight: 2, arbitrary: disturbed(fc.constantFrom(...vignettes.map((one) => one.caseFile)), 6) },
);
const line = fc.oneof(
  { weight: 9, arbitrary: caseFile.map((given) => JSON.stringify({ id: "one", caseFile: given })) },
  {
    weight: 1,
    arbitrary: disturbedBytes(
      fc
        .constantFrom(...vignettes)
        .map((one) => Buffer.from(JSON.stringify({ id: one.id, caseFile: one.caseFile }))),
      ["{", "}", "[", '"', ":", ",", "null", "1e999", "\\u0000", "\\", "\u00ff"],
    ).map((bytes) => bytes.toString("utf8")),
  },
);

/** The closed list of 45 CFR 164.508(a)(2) in the bare facts; told again here, without any rule of the packs. */
function groundFor({
  authorizations = [],
  order,
  requester,
  instrument,
  practice,
  policy,
  forum,
  decisions,
}: CaseFile): string | undefined {
  const named = authorizations.some(
    ({ mentionsPsychotherapyNotes, coversClasses = [], form }) =>
      (mentionsPsychotherapyNotes === true || coversClasses.includes("psychotherapy-notes")) &&
      form !== "privilege-waiver" &&
      form !== "third-party-directive",
  );
  if (named) return "an authorization that names them";
  if (
    order?.inForce !== false &&
    (order?.expresslyNamesPsychotherapyNotes === true ||
      order?.namesClasses?.includes("psychotherapy-notes") === true)
  )
    return "an order that names them";
  if (order?.describesAllRecords === true && policy?.allRecordsOrderCoversPn === true)
    return "an order for all records";
  const role = requester?.role;
  if (role === "note-author" && requester?.purpose === "treatment") return "their author's own treatment";
  if (practice?.ownTrainingProgram === true) return "the practice's own training";
  if (forum?.patientRole === "plaintiff" || practice?.partyToCase === true)
    return "a defence against the individual";
  if (role === "hhs-ocr") return "the Secretary";
  const overseen = requester?.oversees === "note-author" && requester.overseenAuthorIds?.length !== 0;
  if (overseen || policy?.boardSubpoenaNonauthorPn === "required-by-law") return "oversight of the author";
  if (role === "coroner" || role === "medical-examiner") return "a coroner";
  if (decisions?.threat !== undefined) return "a serious and imminent threat";
  if (instrument?.legalBasis?.requiredByLaw === true) return "a law that requires it";
  if (policy?.pnSubpoenaRoute !== undefined && policy.pnSubpoenaRoute !== "order-only")
    return "a setting of the privacy officer";
  if (policy?.pnToIndividual !== undefined && policy.pnToIndividual !== "never")
    return "the individual, by the clinician's decision";
  return undefined;
}

const releasedNotes = ({ segments }: Determination, { segments: told = [] }: CaseFile): readonly string[] =>
  told
    .filter(
      ({ id, sentAt }) =>
        sentAt === undefined &&
        segments[id]?.class === "psychotherapy-notes" &&
        segments[id].outcome === "release",
    )
    .map(({ id }) => id);

describe("generated case files", { timeout: 60_000 * deepFactor }, () => {
  it("are answered or refused in words, without an exception, and no note goes outside the closed list (45 CFR 164.508(a)(2))", async () => {
    let answered = 0;
    let withNotes = 0;
    await fuzz(300, line, (text) => {
      const answer = answerLine(text) as { determination?: Determination; error?: { message: string } };
      if (!answer.determination) return answer.error?.message ? undefined : "a refusal without words";
      answered += 1;
      if (!determinationSchema.safeParse(answer.determination).success)
        return "no determination of the contract";
      const given = caseFileSchema.parse((JSON.parse(text) as { caseFile: unknown }).caseFile);
      const notes = releasedNotes(answer.determination, given);
      if (notes.length === 0) return undefined;
      withNotes += 1;
      return groundFor(given) === undefined ? `notes are released on no ground: ${notes.join()}` : undefined;
    });
    // A generator that nobody answers, or that never opens a note, would prove nothing.
    expect(answered).toBeGreaterThan(100);
    expect(withNotes).toBeGreaterThan(2);
  });
});
