import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
  caseIn,
  form,
  noticeComplete,
  order,
  parentAsks,
  progress,
  subpoena,
  testimony,
  waived,
  type Neighbour,
} from "./case.ts";

const GA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("GA", segments, ...fragments);
const notWaived: Plain = { privilege: { status: "not-waived" } };
const attached: Plain = {
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
};
const dead: Plain = { patient: { alive: false, diedOn: "2026-03-01" } };
const associates = by("licensed-associate", progress);

/** Georgia beside the kept cases. */
export const georgian: readonly Neighbour[] = [
  {
    title: "Georgia: the patient's waiver frees the chart",
    caseFile: GA([progress, billing], subpoena, noticeComplete, waived),
    expect: { outcomes: { "progress-notes": "release", "billing-logistics": "release" } },
  },
  {
    title: "Georgia: a form that covers the chart is no waiver of the privilege",
    caseFile: GA([progress], subpoena, notWaived, { authorizations: [form] }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["O.C.G.A. 37-3-166(a)(8)", "O.C.G.A. 43-39-16"],
    },
  },
  {
    title: "Georgia: an order that came with the subpoena does not reach communications either",
    caseFile: GA([progress], subpoena, notWaived, attached),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      needsCounsel: true,
    },
  },
  {
    title: "Georgia: of what an order names the charges go, and counsel moves for the communications",
    caseFile: GA([progress, billing], order, notWaived, {
      order: { namesClasses: ["progress-notes", "billing-logistics"] },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["file-motion-to-quash", "assert-privilege", "produce-in-part"],
      mustNotActions: ["serve-objection"],
      mustProhibit: ["stay-silent"],
      needsCounsel: true,
    },
  },
  {
    title: "Georgia: with the patient's waiver the order is followed",
    caseFile: GA([progress], order, waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Georgia: at a hearing on commitment the treating professional may testify on the court's order",
    caseFile: GA([testimony], order, notWaived, {
      instrument: { commands: ["testify"] },
      forum: { topic: "commitment" },
      order: { namesClasses: ["testimony"] },
    }),
    expect: { mustNotActions: ["file-motion-to-quash"] },
  },
  {
    title: "Georgia: whoever put the condition in issue waived nothing",
    caseFile: GA([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Cooksey v. Landry, 295 Ga. 430 (2014)"],
    },
  },
  {
    title: "Georgia: for an associate the privilege is claimed until counsel has looked",
    caseFile: GA([associates], subpoena, noticeComplete, notWaived),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, needsCounsel: true },
  },
  {
    title: "Georgia: an order for an associate's chart is followed once counsel has looked",
    caseFile: GA([associates], order, notWaived),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: true },
  },
  {
    title: "Georgia: an associate's chart that the patient freed",
    caseFile: GA([associates], subpoena, noticeComplete, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Georgia: the executor cannot waive for the dead",
    caseFile: GA([progress], subpoena, noticeComplete, dead, {
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "representative", coversClasses: ["progress-notes"] },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustCite: ["Cooksey v. Landry, 295 Ga. 430 (2014)"],
    },
  },
  {
    title: "Georgia: what the patient signed while alive stands",
    caseFile: GA([progress], subpoena, noticeComplete, dead, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Georgia: a board waits for the patient's writing",
    caseFile: GA([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Georgia: and has it then",
    caseFile: GA([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Georgia: the limits on access were not read, so counsel looks before a denial",
    caseFile: GA([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["O.C.G.A. 37-3-162(b)", "O.C.G.A. 31-33-4", "O.C.G.A. 37-3-167"],
      mustNotDeadlines: ["access-due-federal"],
      needsCounsel: true,
    },
  },
  {
    title: "Georgia: a mother asks for what a fourteen-year-old sought alone in a facility",
    caseFile: GA([progress], parentAsks, {
      practice: { setting: "facility" },
      patient: { consent: { minorConsentedAlone: true } },
    }),
    expect: { mustCite: ["O.C.G.A. 37-3-20(a)"] },
  },
];
