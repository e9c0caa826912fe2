import * as z from "zod";

/** How files that go to the court alone are handed over, outside the product. */
export const courtDeliveryWaySchema = z.enum([
  "in-person",
  "courier",
  "certified-mail",
  "court-filing-system",
]);
export type CourtDeliveryWay = z.infer<typeof courtDeliveryWaySchema>;
