import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { ReadCase } from "../adapters/case-today.ts";
import { report } from "./report.ts";
import type { Reporting } from "./report.ts";

/**
 * Has the ledger set page numbers aside for a production, once however often it is asked, and says where they begin. Other
 * productions of the request can never get them, whatever becomes of this one.
 */
export async function setNumbersAside(
  ports: Reporting & { readonly readCase: ReadCase },
  job: AssemblyJob,
  pages: number,
): Promise<{ readonly firstNumber: number } | { readonly failed: string }> {
  const { productionId, ...key } = job;
  const result = await report(ports, job, { type: "production.numbered", productionId, pages });
  if (result.outcome === "refused" && result.problem.code === "too-many")
    return { failed: "page-numbers-used-up" };
  const production = (await ports.readCase(key))?.context.production;
  if (production?.productionId !== productionId || production.firstNumber === null)
    return { failed: "superseded" };
  return production.pages === pages
    ? { firstNumber: production.firstNumber }
    : { failed: "page-count-differs" };
}
