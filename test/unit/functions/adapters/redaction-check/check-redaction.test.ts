import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  checkRedaction,
  usualLimits,
} from "../../../../../functions/adapters/redaction-check/check-redaction.ts";
import { handMadePdf, onePage, streamObject } from "../../../../support/pdf-files.ts";
import { failedOnPage } from "../../../../support/redaction/failed-on-page.ts";
import { findingsIn } from "../../../../support/redaction/checked.ts";

const plain = streamObject(Buffer.from("q Q"));
const nothing = { terms: [] };

const good = onePage(plain);
const boxed = await failedOnPage["rectangle operator"]?.make(0);
if (!boxed) throw new Error("no sample");

/** A thread in place of the engines, which does as the script says. */
function threadThat(script: string): () => Promise<URL> {
  const file = join(mkdtempSync(join(tmpdir(), "duces-redaction-")), "thread.mjs");
  writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${script}\n`);
  return async () => pathToFileURL(file);
}
const ready = "parentPort.postMessage({ ready: true });";
const finding = JSON.stringify({ kind: "tiny-text", page: 1, box: null, chars: 3, says: "-" });

describe("a check in a thread of its own", () => {
  it("finds what there is, says where, and how many pages it looked at", async () => {
    const { findings, pages } = await checkRedaction(boxed);
    expect(pages).toBe(1);
    expect(findings).toMatchObject([
      { kind: "text-under-box", page: 1, chars: 17, text: "Marta Quillfeather" },
    ]);
    const [left = 0, bottom = 0, right = 0, top = 0] = findings[0]?.box ?? [];
    expect([left, bottom].every((side) => side > 80) && right - left > 60 && top > bottom).toBe(true);
  });

  it("finds nothing in a page that holds nothing", async () => {
    expect(await checkRedaction(good)).toEqual({ findings: [], pages: 1 });
  });

  it.each([
    ["takes too long", `${ready} for (;;);`, "longer than it may"],
    ["dies", `${ready} process.exit(3);`, "broke what reads it"],
    ["throws", `${ready} throw new Error("secret words");`, "broke what reads it"],
    [
      "eats memory",
      `${ready} const kept = []; for (;;) kept.push(Array.from({ length: 999 }, (_, n) => ({ n })));`,
      "",
    ],
  ])("says that not all was checked, and keeps what was found, when it %s", async (_, script, says) => {
    const part = `parentPort.postMessage({ part: { findings: [${finding}], pages: 1 } });`;
    const limits = { ...usualLimits, heapMb: 48, secondsOfPart: 1 };
    const { findings, pages } = await checkRedaction(good, nothing, limits, threadThat(part + script));
    expect(pages).toBe(1);
    expect(findings.map(({ kind }) => kind)).toEqual(["tiny-text", "unreadable"]);
    expect(findings[1]?.says).toContain(says);
    expect(JSON.stringify(findings)).not.toContain("secret words");
  });

  it("fails aloud when the engines cannot be loaded, which is not the file's doing", async () => {
    const broken = threadThat("process.exit(1);");
    await expect(checkRedaction(good, nothing, usualLimits, broken)).rejects.toThrow("not loaded");
  });
});

describe("a file that is broken or hostile", () => {
  const saying = async (bytes: Buffer) =>
    (await findingsIn(bytes)).filter(({ kind }) => kind === "unreadable").map(({ says }) => says);

  it("is said not to be readable, with the reason", async () => {
    expect(await saying(Buffer.from(""))).toContain("It is no PDF that can be opened.");
    expect(await saying(Buffer.from("<html>"))).toContain("It is no PDF that can be opened.");
    expect(await saying(Buffer.from("%PDF-1.7\n%%EOF"))).toContain("It is no PDF that can be opened.");
    expect(await saying(boxed.subarray(0, 700))).not.toEqual([]);
    const pageless = handMadePdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]);
    expect(await saying(pageless)).not.toEqual([]);
  });

  it("ends when its tree, its forms and its names lead back into themselves", async () => {
    const round = onePage(streamObject(Buffer.from("/X Do")), {
      catalog: "/Names 5 0 R/Outlines 6 0 R",
      page: "/Resources<</XObject<</X 7 0 R>>>>",
      extra: [
        "<</Dests<</Kids[5 0 R]>>>>",
        "<</First 6 0 R/Last 6 0 R/Next 6 0 R>>",
        streamObject(
          Buffer.from("/X Do"),
          0,
          "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>",
        ),
      ],
    });
    expect(await findingsIn(round)).toEqual([]);
    const tree = handMadePdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]);
    expect(await saying(tree)).not.toEqual([]);
  });

  it("is not unpacked beyond the budget", async () => {
    const piece = deflateSync(Buffer.alloc(80 * 1024 * 1024), { level: 9 });
    const bomb = streamObject(piece, 0, "/Filter/FlateDecode");
    expect((await saying(onePage(plain, { extra: [bomb] }))).join(" ")).toContain("unpacks to more");
    const content = await findingsIn(onePage(bomb));
    expect(content.map(({ kind }) => kind)).toContain("unreadable");
  });
});

describe("terms that must be nowhere", () => {
  const found = async (bytes: Buffer) =>
    (await findingsIn(bytes, ["Quill-Feather"]))
      .filter(({ kind }) => kind === "term")
      .map(({ says }) => says);

  it("are found on pages, in strings, names and streams, however they are written", async () => {
    expect(await found(boxed)).toContain("A redacted term is still in the file: on a page.");
    const hex = Buffer.from("\ufeffquillfeather", "utf16le").swap16().toString("hex");
    const places = [
      `<</A<${hex}>>>`,
      "<</Quill#66eather 1>>",
      "<</A[[(QUILL\\146EATHER)]]>>",
      streamObject(Buffer.from("<x>Quillfeather</x>"), 2),
      streamObject(Buffer.from("BT /F1 9 Tf [(Qui) -20 (llf) 40 (eather)] TJ ET"), 1),
      streamObject(Buffer.from("quillfeather", "utf16le"), 1),
    ];
    const missed: string[] = [];
    for (const place of places)
      if ((await found(onePage(plain, { extra: [place] }))).length === 0) missed.push(String(place));
    expect(missed).toEqual([]);
  });

  it("are not found where they are not", async () => {
    expect(await found(good)).toEqual([]);
  });
});
