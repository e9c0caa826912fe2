import { useQueryClient } from "@tanstack/react-query";
import type { OfferedPaper, PaperForm } from "../../../../workflows/contract/papers-to-send.ts";
import { staffCall } from "../desk/staff-call.ts";
import { useRequest } from "./overview-context.ts";
import { SaveButton } from "./save-button.tsx";

const formWords = { docx: "Word document", pdf: "PDF" } as const satisfies Record<PaperForm, string>;

/** Draws a paper up in one form. */
export function DrawUpButton({
  paper: { paper, title },
  form,
}: {
  readonly paper: OfferedPaper;
  readonly form: PaperForm;
}) {
  const { requestId } = useRequest().overview;
  const queries = useQueryClient();
  return (
    <SaveButton
      words={formWords[form]}
      of={title}
      draw={() => staffCall("drawUpPaper", { params: { requestId, paper }, body: { form } })}
      onSaved={() => void queries.invalidateQueries({ queryKey: ["overview", requestId] })}
    />
  );
}
