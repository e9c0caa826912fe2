import { pairOf, regions } from "./places.ts";

type Apart = {
  /** States of one region, and states of others in which no request stands at the same time. */
  readonly states: readonly string[];
  readonly never: readonly string[];
  readonly because: string;
};

const inRegion = (region: string, ...states: readonly string[]) => states.map((one) => `${region}.${one}`);
const otherThan = (region: string, ...states: readonly string[]) => {
  const except = new Set(inRegion(region, ...states));
  return (regions.get(region) ?? []).filter((place) => !except.has(place));
};

const beforeTheEnd = otherThan("course", "closed");
const chosenAnew = inRegion(
  "course",
  "triage",
  "validateCourtWeight.assessing",
  "validateCourtWeight.deficient",
  "retrieval",
  "clinicianReview",
);
const released = inRegion("course", "release.ready", "release.delivered");
const resting = inRegion("vault", "requested", "firstApproval", "approved", "open");

/** The pairs of states that no request is in, each with what keeps them apart. */
export const apart: readonly Apart[] = [
  {
    states: inRegion("course", "received.draft"),
    never: [
      ...otherThan("negotiate", "idle"),
      ...otherThan("motionToQuash", "idle"),
      ...otherThan("protectiveOrder", "idle"),
      ...otherThan("inCamera", "idle"),
      ...otherThan("order", "standing"),
      ...otherThan("patientNotice", "idle"),
      ...otherThan("privilege", "idle"),
      ...otherThan("vault", "closed"),
      ...otherThan("hold", "none"),
      ...otherThan("returnDuty", "none"),
      ...otherThan("money", "none"),
      ...otherThan("paymentHold", "off"),
      ...otherThan("incident", "none"),
      ...otherThan("recall", "idle"),
    ],
    because: "a draft takes papers and nothing else, and a request is a draft once",
  },
  {
    states: inRegion("course", "received.submitted"),
    never: [
      ...inRegion("motionToQuash", "complied"),
      ...inRegion("patientNotice", "running"),
      ...inRegion("privilege", "waived"),
      ...otherThan("vault", "closed"),
      ...inRegion("returnDuty", "owed", "reminded", "met"),
    ],
    because:
      "before triage nobody is matched, nothing is reviewed and nothing released, and no way leads back",
  },
  {
    states: beforeTheEnd,
    never: inRegion("motionToQuash", "granted"),
    because: "a motion that is granted ends the request, and reopened it is idle",
  },
  {
    states: inRegion("motionToQuash", "granted"),
    never: [
      ...inRegion("negotiate", "proposed"),
      ...otherThan("hold", "none"),
      ...inRegion("paymentHold", "on"),
      ...resting,
    ],
    because: "a motion that is granted ends the request, and with it what only an open one has",
  },
  {
    states: inRegion("course", "closed"),
    never: [
      ...inRegion("negotiate", "proposed"),
      ...inRegion("motionToQuash", "drafting"),
      ...otherThan("hold", "none"),
      ...inRegion("paymentHold", "on"),
      ...resting,
    ],
    because: "the end declines what is open, gives up a draft, lifts the holds and shuts the vault",
  },
  {
    states: chosenAnew,
    never: resting,
    because: "the vault rests on a completed review, and closes when it falls",
  },
  {
    states: inRegion("course", "secondLook"),
    never: inRegion("vault", "open"),
    because: "the vault opens for one production, and what gives the production up closes it",
  },
  {
    states: inRegion("course", "assembling.openingVault"),
    never: otherThan("vault", "approved"),
    because: "only a vault that two approved is being opened, and what ends the one ends the other",
  },
  {
    states: inRegion("course", "assembling.building"),
    never: inRegion("vault", "requested", "firstApproval", "approved"),
    because: "a production with notes is built once the vault is open, one without has no vault asked for",
  },
  {
    states: [...inRegion("course", "releaseReady"), ...released],
    never: resting,
    because: "the report of the production closes the vault, and nothing is released before it is shut",
  },
  {
    states: released,
    never: [
      ...inRegion("motionToQuash", "drafting", "filed"),
      ...inRegion("protectiveOrder", "sought"),
      ...inRegion("inCamera", "asked"),
    ],
    because: "nothing is released while a court is asked, and the court is asked before a release only",
  },
  {
    states: released,
    never: inRegion("paymentHold", "on"),
    because:
      "nothing is released while a payment is awaited, and a payment is waited for before a release only",
  },
  {
    states: inRegion("paymentHold", "on"),
    never: otherThan("money", "owed", "disputed"),
    because: "a payment is waited for while it is owed, and no longer",
  },
  {
    states: released,
    never: inRegion("motionToQuash", "grantedInPart", "denied"),
    because: "the release complies with the ruling",
  },
  {
    states: released,
    never: inRegion("returnDuty", "bound"),
    because: "the release is what the duty to return begins with",
  },
  {
    states: inRegion("motionToQuash", "complied"),
    never: inRegion("returnDuty", "bound"),
    because: "what complies with a ruling is a release, and an order that is entered later reaches what left",
  },
  {
    states: inRegion("protectiveOrder", "idle"),
    never: otherThan("returnDuty", "none"),
    because: "the duty comes from an order that was entered",
  },
  {
    states: inRegion("incident", "none"),
    never: otherThan("recall", "idle"),
    because: "what is recalled went out in an incident",
  },
  {
    states: inRegion("incident", "closed"),
    never: inRegion("recall", "owed", "asked"),
    because: "an incident is closed once the recall is over",
  },
];

/** The same as pairs, each with its reason. */
export const unreachable: ReadonlyMap<string, string> = new Map(
  apart.flatMap(({ states, never, because }) =>
    states.flatMap((one) => never.map((other) => [pairOf(one, other), because] as const)),
  ),
);
