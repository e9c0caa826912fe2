import * as z from "zod";

/** How what was produced under a protective order was got rid of at the end of its case. */
export const returnWaySchema = z.enum(["returned", "destroyed", "released-by-court"]);
export type ReturnWay = z.infer<typeof returnWaySchema>;
