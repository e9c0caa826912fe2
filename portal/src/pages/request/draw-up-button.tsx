import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { OfferedPaper, PaperForm } from "../../../../workflows/contract/papers-to-send.ts";
import { problemOf } from "../../api/problem-of.ts";
import { saveFile } from "../../util/save-file.ts";
import { staffCall } from "../desk/staff-call.ts";
import { useRequest } from "./overview-context.ts";
import { SignInAgain } from "./sign-in-again.tsx";

const formWords = { docx: "Word document", pdf: "PDF" } as const satisfies Record<PaperForm, string>;

/** Draws a paper up in one form and hands it to the browser to save. */
export function DrawUpButton({
  paper: { paper, title },
  form,
}: {
  readonly paper: OfferedPaper;
  readonly form: PaperForm;
}) {
  const { requestId } = useRequest().overview;
  const queries = useQueryClient();
  const draw = useMutation({
    mutationFn: () => staffCall("drawUpPaper", { params: { requestId, paper }, body: { form } }),
    onSuccess: (file) => {
      if ("url" in file) location.assign(file.url);
      else saveFile(file);
      void queries.invalidateQueries({ queryKey: ["overview", requestId] });
    },
  });
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={draw.isPending}
        onClick={() => {
          draw.mutate();
        }}
      >
        {formWords[form]}
        <span className="unseen"> of: {title}</span>
      </Button>
      {draw.isError ? (
        <span role="alert" className="small">
          {problemOf(draw.error).words}
        </span>
      ) : null}
      {draw.isError && problemOf(draw.error).code === "sign-in-too-old" ? (
        <SignInAgain onDone={draw.reset} />
      ) : null}
      <output className="soft small">{draw.isSuccess ? "Saved; recorded with your name." : ""}</output>
    </span>
  );
}
