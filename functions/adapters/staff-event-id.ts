import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "./digests.ts";

/** People's keys lie apart from the machines': nobody can take the id under which the gate, the vault or a clock will report. */
export const staffEventId = (commandId: string): EventId =>
  `staff-${sha256Hex(commandId).slice(0, 48)}` as EventId;
