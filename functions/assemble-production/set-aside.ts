import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import { report } from "./report.ts";
import type { Reporting } from "./report.ts";

/**
 * Has the ledger set page numbers aside for a production, once however often it is asked, and says where they begin. Other
 * productions of the request can never get them, whatever becomes of this one.
 */
export async function setNumbersAside(
  ports: Reporting & { readonly request: RequestReader["read"] },
  job: AssemblyJob,
  pages: number,
): Promise<{ readonly firstNumber: number } | { readonly failed: string }> {
  const { productionId, ...key } = job;
  const result = await report(ports, job, { type: "production.numbered", productionId, pages });
  if (result.outcome === "refused" && result.problem.code === "too-many")
    return { failed: "page-numbers-used-up" };
  const production = (await ports.request(key))?.context.production;
  if (production?.productionId !== productionId || production.firstNumber === null)
    return { failed: "superseded" };
  return production.pages === pages
    ? { firstNumber: production.firstNumber }
    : { failed: "page-count-differs" };
}
