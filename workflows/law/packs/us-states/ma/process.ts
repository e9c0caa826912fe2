import { all, any, isOneOf, known, not } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { orderIsForThisHolder, orderReachesSegment } from "../../../predicates/order.ts";
import { classIs, isCommunication, kindIs } from "../../../predicates/paper.ts";
import { licenceMayBe, orderOpensSegment, orderRecites, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { dwyer, guide503, guide508 } from "./source.ts";

const inCriminalCase = not(known(not(isOneOf("/forum/nature", "criminal"))));

/** Mass. G. Evid. 503 and 508, M.G.L. c.112 s.172 and the Dwyer protocol: what a subpoena and an order can do. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.ma.evid-503.presumptively-protected",
    title:
      "Privileged records are presumptively protected; dates and the fact of treatment are not privileged.",
    cite: "Mass. G. Evid. 503",
    from: guide503,
    openQuestions: ["Which procedure does a lawyer's civil subpoena to a therapist follow?"],
    reach: "communications",
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "The patient's consent or a court's order reaches this.",
    unmet: "Neither the patient's consent nor a court's order reaches this.",
    whenUnmet: { do: ["notify-patient", "request-authorization"] },
  }),
  subpoenaAloneCompelsNothing({
    id: "us.ma.112-172.confidentiality",
    title: "The licensee's own duty of confidentiality binds whether or not the patient claims a privilege.",
    cite: "M.G.L. c.112 s.172",
    from: guide508,
    reach: "communications",
    binds: licenceMayBe("professional-counselor", "marriage-and-family-therapist"),
    ways: ["authorization", "court-order", "waiver"],
    held: "needs-authorization",
    met: "The client's consent or a court's order reaches this.",
    unmet: "Neither the client's consent nor a court's order reaches this, and the duty needs no claim.",
  }),
  subpoenaAloneCompelsNothing({
    id: "us.ma.dwyer.records-to-the-court",
    title:
      "In a criminal case privileged records go to the court and not to counsel, step by step under a judge's eyes.",
    cite: "Commonwealth v. Dwyer, 448 Mass. 122",
    from: dwyer,
    reach: "communications",
    binds: kindIs("criminal-subpoena"),
    ways: ["authorization", "court-order"],
    held: "needs-court-order",
    met: "The patient's consent, or an order, reaches this.",
    unmet: "No judge has ordered this under the protocol.",
    whenUnmet: { dont: ["produce-to-requester-directly"] },
  }),
  {
    ...statedBy({
      id: "us.ma.dwyer.sealed-delivery",
      title:
        "What an order calls for in a criminal case goes to the court first, and to counsel as a judge says.",
      cite: "Commonwealth v. Dwyer, 448 Mass. 122",
      from: dwyer,
      met: "Deliver under seal to the court; counsel looks only as the judge allows.",
      unmet: "The order itself sends this to the requester.",
      whenMet: { do: ["deliver-sealed-to-court"], dont: ["produce-to-requester-directly"] },
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(
      stateLawGoverns,
      isCommunication,
      not(classIs("testimony")),
      any(
        all(kindIs("judge-order"), inCriminalCase, orderIsForThisHolder, known(orderReachesSegment)),
        all(kindIs("criminal-subpoena"), known(orderOpensSegment)),
      ),
      not(known(formCoversSegment)),
    ),
    requires: not(known(isOneOf("/order/deliverTo", "requester"))),
  },
  {
    ...statedBy({
      id: "us.ma.evid-503.exception-applied",
      title: "An order that reaches communications applies an exception of the statute, or the protocol.",
      cite: "Mass. G. Evid. 503",
      from: guide503,
      met: "The order says which exception it applies.",
      unmet: "The order does not say which exception it applies; counsel may ask before the return date.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(
      stateLawGoverns,
      isCommunication,
      not(known(isOneOf("/forum/nature", "criminal"))),
      any(kindIs("judge-order"), known(orderOpensSegment)),
    ),
    requires: orderRecites("statutory-exception-applied"),
  },
];
