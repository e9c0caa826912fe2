import { all, isTrue, known, not } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { settingMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { everyReleaseCarries } from "../build/release.ts";
import { statedBy } from "../build/rule-of.ts";
import { releases, releaseToCourts } from "./source.ts";

/** The settings under chapter 5100: facilities, and clinics whose own rules refer to it. */
export const underChapter5100 = [
  "facility",
  "outpatient-clinic",
  "state-licensed-mental-health-program",
  "community-mental-health-program",
  "public-provider",
] as const;

const clinicsAndFacilities = settingMayBe(...underChapter5100);

/** 55 Pa. Code 5100.32 to 5100.35: a clinic tells the court that it needs an order, tells the patient, and holds. */
export const chapter5100Rules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.pa.5100-35-b.order-or-consent",
    title:
      "Without the patient's consent nothing goes on a subpoena but by an additional order; the court is told so.",
    cite: "55 Pa. Code 5100.35(b)",
    from: releaseToCourts,
    reach: "whole-record",
    binds: clinicsAndFacilities,
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "The patient's consent or an additional order reaches this.",
    unmet:
      "Tell the court in writing or in person that the records are confidential and need an order; nothing goes.",
    whenUnmet: { do: ["notify-court", "request-authorization"] },
  }),
  {
    ...statedBy({
      id: "us.pa.5100-35-b-3.notice",
      title:
        "The patient's lawyer of record is told, and the patient: a former one by certified mail to the last known address.",
      cite: "55 Pa. Code 5100.35(b)(3)",
      from: releaseToCourts,
      met: "Tell the lawyer of record, and the former patient by certified mail to the last known address.",
      unmet: "Tell the lawyer of record and the patient directly, and that the patient may want a lawyer.",
      whenMet: { do: ["notify-patient"] },
      whenUnmet: { do: ["notify-patient"] },
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    asks: true,
    applies: all(
      stateLawGoverns,
      kindIs("civil-subpoena", "criminal-subpoena"),
      clinicsAndFacilities,
      not(known(formCoversSegment)),
    ),
    requires: isTrue("/patient/formerPatient"),
  },
  everyReleaseCarries({
    id: "us.pa.5100-34-d.redisclosure",
    title: "Every release carries the prescribed statement against redisclosure.",
    cite: "55 Pa. Code 5100.34(d)",
    from: releases,
    binds: clinicsAndFacilities,
    met: "Whatever goes carries the prescribed statement against redisclosure.",
    unmet: "Nothing is released.",
    whenReleased: { do: ["attach-redisclosure-notice"] },
  }),
];
