import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
  caseIn,
  form,
  letterWith,
  noticeComplete,
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  testimony,
  threat,
  waived,
  warning,
  type Neighbour,
} from "./case.ts";

const AZ = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("AZ", segments, ...fragments);
const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const protectiveOrder = (change: Plain = {}): Plain => ({
  assurances: {
    qpo: { documented: true, entered: true, limitsUse: true, returnOrDestroy: true, ...change },
  },
});
const served = (timelyUnderRule: boolean): Plain => ({
  assurances: { stateNotice: { kind: "az-service-on-parties", timelyUnderRule } },
});
const waivedInPart: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
  },
};

/** Arizona beside the kept cases. */
export const arizonan: readonly Neighbour[] = [
  {
    title: "Arizona: HIPAA notice is none of the papers that the statute asks for, not even for charges",
    caseFile: AZ([progress, billing], subpoena, noticeComplete, served(true)),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustProhibit: ["produce-to-requester-directly"],
      mustCite: ["A.R.S. 12-2294.01(B)"],
    },
  },
  {
    title: "Arizona: an entered protective order frees the charges and waives no communication",
    caseFile: AZ([progress, billing], subpoena, protectiveOrder(), served(true), {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustCite: ["A.R.S. 12-2292(B)", "A.R.S. 32-2085(A)"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Arizona: a protective order that was only asked for is not entered",
    caseFile: AZ(
      [billing],
      subpoena,
      protectiveOrder({ entered: false, requestedFromCourt: true }),
      served(true),
    ),
    expect: { outcomes: { "billing-logistics": "needs-authorization" }, controlling: "state" },
  },
  {
    title: "Arizona: parties served nine days before production leave even the charges",
    caseFile: AZ([billing], subpoena, protectiveOrder(), served(false), {
      instrument: { servedOn: "2026-11-16", returnOn: "2026-11-25" },
    }),
    expect: {
      outcomes: { "billing-logistics": "object-by-date" },
      mustActions: ["request-assurance", "serve-objection"],
      deadlines: [{ id: "az-serve", limitOn: "2026-11-15" }],
      mustNotDeadlines: ["object-by"],
    },
  },
  {
    title: "Arizona: protective order, service and the client's waiver open a psychologist's chart",
    caseFile: AZ([progress, intake], subpoena, protectiveOrder(), served(true), waivedInPart),
    expect: { segments: { progress: "release", intake: "needs-authorization" } },
  },
  {
    title: "Arizona: a counselor's chart with form and waiver needs neither order nor service on parties",
    caseFile: AZ(
      [by("professional-counselor", progress), by("professional-counselor", intake)],
      subpoena,
      { authorizations: [form] },
      waivedInPart,
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      mustCite: ["A.R.S. 32-3283(A)"],
    },
  },
  {
    title: "Arizona: a psychiatrist's chart waits for counsel to name the privilege",
    caseFile: AZ(
      [by("psychiatrist", progress), by("psychiatrist", intake)],
      subpoena,
      { authorizations: [form] },
      waivedInPart,
    ),
    expect: { segments: { progress: "release", intake: "needs-authorization" }, needsCounsel: true },
  },
  {
    title: "Arizona: a judge's order for the chart is followed",
    caseFile: AZ([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Arizona: a counselor does not testify in a commitment before the client or a court frees it",
    caseFile: AZ([by("professional-counselor", testimony)], subpoena, {
      instrument: { commands: ["testify"] },
      forum: { topic: "commitment" },
      privilege: { status: "claimed" },
    }),
    expect: {
      outcomes: { testimony: "object-by-date" },
      mustCite: ["In re MH2019-004895"],
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      needsCounsel: true,
    },
  },
  {
    title: "Arizona: and does once the client's writing covers it",
    caseFile: AZ([by("professional-counselor", testimony)], subpoena, {
      instrument: { commands: ["testify"] },
      forum: { topic: "commitment" },
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "patient", coversClasses: ["testimony"], coversTestimony: true },
      },
    }),
    expect: { mustCite: ["In re MH2019-004895"], mustNotActions: ["assert-privilege"] },
  },
  {
    title: "Arizona: a psychologist answers the board",
    caseFile: AZ([progress], boardSubpoena, { privilege: { status: "not-waived" } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      mustCite: ["A.R.S. 32-2085(A)"],
      mustActions: ["log-accounting"],
    },
  },
  {
    title: "Arizona: another agency is not the board, and has what the client freed",
    caseFile: AZ([progress, intake], boardSubpoena, waivedInPart, {
      requester: { role: "oversight-agency" },
      instrument: { type: "agency-subpoena-or-cid", signerRole: "agency-officer" },
    }),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      mustCite: ["A.R.S. 32-3283(A)"],
    },
  },
  {
    title: "Arizona: a warning goes to the police",
    caseFile: AZ([threat], warning("police")),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["A.R.S. 32-3283(C)(1)"] },
  },
  {
    title: "Arizona: the patient's own request runs on the federal days",
    caseFile: AZ([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
      mustCite: ["A.R.S. 12-2293"],
    },
  },
  {
    title: "Arizona: a mother, and a minor who lawfully came alone and was not asked",
    caseFile: AZ([progress], parentAsks, ownService, {
      authorizations: [],
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["A.R.S. 32-3283(D)", "A.R.S. 36-2272"],
    },
  },
  {
    title: "Arizona: the minor agrees",
    caseFile: AZ([progress], parentAsks, ownService, {
      authorizations: [],
      patient: { consent: { stateLawOnParentAccess: "silent", minorObjectsToDisclosure: false } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Arizona: a minor was treated alone, and nothing says what allowed it",
    caseFile: AZ([progress], parentAsks, {
      authorizations: [],
      patient: { consent: { minorConsentedAlone: true } },
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, needsCounsel: true },
  },
  {
    title: "Arizona: a lawyer's letter with the client's form",
    caseFile: AZ([progress], letterWith(), waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
];
