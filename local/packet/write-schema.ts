import { writeFileSync } from "node:fs";
import * as z from "zod";
import { packetPlanSchema } from "../../workflows/production/packet/plan.ts";

/** The plan of a packet as JSON Schema 2020-12, as it is committed. */
export const packetPlanJsonSchema = (): string =>
  `${JSON.stringify(
    {
      $id: "packet-plan.schema.json",
      title: "Plan of a packet",
      ...z.toJSONSchema(packetPlanSchema, { io: "input" }),
    },
    undefined,
    2,
  )}\n`;

if (import.meta.main)
  writeFileSync(new URL("../../docs/packet-plan.schema.json", import.meta.url), packetPlanJsonSchema());
