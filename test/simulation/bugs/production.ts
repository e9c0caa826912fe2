import type { Edit } from "./edit.ts";

const assembly = "functions/assemble-production/assemble-production.ts";
const assemblies = "workflows/request/assemblies.ts";
const issueLink = "functions/deliver/issue-link.ts";
const gate = "functions/accept-document/accept-document.ts";

/** Papers that come in, and packets that are built and given up. */
export const productionBugs = {
  "a production carries the hour of its writing": [
    { file: assembly, find: "const at = new Date(order.recorded.at);", put: "const at = new Date();" },
  ],
  "a production that cannot be reported is forgotten": [
    {
      file: "functions/assemble-production/work-through.ts",
      find: "      batchItemFailures.push({ itemIdentifier: messageId });\n",
      put: "      void messageId;\n",
    },
  ],
  "the check of the packet is not asked": [
    {
      file: "functions/adapters/packet/build.ts",
      find: "...(await engines.check(part, { withheld: part === own ? withheld : [] })),",
      put: 'leftBehind: [], text: "",',
    },
  ],
  "a paper is admitted before it is copied": [
    {
      file: "functions/accept-document/accept-document.ts",
      find: `  if (event.type === "document.admitted") await keep(gate, paperKeyOf(place), versionId, cleaned);\n`,
      put: "",
    },
    {
      file: "functions/accept-document/accept-document.ts",
      find: `  const judged = {`,
      put: `  if (event.type === "document.admitted") await keep(gate, paperKeyOf(place), versionId, cleaned);\n  const judged = {`,
    },
  ],
  "a paper is admitted whatever it is": [
    {
      file: gate,
      find: `const taken = await gate.takePdf(bytes, uploadLimitBytes);
  if (!taken.ok) return refused(taken.reason);`,
      put: `const judged = await gate.takePdf(bytes, uploadLimitBytes);
  const taken = judged.ok ? judged : ({ ok: true, pages: 1, kept: "as-it-came" } as const);`,
    },
  ],
  "a paper is not compared with what was announced": [
    {
      file: gate,
      find: 'if (sha256Hex(bytes) !== paper.sha256) return refused("digest-mismatch");',
      put: "",
    },
    {
      file: gate,
      find: "  const taken = await gate.takePdf(bytes, uploadLimitBytes);",
      put: `  const whole = sha256Hex(bytes) === paper.sha256;
  const taken = whole ? await gate.takePdf(bytes, uploadLimitBytes) : ({ ok: true, pages: 1, kept: "as-it-came" } as const);`,
    },
  ],
  "what was given up is never destroyed": [
    {
      file: assemblies,
      find: '.map(({ productionId }) => ({ kind: "discard-production", productionId }));',
      put: '.flatMap(({ productionId }) => (productionId ? [] : [{ kind: "discard-production", productionId }]));',
    },
  ],
  "a legal hold does not stop destroying": [
    {
      file: assemblies,
      find: 'return context.legalHold ? "preserved" : "to-destroy";',
      put: 'return "to-destroy";',
    },
    {
      file: assemblies,
      find: `  !context.legalHold &&
  !wasLinked`,
      put: "  !wasLinked",
    },
  ],
  "a file is destroyed although somebody was given it": [
    { file: assemblies, find: 'if (wasLinked(context, productionId)) return "kept";', put: "" },
    {
      file: assemblies,
      find: `  !wasLinked(context, productionId) &&
`,
      put: "",
    },
    {
      file: issueLink,
      find: `  await ports.hold({ key: object, versionId });
`,
      put: "",
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
