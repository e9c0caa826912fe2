import type { CaseFile } from "../contract/case-file.ts";
import type { Determination } from "../contract/determination.ts";

/** What a paper is once its signature has been read, whatever its title says. */
export type PaperKind =
  | "civil-subpoena"
  | "judge-order"
  | "unsigned-order"
  | "search-warrant"
  | "agency-warrant"
  | "grand-jury"
  | "criminal-subpoena"
  | "doj-subpoena"
  | "oversight-subpoena"
  | "oversight-letter"
  | "hhs-review"
  | "party-discovery"
  | "nonparty-discovery"
  | "attorney-letter"
  | "patient-access"
  | "representative-access"
  | "directive"
  | "provider-request"
  | "plan-review"
  | "payer-review"
  | "insurer-request"
  | "workers-comp"
  | "probation-letter"
  | "police-request"
  | "prosecutor-letter"
  | "protective-services"
  | "death-inquiry"
  | "court-appointee"
  | "unknown-inquiry"
  | "defense-use"
  | "training-use"
  | "own-initiative"
  | "accounting"
  | "misdirected"
  | "none";

type InstrumentType = NonNullable<NonNullable<CaseFile["instrument"]>["type"]>;
type Weight = Determination["instrumentWeight"];

/** A paper read by its signature: its kind, its weight, and whether the name it goes by claims more. */
export type Paper = { readonly kind: PaperKind; readonly weight: Weight; readonly claimsMore: boolean };

const plain = {
  "attorney-subpoena": ["civil-subpoena", "W2"],
  "clerk-subpoena": ["civil-subpoena", "W2"],
  "testimony-subpoena": ["civil-subpoena", "W2"],
  "so-ordered-subpoena": ["judge-order", "W3"],
  "court-order": ["judge-order", "W4"],
  "tribunal-order": ["judge-order", "W4"],
  "ex-parte-order": ["judge-order", "W4"],
  "part2-order": ["judge-order", "W4"],
  "search-warrant": ["search-warrant", "W5"],
  "agency-warrant": ["agency-warrant", "W0"],
  "grand-jury-subpoena": ["grand-jury", "W3"],
  "criminal-trial-subpoena": ["criminal-subpoena", "W2"],
  "doj-3486-subpoena": ["doj-subpoena", "W2a"],
  "agency-subpoena-or-cid": ["oversight-subpoena", "W2a"],
  "licensing-board-subpoena": ["oversight-subpoena", "W2a"],
  "licensing-board-letter": ["oversight-letter", "W1"],
  "hhs-ocr-request": ["hhs-review", "W1"],
  "discovery-request-to-party": ["party-discovery", "W2"],
  "discovery-request-to-nonparty": ["nonparty-discovery", "W0"],
  "attorney-letter-with-authorization": ["attorney-letter", "W0"],
  "attorney-letter": ["attorney-letter", "W0"],
  "patient-access-request": ["patient-access", "W1"],
  "representative-access-request": ["representative-access", "W1"],
  "third-party-directive": ["directive", "W1"],
  "provider-request": ["provider-request", "W0"],
  "health-plan-review": ["plan-review", "W0"],
  "public-payer-contractor-review": ["payer-review", "W1"],
  "insurer-or-employer-request": ["insurer-request", "W0"],
  "workers-comp-request": ["workers-comp", "W1"],
  "probation-letter": ["probation-letter", "W0"],
  "police-request": ["police-request", "W0"],
  "prosecutor-letter": ["prosecutor-letter", "W0"],
  "cps-request": ["protective-services", "W1"],
  "coroner-request": ["death-inquiry", "W1"],
  "court-appointee-request": ["court-appointee", "W1"],
  "family-press-or-unknown-inquiry": ["unknown-inquiry", "W0"],
  "internal-defense-use": ["defense-use", "W0"],
  "internal-training-use": ["training-use", "W0"],
  "self-initiated-disclosure": ["own-initiative", "W0"],
  "accounting-request": ["accounting", "W1"],
  "misdirected-disclosure": ["misdirected", "W0"],
} as const satisfies Record<InstrumentType, readonly [PaperKind, Weight]>;

const ordersOfJudges: readonly PaperKind[] = ["judge-order"];
const officersWhoAreNoJudges = [
  "agency-officer",
  "immigration-judge",
  "police-officer",
  "prosecutor",
  "attorney",
];
const issuersWhoAreNoJudges = [
  "attorney",
  "clerk",
  "prosecutor",
  "agency-officer",
  "board-official",
  "attorney-general-delegate",
];

const judges = ["judge", "magistrate-judge"];
const tribunals = ["administrative-law-judge", "immigration-judge"];

/** Whether the role of the signer is recorded, and is not that of a judge of a court. */
export const isNoJudge = (signerRole: string | undefined): boolean =>
  signerRole !== undefined && !judges.includes(signerRole);

const readWarrant = (instrument: NonNullable<CaseFile["instrument"]>): Paper => {
  const officer = officersWhoAreNoJudges.includes(instrument.signerRole ?? "");
  if (instrument.judgeSigned === true && !isNoJudge(instrument.signerRole))
    return { kind: "search-warrant", weight: "W5", claimsMore: false };
  if (instrument.judgeSigned === false || officer)
    return { kind: "agency-warrant", weight: "W0", claimsMore: true };
  return { kind: "unsigned-order", weight: "W2a", claimsMore: true };
};

/** Whether the case is a criminal one: by its nature or, where nobody recorded that, by what only such a case has. */
const inACriminalCase = ({ forum, requester }: CaseFile): boolean =>
  forum?.nature === undefined
    ? requester?.role === "prosecutor" ||
      forum?.chargesPending === true ||
      forum?.patientRole === "alleged-victim"
    : ["criminal", "grand-jury"].includes(forum.nature);

/** A subpoena that no judge signed, by the case it was issued in; a grand jury's own is triaged as such, or is none. */
const subpoenaInItsCase = (caseFile: CaseFile): Pick<Paper, "kind" | "weight"> => ({
  kind: inACriminalCase(caseFile) ? "criminal-subpoena" : "civil-subpoena",
  weight: "W2",
});

const asksForAGrandJury = [
  "grand-jury",
  "prosecutor",
  "government-counsel",
  "attorney-general",
  "inspector-general",
  "federal-agent",
  "police",
  "court",
  "unknown",
];

/** The facts that cannot be so together with a grand jury's subpoena: a matter that has none, or who asks for none. */
export function contradictionsOfAGrandJury({ forum, requester }: CaseFile): readonly string[] {
  const { nature } = forum ?? {};
  const { role } = requester ?? {};
  const hasNone = nature !== undefined && ["civil", "administrative", "legislative"].includes(nature);
  return [
    ...(hasNone ? ["/forum/nature"] : []),
    ...(role === undefined || asksForAGrandJury.includes(role) ? [] : ["/requester/role"]),
  ];
}

/** What a paper is worth as the subpoena of whoever did sign it. */
const subpoenaOf = (caseFile: CaseFile): Pick<Paper, "kind" | "weight"> => {
  const signer = caseFile.instrument?.signerRole ?? "";
  if (["agency-officer", "board-official"].includes(signer))
    return { kind: "oversight-subpoena", weight: "W2a" };
  if (signer === "attorney-general-delegate") return { kind: "doj-subpoena", weight: "W2a" };
  return subpoenaInItsCase(caseFile);
};

const readOrder = (
  caseFile: CaseFile,
  instrument: NonNullable<CaseFile["instrument"]>,
  weight: Weight,
): Paper => {
  const ofATribunal = instrument.type === "tribunal-order" && tribunals.includes(instrument.signerRole ?? "");
  const noJudge = isNoJudge(instrument.signerRole) && !ofATribunal;
  if (instrument.judgeSigned === true && noJudge)
    // The facts contradict each other: who signed is not known.
    return { kind: "unsigned-order", weight: "W2", claimsMore: true };
  if (instrument.judgeSigned === true) return { kind: "judge-order", weight, claimsMore: false };
  if (instrument.judgeSigned === false || issuersWhoAreNoJudges.includes(instrument.signerRole ?? ""))
    return { ...subpoenaOf(caseFile), claimsMore: true };
  return { kind: "unsigned-order", weight: "W2", claimsMore: true };
};

/** Discovery that calls the practice a party which it is not reaches nobody (FRCP 34(a), (c)). */
const typeOf = ({ instrument, practice }: CaseFile): InstrumentType | undefined =>
  instrument?.type === "discovery-request-to-party" && practice?.partyToCase === false
    ? "discovery-request-to-nonparty"
    : instrument?.type;

const claimsAJudge = (words: string | undefined): boolean => /\border|warrant/i.test(words ?? "");

/** Reads the paper by its signature; an order or warrant that no judge is known to have signed is not one. */
export function readPaper(caseFile: CaseFile): Paper {
  const instrument = caseFile.instrument;
  const type = typeOf(caseFile);
  if (instrument === undefined || type === undefined)
    return { kind: "none", weight: "W0", claimsMore: false };
  const [kind, weight]: readonly [PaperKind, Weight] = plain[type];
  const judge = instrument.judgeSigned === true && judges.includes(instrument.signerRole ?? "");
  const issued = kind === "civil-subpoena" && judge ? "judge-order" : kind;
  const onNotice: Weight = caseFile.order?.onNotice === true ? "W4" : "W3";
  const soOrdered = type === "so-ordered-subpoena" || (kind === "civil-subpoena" && judge);
  const paper =
    issued === "search-warrant"
      ? readWarrant(instrument)
      : ordersOfJudges.includes(issued)
        ? readOrder(caseFile, instrument, soOrdered ? onNotice : weight)
        : issued === "civil-subpoena"
          ? { ...subpoenaInItsCase(caseFile), claimsMore: false }
          : issued === "grand-jury" && contradictionsOfAGrandJury(caseFile).length > 0
            ? { kind: issued, weight: "W2" as const, claimsMore: true }
            : { kind: issued, weight, claimsMore: issued === "agency-warrant" };
  const named = claimsAJudge(instrument.loggedAs) || claimsAJudge(instrument.titleOnPaper);
  const judicial = ["judge-order", "search-warrant"].includes(paper.kind);
  const threeParts = instrument.legalBasis?.threePartStatement === true;
  return {
    ...paper,
    weight: paper.kind === "agency-warrant" && threeParts ? "W2a" : paper.weight,
    claimsMore: paper.claimsMore || (named && !judicial),
  };
}
