import type { ReturnWay } from "../../../workflows/contract/return-duty.ts";

/** How what was produced under an order was got rid of. */
export const returnWays = {
  returned: "Returned to the practice",
  destroyed: "Destroyed, and so certified",
  "released-by-court": "The court relieved them of it",
} as const satisfies Record<ReturnWay, string>;
