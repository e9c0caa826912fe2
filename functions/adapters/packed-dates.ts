import * as z from "zod";
import { listedDateSchema } from "../../workflows/request/listed-dates.ts";
import { packedSchema } from "./packed.ts";

const dates = z.array(listedDateSchema);

/**
 * The dates of a request in its row, packed: they stand in the snapshot and once more in the index of the worklist. Rows of
 * before hold them as they are.
 */
export const packedDatesSchema = z.union([dates, packedSchema.pipe(dates)]);
