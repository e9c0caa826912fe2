import * as z from "zod";

/** Who brings a motion to quash, or asks for a protective order: the practice, its patient, or a party to the case. */
export const movers = ["practice", "patient", "party"] as const;
export const moverSchema = z.enum(movers);

/** How far a motion that is before the court has come; of one that was filed and no more nothing is said. */
export const motionStageSchema = z.enum(["opposed", "heard", "appealed"]);
export type MotionStage = z.infer<typeof motionStageSchema>;

/** The papers of the practice that counsel signs off: a practice goes to court through a lawyer (FRCP 11(a)). */
export const counselPaperSchema = z.enum([
  "motion-to-quash",
  "protective-order-motion",
  "in-camera-request",
  "objection-letter",
  "appeal",
]);
export type CounselPaper = z.infer<typeof counselPaperSchema>;
