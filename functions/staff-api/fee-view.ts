import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { feeBasisOf } from "../../workflows/fees/basis.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import { balanceOf, totalOf } from "../../workflows/request/money.ts";

/** The fee of a request, and what the law lets the practice ask for. */
export function feeView({ fee, judgement }: RequestContext): Pick<RequestOverview, "fee" | "feeBasis"> {
  const footing = judgement?.fees;
  return {
    ...(footing === undefined ? {} : { feeBasis: feeBasisOf(footing) }),
    ...(fee === null
      ? {}
      : { fee: { ...fee, totalCents: totalOf(fee.items), balanceCents: balanceOf(fee) } }),
  };
}
