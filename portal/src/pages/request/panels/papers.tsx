import { useQueryClient } from "@tanstack/react-query";
import { checkWords } from "../../../../../workflows/contract/papers.ts";
import { PaperList } from "../../../forms/paper-list.tsx";
import { PaperUploader } from "../../../forms/paper-uploader.tsx";
import { useUploads } from "../../../forms/use-uploads.ts";
import type { Upload } from "../../../api/upload.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { useRequest } from "../overview-context.ts";
import { OpenPaper } from "../papers-at-hand.tsx";
import { Section } from "../section.tsx";

/** The papers that came in, and a place for those that came by fax or mail. */
export function PapersPanel() {
  const { overview } = useRequest();
  const queries = useQueryClient();
  const announce: Upload["announce"] = (body) =>
    staffCall("announceStaffUpload", { params: { requestId: overview.requestId }, body });
  const uploads = useUploads(overview.papers, announce, () => {
    void queries.invalidateQueries({ queryKey: ["overview", overview.requestId] });
  });
  const checked = checkWords(
    overview.papers.filter(({ state }) => state === "admitted").map(({ scannedBy }) => scannedBy),
  );
  return (
    <>
      <Section
        title="Received"
        lead={`Opening a paper is recorded with your name. A link works for one minute. ${checked}`}
      >
        <PaperList
          papers={uploads.papers}
          empty="No papers have come in."
          action={(paper) => <OpenPaper paper={paper} />}
        />
      </Section>
      <Section title="Add a paper" lead="For what came by fax, by mail or in person.">
        <PaperUploader uploads={uploads} firstPurpose="other" />
      </Section>
    </>
  );
}
