import { useQueryClient } from "@tanstack/react-query";
import type { Paper } from "../../../../../workflows/contract/outward.ts";
import { PaperList } from "../../../forms/paper-list.tsx";
import { PaperUploader } from "../../../forms/paper-uploader.tsx";
import { staffCall } from "../../desk/staff-call.ts";
import { DownloadButton } from "../download-button.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

function DownloadPaper({ paper }: { readonly paper: Paper }) {
  const { overview } = useRequest();
  if (paper.state !== "admitted") return null;
  return (
    <DownloadButton
      what={paper.fileName}
      link={() =>
        staffCall("paperLink", {
          params: { requestId: overview.requestId, documentId: paper.documentId },
        })
      }
    />
  );
}

/** The papers that came in, and a place for those that came by fax or mail. */
export function PapersPanel() {
  const { overview } = useRequest();
  const queries = useQueryClient();
  return (
    <>
      <Section
        title="Received"
        lead="Opening a paper is recorded with your name. A link works for one minute."
      >
        <PaperList
          papers={overview.papers}
          empty="No papers have come in."
          action={(paper) => <DownloadPaper paper={paper} />}
        />
      </Section>
      <Section title="Add a paper" lead="For what came by fax, by mail or in person.">
        <PaperUploader
          papers={overview.papers}
          firstPurpose="other"
          announce={(body) =>
            staffCall("announceStaffUpload", { params: { requestId: overview.requestId }, body })
          }
          onArrived={() => void queries.invalidateQueries({ queryKey: ["overview", overview.requestId] })}
        />
      </Section>
    </>
  );
}
