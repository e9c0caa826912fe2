import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { drawing, helvetica } from "../../../../corpus/case.ts";

const engines = new URL("../../../../../functions/adapters/packet/engines.ts", import.meta.url).href;
/** Takes a viewer minutes to draw. */
const slow = drawing(`${"/G gs 0 0 612 792 re f\n".repeat(20_000)} BT 1 g /F1 12 Tf 72 700 Td (x) Tj ET`, {
  page: `/Resources<</Font<</F1 ${helvetica}>>/ExtGState<</G<</ca 0.5/BM/Luminosity>>>>>>`,
});
const order = { pages: 1, firstObject: 5, prefix: "D", firstNumber: 1, withheld: [], setAnew: [] };
const script = `const { pdfEngines } = await import(${JSON.stringify(engines)});
await pdfEngines().make(Buffer.from("${slow.toString("base64")}", "base64"), ${JSON.stringify(order)});`;
const patience = { timeout: 30_000, interval: 100 };

it("a process that a file holds up ends with whoever started it", { timeout: 70_000 }, async () => {
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  const child = await vi.waitFor(() => {
    const pid = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, "latin1").trim();
    expect(pid).toMatch(/^\d+$/);
    // Ticks of processor time: it reads the file by now.
    expect(Number(readFileSync(`/proc/${pid}/stat`, "latin1").split(" ")[13])).toBeGreaterThan(200);
    return pid;
  }, patience);
  parent.kill("SIGKILL");
  // Where nobody asks what became of it, what has ended is still listed, without a program.
  await vi.waitFor(() => expect(programOf(child)).toBe(""), patience);
});

function programOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}
