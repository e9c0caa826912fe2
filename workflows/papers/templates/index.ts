import type { PaperName } from "../../contract/papers-to-send.ts";
import type { Template } from "../template.ts";
import { deficiencyLetter } from "./deficiency-letter.ts";
import { objectionLetter } from "./objection-letter.ts";
import { receipt } from "./receipt.ts";

/** Every paper there is a template of, in the order in which a request comes to need them. */
export const templates: readonly Template[] = [receipt, deficiencyLetter, objectionLetter];

export const templateOf = (paper: PaperName): Template | undefined =>
  templates.find((template) => template.paper === paper);
