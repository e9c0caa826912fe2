import { logOf } from "../log.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { caption } from "./shared.ts";

/** The custodian attests what an assembled production is, and never that it is everything. */
export const custodianCertificate: Template = {
  paper: "custodian-certificate",
  version: "2026.11.1",
  title: "Certificate of the custodian of records",
  to: "The requester, with the production",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: ({ context: { production } }) =>
    production?.productionSha256
      ? "A production is assembled. Its custodian can attest how the records were made and kept."
      : undefined,
  pieces: [
    ...caption,
    title("Certificate of the custodian of records"),
    say(
      "I, {signer}, have the care of the records of {practiceName} and am qualified to make this certificate.",
    ),
    say(
      "Attached are {pages} pages, numbered {batesFirst} to {batesLast}. They are true copies of records of the practice. The file in which they were produced has the SHA-256 digest {digest}.",
    ),
    law("business-record", ({ facts }) => facts.forum?.system === "federal"),
    say("{certificateForm}", ({ facts }) => facts.forum?.system !== "federal"),
    say("This certifies what is attached. It does not certify that nothing else exists."),
    say(
      "Records are withheld. They are listed, each with its ground, in the log that goes with the production.",
      (about) => logOf(about).length > 0,
    ),
    law("categories-only"),
    law("penalty-of-perjury"),
    lines("{signature}", "{signer}", "{signedOn}"),
  ],
};
