import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { payloadSchemaOf } from "../../../../workflows/contract/commands.ts";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import type { Problem } from "../../../../workflows/contract/problem.ts";
import { Refused } from "../../api/client.ts";
import { staffCall } from "../desk/staff-call.ts";
import { useRequest } from "./overview-context.ts";

/** What a form hands over: the fields of the command's event. */
export type Payload = Readonly<Record<string, unknown>>;

/** The problem of a payload that does not fit its schema: one row per field; nothing when it fits. */
export function problemOfPayload(command: StaffCommandName, payload: Payload): Problem | undefined {
  const parsed = payloadSchemaOf(command).safeParse(payload);
  if (parsed.success) return undefined;
  return {
    type: "about:blank",
    status: 422,
    code: "invalid-field",
    words: "Some fields are empty or not as they should be.",
    fields: parsed.error.issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join("/")}`,
      words: `${issue.path.map(String).join(", ") || "The form"}: ${issue.message}`,
    })),
    correlationId: "",
  };
}

/**
 * Gives one command. A try that was lost on the way is repeated with the same id, so that it cannot count twice; after a
 * stale version the newest state is loaded, and `seenSeq` tells which events came in between.
 */
export function useGiveCommand(command: StaffCommandName, onDone?: () => void) {
  const { overview } = useRequest();
  const queries = useQueryClient();
  const last = useRef<{ readonly id: string; readonly body: string } | undefined>(undefined);
  const [seenSeq, setSeenSeq] = useState<number>();
  const reload = () => queries.invalidateQueries({ queryKey: ["overview", overview.requestId] });
  const give = useMutation({
    mutationFn: async (payload: Payload) => {
      const problem = problemOfPayload(command, payload);
      if (problem !== undefined) throw new Refused(problem);
      const body = JSON.stringify([overview.version, payload]);
      const commandId = last.current?.body === body ? last.current.id : crypto.randomUUID();
      last.current = { id: commandId, body };
      return staffCall("command", {
        params: { requestId: overview.requestId },
        body: { commandId, expectedVersion: overview.version, command, payload },
      });
    },
    onSuccess: async () => {
      last.current = undefined;
      setSeenSeq(undefined);
      await reload();
      await queries.invalidateQueries({ queryKey: ["worklist"] });
      onDone?.();
    },
    onError: async (error) => {
      if (!(error instanceof Refused) || error.problem.code === "unreachable") return;
      last.current = undefined;
      if (error.problem.code !== "stale-version") return;
      setSeenSeq(Math.max(0, ...overview.timeline.map((row) => row.seq)));
      await reload();
    },
  });
  return { give, seenSeq, reload };
}
