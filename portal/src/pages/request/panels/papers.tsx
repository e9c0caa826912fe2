import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Paper } from "../../../../../workflows/contract/intake.ts";
import { PaperList } from "../../../forms/paper-list.tsx";
import { PaperUploader } from "../../../forms/paper-uploader.tsx";
import { problemOf } from "../../../ui/refusal-notice.tsx";
import { staffCall } from "../../desk/staff-call.ts";
import { openLink } from "../open-link.ts";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

function OpenPaper({ paper }: { readonly paper: Paper }) {
  const { overview } = useRequest();
  const open = useMutation({
    mutationFn: () =>
      openLink(
        staffCall("paperLink", {
          params: { requestId: overview.requestId, documentId: paper.documentId },
        }),
      ),
  });
  if (paper.state !== "admitted") return null;
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={open.isPending}
        onClick={() => {
          open.mutate();
        }}
      >
        Open<span className="unseen"> {paper.fileName}</span>
      </Button>
      {open.isError ? (
        <span role="alert" className="small">
          {problemOf(open.error).words}
        </span>
      ) : null}
    </span>
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
          action={(paper) => <OpenPaper paper={paper} />}
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
