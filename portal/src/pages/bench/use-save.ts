import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { mostSteps } from "../../../../workflows/contract/redaction-marks.ts";
import { problemOf } from "../../api/problem-of.ts";
import { staffCall } from "../desk/staff-call.ts";
import { batchesOf } from "./draft.ts";
import type { Act, Batch, Draft } from "./draft.ts";
import type { Where } from "./use-record.ts";

type Sent = { readonly batch: Batch; readonly body: Readonly<Record<string, unknown>> };

/**
 * Saves a draft, in as many commands as it takes; what is saved leaves the draft at once, so that a try that broke off is gone on
 * with. One that was lost on the way is sent again as it was, under the same id: it counts once.
 */
export function useSave(where: Where, recordSha256: string, dispatch: (act: Act) => void) {
  const queries = useQueryClient();
  const lost = useRef<Sent | undefined>(undefined);
  const params = { requestId: where.requestId };
  const send = async (sent: Sent): Promise<number> => {
    lost.current = sent;
    const { version } = await staffCall("command", { params, body: sent.body }).catch((error: unknown) => {
      if (problemOf(error).code !== "unreachable") lost.current = undefined;
      throw error;
    });
    lost.current = undefined;
    dispatch({ do: "saved", ids: sent.batch.ids, marks: sent.batch.marks });
    return version;
  };
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const before = lost.current;
      if (before) {
        await send(before);
        const isLeft = ({ ids, marks }: Batch, id: string | number) =>
          typeof id === "string" ? !ids.includes(id) : !marks.includes(id);
        draft = {
          added: draft.added.filter(({ id }) => isLeft(before.batch, id)),
          edits: new Map([...draft.edits].filter(([mark]) => isLeft(before.batch, mark))),
        };
      }
      const [overview, marks] = await Promise.all([
        staffCall("overview", { params }),
        staffCall("recordMarks", { params: where }),
      ]);
      let { version } = overview;
      for (const batch of batchesOf(draft, marks.nextMark, mostSteps)) {
        const payload = { documentId: where.documentId, recordSha256, steps: batch.steps };
        const body = {
          commandId: crypto.randomUUID(),
          expectedVersion: version,
          command: "markRecord",
          payload,
        };
        version = await send({ batch, body });
      }
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["bench-marks", where.requestId, where.documentId] });
      await queries.invalidateQueries({ queryKey: ["overview", where.requestId] });
    },
  });
}
