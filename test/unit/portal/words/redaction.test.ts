import { expect, it } from "vitest";
import { reasonWords } from "../../../../portal/src/words/redaction.ts";
import { redactionReasonSchema } from "../../../../workflows/contract/redaction.ts";
import { labelOf } from "../../../../workflows/production/redaction/set-anew.ts";

it("a reason is chosen under the very words that its box will say", () => {
  const said = redactionReasonSchema.options.map((reason) => [reason, labelOf(reason)]);
  expect(reasonWords).toEqual(Object.fromEntries(said));
});
