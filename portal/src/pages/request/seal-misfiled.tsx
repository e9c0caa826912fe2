import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { staffCall } from "../desk/staff-call.ts";
import { useRequest } from "./overview-context.ts";

/** For a record that came in as an ordinary one and is a psychotherapy note: said by a clinician, once and for good. */
export function SealMisfiled({ documentId }: { readonly documentId: string }) {
  const { overview } = useRequest();
  const queries = useQueryClient();
  const patientRef = overview.patient?.patientRef;
  const seal = useMutation({
    mutationFn: async (ref: string) =>
      staffCall("sealMisfiled", {
        params: { patientRef: ref, documentId },
        body: { isPsychotherapyNote: true },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["overview", overview.requestId] }),
  });
  if (patientRef === undefined) return null;
  return (
    <details>
      <summary>This is a psychotherapy note</summary>
      <div className="stack" style={{ marginTop: "0.75rem" }}>
        <p className="soft small">
          It is sealed under the key of the psychotherapy notes, and every copy among the ordinary records is
          destroyed; it keeps no title, and whoever brought it in alone reads it again, under My notes, while
          they treat the patient. Every request that has it is judged anew at its next step. This cannot be
          taken back.
        </p>
        {seal.isError ? <RefusalNotice error={seal.error} /> : null}
        <Button
          type="button"
          variant="outline"
          color="red"
          style={{ justifySelf: "start" }}
          loading={seal.isPending}
          onClick={() => {
            seal.mutate(patientRef);
          }}
        >
          Seal it as a psychotherapy note
        </Button>
      </div>
    </details>
  );
}
