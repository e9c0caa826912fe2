import type { PaperCase } from "../case.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, letterhead } from "./shared.ts";

const carriesPart2 = ({ person }: PaperCase): boolean =>
  (person?.scope.produced ?? []).some(
    ({ class: of }) => of === "sud-records" || of === "sud-counseling-notes",
  );

/** Goes with records that may not be passed on. */
export const redisclosureNotice: Template = {
  paper: "redisclosure-notice",
  version: "2026.11.2",
  title: "Notice against redisclosure",
  to: "The recipient, with the records",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: (about) =>
    carriesPart2(about) || asks(about, "attach-redisclosure-notice")
      ? "What goes carries a prescribed statement against passing it on."
      : undefined,
  pieces: [
    ...letterhead,
    lines("{requester}", "{firm?}"),
    lines("Request {trackingNumber}"),
    title("Notice against redisclosure"),
    law("part-2-statement", carriesPart2),
    law("part-2-long-statement", carriesPart2),
    law("part-2-consent-goes-along", carriesPart2),
    say("{stateStatement}", (about) => !carriesPart2(about)),
  ],
};
