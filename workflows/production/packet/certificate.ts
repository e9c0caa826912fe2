import { legal, legalWords, uncheckedMark } from "../../papers/legal.ts";
import type { Block, Line, Run, Sheet } from "../../papers/paper.ts";
import { ofWhatIsNeverListed } from "../privilege-log.ts";
import { version } from "./logs.ts";
import type { Told } from "./logs.ts";
import { certifiedWords, digestLines } from "./papers.ts";

const paragraph = (...line: readonly Run[]): Block => ({ kind: "paragraph", line });

/**
 * The certificate of the custodian: how the records were made and kept, and by which digests the files are known (FRE 902(11),
 * 902(14)). It never says that nothing else exists. A person signs it, or it is none.
 */
export function certificateSheet(about: Told): Sheet {
  const { practice, title, custodian, rulesOf } = about;
  const federal = rulesOf !== "elsewhere";
  const name: Run = custodian?.name ?? { blank: "name of the custodian" };
  const role: Run = custodian?.title ?? { blank: "title of the custodian" };
  const perjury = legalWords("penalty-of-perjury");
  return {
    title: "Certificate of the custodian of records",
    version,
    blocks: [
      { kind: "title", line: ["Certificate of the custodian of records"] },
      { kind: "lines", lines: [[practice], [title]] },
      paragraph(
        "I, ",
        name,
        ", ",
        role,
        `, have the care of the records of ${practice} and am qualified to make this certificate.`,
      ),
      ...certifiedWords(about).map((words) => paragraph(words)),
      ...(federal
        ? [paragraph(legalWords("business-record").text)]
        : [
            paragraph(legal["business-record"].text),
            paragraph({ blank: "the form of certificate that the rules of this court ask for" }),
          ]),
      paragraph(federal ? legalWords("known-by-digest").text : legal["known-by-digest"].text),
      { kind: "lines", lines: digestLines(about).map((words): Line => [words]) },
      paragraph("This certifies what is attached. It does not certify that nothing else exists."),
      paragraph(ofWhatIsNeverListed),
      paragraph(perjury.text),
      ...(perjury.checked ? [] : [paragraph(uncheckedMark)]),
      { kind: "lines", lines: [[{ blank: "signature" }], [name], [role], [{ blank: "date and place" }]] },
    ],
  };
}
