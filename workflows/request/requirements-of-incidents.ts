import * as incidents from "./incidents.ts";
import type { Requirements } from "./requirement.ts";

const open = {
  holds: incidents.incidentIsOpen,
  atEveryStep: true,
  code: "wrong-state",
  words: "No incident is open on this request. Open one first.",
} as const;

/** What the events of an incident must meet. */
export const ofIncidents = {
  "incident.opened": [
    {
      holds: incidents.requestWasSubmitted,
      code: "wrong-state",
      words: "The request is still a draft: nothing of it can have gone out.",
    },
    {
      holds: incidents.noIncidentIsOpen,
      atEveryStep: true,
      code: "wrong-state",
      words:
        "An incident is open on this request already. Assess it again if more has come to light; close it before another is opened.",
    },
    {
      holds: incidents.productionWasReleased,
      code: "invalid-field",
      words: "This production was not released. Name the one that was, or none if it left by another way.",
    },
    {
      holds: incidents.happenedBeforeItWasDiscovered,
      code: "invalid-field",
      words: "It cannot have been discovered before it happened. Enter both days again.",
    },
  ],
  "recall.sent": [open],
  "recall.answered": [
    open,
    {
      holds: incidents.recallAnswerIsNotBeforeIt,
      code: "invalid-field",
      words: "The answer cannot have come before the recall was sent. Enter the day again.",
    },
  ],
  "incident.assessed": [open],
  "incident.delay-asked": [
    open,
    {
      holds: incidents.delayIsAskedAfterDiscovery,
      code: "invalid-field",
      words: "Nobody can have asked for delay before it was discovered. Enter the day again.",
    },
    {
      holds: incidents.delayEndsAfterItBegins,
      code: "invalid-field",
      words: "The delay cannot end before it was asked for. Enter both days again.",
    },
    {
      holds: incidents.oralDelayIsShort,
      code: "invalid-field",
      words:
        "What an official says by word of mouth delays for 30 days at most, from the day on which it was said. For longer, ask for it in writing.",
      citations: ["45 CFR 164.412(b)"],
    },
    {
      holds: incidents.oralDelayIsTheFirst,
      code: "already-used-key",
      words:
        "An oral statement is recorded for this incident already, and saying it again prolongs nothing. Only a written statement that names its time does.",
      citations: ["45 CFR 164.412"],
    },
  ],
  "incident.notice-given": [
    open,
    {
      holds: incidents.noDelayRuns,
      code: "refused-by-law",
      words:
        "A law-enforcement official has asked for delay, and it has not ended: nobody is told of the breach meanwhile. If somebody was told all the same, ask counsel today, and record it when the delay is over.",
      citations: ["45 CFR 164.412"],
    },
    {
      holds: incidents.noticeFitsWhomItTells,
      code: "invalid-field",
      words:
        "Individuals are told by first-class mail, by e-mail if they agreed to it, or by substitute notice; HHS through its portal; the media by a press release.",
      citations: ["45 CFR 164.404(d)", "45 CFR 164.406", "45 CFR 164.408"],
    },
    {
      holds: incidents.noticeIsNotBeforeDiscovery,
      code: "invalid-field",
      words: "Nobody can be told before it was discovered. Enter the day again.",
    },
  ],
  "incident.closed": [
    open,
    {
      holds: incidents.incidentIsAssessed,
      code: "wrong-state",
      words:
        "A breach is presumed until an assessment by the four factors shows otherwise. Record the assessment first.",
      citations: ["45 CFR 164.402(2)", "45 CFR 164.414(b)"],
    },
    {
      holds: incidents.recallIsOver,
      code: "wrong-state",
      words:
        "What left has been neither returned nor destroyed nor refused. Send the recall and record what came of it; that nobody answered is an answer, too.",
      citations: ["45 CFR 164.530(f)"],
    },
    {
      holds: incidents.everybodyIsTold,
      code: "wrong-state",
      words:
        "A breach is told to the persons affected and to HHS, and to the media where more than 500 people are affected. Record every notice first.",
      citations: ["45 CFR 164.404", "45 CFR 164.406", "45 CFR 164.408"],
    },
  ],
} satisfies Partial<Requirements>;
