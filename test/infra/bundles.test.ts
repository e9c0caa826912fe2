import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { type Bundle, bundle, entryOf } from "../../infra/bundle.ts";
import { type FunctionName, functionNames } from "../../infra/function-settings.ts";
import { engineWords } from "../../functions/adapters/packet/engine-child.ts";
import { engineLimits, pdfEngines } from "../../functions/adapters/packet/engines.ts";
import { redactInProcess } from "../../functions/adapters/redaction/redact-process.ts";
import { checkPaper, paperLimits } from "../../functions/adapters/redaction-check/check-paper.ts";
import { takePdfInThread } from "../../functions/adapters/pdf-thread.ts";
import { onePage, pagesSaying, streamObject } from "../support/pdf-files.ts";
import { scanned, textOf as shownText } from "../support/redaction.ts";
import { exampleEnvironment } from "../support/example-environment.ts";

let bundles: ReadonlyMap<FunctionName, Bundle>;
beforeAll(() => {
  bundles = new Map(functionNames.map((name) => [name, bundle(entryOf(name))]));
});
const built = (name: FunctionName): Bundle => bundles.get(name) ?? bundle(entryOf(name));
const inputsOf = (name: FunctionName) => Object.keys(built(name).metafile.inputs);
const filesOf = ({ directory }: Bundle) => readdirSync(directory).toSorted();
const textOf = (one: Bundle) =>
  filesOf(one)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(join(one.directory, file), "utf8"))
    .join("\n");
const codeOf = (name: FunctionName) => textOf(built(name));
const outputsOf = (name: FunctionName) => Object.values(built(name).metafile.outputs);
/** The packages and sources that left code in a bundle. */
const keptIn = (name: FunctionName) =>
  outputsOf(name).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );

/** The sources of what a cold start reads: the entry, and what it imports at once. */
function atStart(name: FunctionName): readonly string[] {
  const { outputs } = built(name).metafile;
  const [entry] =
    Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith("/handler.ts")) ?? [];
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { kind, path: next } of outputs[path]?.imports ?? [])
      if (kind === "import-statement") reach(next);
  };
  if (entry) reach(entry);
  return [...reached].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

/** The functions that set letters: papers to send, and the letter on top of a production. */
const settingLetters: readonly FunctionName[] = [
  "assemble-production",
  "dispose-records",
  "draw-papers",
  "show-pages",
];

describe("every bundle", () => {
  it.for(functionNames)("%s loads in a process of its own, and its handler is a function", async (name) => {
    const file = pathToFileURL(join(built(name).directory, "index.mjs")).href;
    const script = `const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler);`;
    const env = { ...(await exampleEnvironment(name)), PATH: process.env["PATH"] };
    const options = { env, encoding: "utf8" } as const;
    expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], options).trim()).toBe(
      "function",
    );
  });

  it("is modules and nothing else: no source map, no licence file, no configuration", () => {
    for (const name of functionNames) {
      const files = filesOf(built(name));
      expect(files, `${name}`).toContain("index.mjs");
      expect(
        files.filter((file) => !file.endsWith(".mjs")),
        `${name}`,
      ).toEqual(settingLetters.includes(name) || name === "accept-document" ? ["node_modules"] : []);
      expect(codeOf(name), `${name}`).not.toContain("sourceMappingURL");
    }
  });

  it("has fonts beside it where papers are set, with what their package says of itself, and no other file", () => {
    for (const name of settingLetters) {
      const { directory } = built(name);
      expect(readdirSync(join(directory, "node_modules/@expo-google-fonts/tinos")).toSorted()).toEqual([
        "Tinos_400Regular.ttf",
        "Tinos_700Bold.ttf",
        "package.json",
      ]);
    }
  });

  it("exports its handler, and brings every package along: only Node's own modules are left outside", () => {
    for (const name of functionNames) {
      const entry = outputsOf(name).find(({ entryPoint }) => entryPoint?.endsWith("/handler.ts"));
      expect(entry?.exports, `${name}`).toEqual(["handler"]);
      const outside = outputsOf(name)
        .flatMap(({ imports }) => imports)
        // What starts a thread out of its own files stands beside the bundle as a package.
        .filter(({ external, path }) => external === true && !isBuiltin(path) && path !== "tesseract.js");
      expect(outside, `${name}`).toEqual([]);
    }
  });

  it("holds each package once: two versions of a client would both be read at every cold start", () => {
    for (const name of functionNames)
      expect(
        inputsOf(name).filter((input) => /node_modules\/.*node_modules\//u.test(input)),
        `${name}`,
      ).toEqual([]);
  });

  it("takes credentials from its role's environment alone: nothing that asks elsewhere for them", () => {
    for (const name of functionNames) {
      const providers = keptIn(name).flatMap(
        (input) => /node_modules\/(@[a-z-]+\/credential-provider-[a-z-]+)\//u.exec(input)?.[1] ?? [],
      );
      expect([...new Set(providers)], `${name}`).toEqual(["@aws-sdk/credential-provider-env"]);
    }
  });

  it("starts no program, but where records are rebuilt: there a process of the engine, without environment or files", () => {
    const starting = functionNames.filter((name) => /from"node:child_process"/u.test(codeOf(name)));
    expect(starting).toEqual(["assemble-production"]);
    expect(codeOf("assemble-production")).toMatch(/"--permission"/u);
    const taken = /import\{([^}]*)\}from"node:child_process"/u.exec(codeOf("assemble-production"))?.[1];
    expect(taken).toMatch(/^spawn as \w+$/u);
  });

  it("holds no code of the stand-ins, the tests, the portal or the infrastructure", () => {
    for (const name of functionNames)
      expect(
        inputsOf(name).filter((input) => /^(?:local|test|portal|infra)\//u.test(input)),
        `${name}`,
      ).toEqual([]);
  });

  it("writes nothing past the log: no package's call of the console is left", () => {
    for (const name of functionNames)
      expect(codeOf(name).match(/\bconsole\.(?:log|warn|error|info|debug|trace)\(/u), `${name}`).toBeNull();
  });

  it("is small enough to start quickly: under 2.2 MiB, under 700 KiB compressed, 720 where archives are written", () => {
    for (const name of functionNames) {
      expect(Buffer.byteLength(codeOf(name)), `${name}`).toBeLessThan(2.2 * 1024 * 1024);
      const most = name === "assemble-production" ? 720 : 700;
      expect(gzipSync(codeOf(name)).length, `${name}`).toBeLessThan(most * 1024);
    }
  });

  it("is the same whenever it is built from the same sources, so that a deployment changes only what changed", () => {
    const again = bundle(entryOf("clocks"));
    expect(filesOf(again)).toEqual(filesOf(built("clocks")));
    expect(textOf(again)).toBe(codeOf("clocks"));
  });
});

describe("the PDF engine", () => {
  const engine = /node_modules\/(?:@cantoo\/pdf-lib|pdf-lib|pdfjs-dist|mupdf|@embedpdf\/|@hyzyla\/)/u;

  it("is in the six functions that read or write files, and in none that only answers", () => {
    const having = functionNames.filter((name) => inputsOf(name).some((input) => engine.test(input)));
    expect(having.toSorted()).toEqual([
      "accept-document",
      "assemble-production",
      "dispose-records",
      "draw-papers",
      "import-records",
      "show-pages",
    ]);
  });

  it("is read with the first file, not at a cold start", () => {
    for (const name of functionNames)
      expect(
        atStart(name).filter((input) => engine.test(input)),
        `${name}`,
      ).toEqual([]);
    expect(atStart("accept-document").some((input) => input.includes("@aws-sdk/client-s3/"))).toBe(true);
  });

  it.for(["accept-document", "import-records"] as const)(
    "of %s runs in a thread of its own, from a file of the bundle that loads nothing else",
    async (name) => {
      const { directory, metafile } = built(name);
      const [file = ""] =
        Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
          entryPoint?.endsWith("/pdf-worker.ts"),
        ) ?? [];
      const place = pathToFileURL(join(directory, basename(file)));
      const good = onePage(streamObject(Buffer.from("q Q")));
      const limits = { heapMb: 256, bytesMb: 128, seconds: 30 };
      const taken = await takePdfInThread(limits, async () => place)(good, good.length);
      expect(taken).toEqual({ ok: true, pages: 1, kept: "as-it-came" });
    },
  );

  it("looks through a paper that comes in, in a thread of its own, with the engine beside the bundle", async () => {
    const { directory, metafile } = built("accept-document");
    const [file = ""] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
        entryPoint?.endsWith("/redaction-check/worker.ts"),
      ) ?? [];
    const place = pathToFileURL(join(directory, basename(file)));
    expect(readdirSync(join(directory, "node_modules"))).toEqual(["@embedpdf"]);
    const found = await checkPaper(await pagesSaying(["Leopold was here."]), paperLimits, async () => place);
    expect(found).toEqual({ checked: "whole", kinds: [], pages: [] });
  });

  it("of productions runs in a process of its own, from a file of the bundle that loads nothing else", async () => {
    const { directory, metafile } = built("assemble-production");
    const [file = ""] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
        entryPoint?.endsWith("/engine-child.ts"),
      ) ?? [];
    const [rebuilding, checking] = engineWords.map((word) => async () => ({
      file: join(directory, basename(file)),
      word,
    }));
    const engines = pdfEngines(engineLimits, rebuilding, checking);
    const white = "BT /F1 12 Tf 72 700 Td (shown) Tj 1 g 0 -50 Td (white) Tj ET";
    const font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
    const page = onePage(streamObject(Buffer.from(white)), { page: font });
    const order = { pages: 1, firstObject: 5, prefix: "DUC", firstNumber: 1, withheld: [], setAnew: [] };
    const made = await engines.make(page, order);
    const looked = "refused" in made ? undefined : await engines.check(made, order);
    await engines.renew();
    // Only a picture of the page tells that white text is not seen: both engines are there.
    expect(made).toMatchObject({ count: 1, leftOut: ["hidden-text"] });
    expect(looked).toEqual({ leftBehind: [], text: "shown\nDUC000001\n" });
  });

  it("redacts in a process of its own, reading what has no words with the packages beside the bundle", async () => {
    const { directory, metafile } = built("assemble-production");
    const [file = ""] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
        entryPoint?.endsWith("/engine-child.ts"),
      ) ?? [];
    const box = {
      page: 1,
      box: { left: 60, top: 80, right: 130, bottom: 100 },
      reason: "privilege",
    } as const;
    const scan = await scanned(await pagesSaying(["Leopold was here."]));
    const { redact, renew } = redactInProcess(undefined, async () => ({
      file: join(directory, basename(file)),
      word: "duces-redaction",
    }));
    const redaction = await redact(scan, [box]);
    await renew();
    expect(redaction.ok && (await shownText(redaction.bytes))).toBe("PRV Privilege here.");
  });

  it("is not in their bytes either", () => {
    for (const name of ["requester-api", "staff-api", "deliver", "advance-request"] as const)
      expect(codeOf(name), `${name}`).not.toMatch(/PDFDocument|FlateDecode|%PDF-1\.\d\\n%/u);
    expect(codeOf("assemble-production")).toMatch(/FlateDecode/u);
  });
});

describe("what a bundle can reach", () => {
  it("is what its role may use: no other service's client is inside", () => {
    const allowed: Record<FunctionName, readonly string[]> = {
      "requester-api": ["dynamodb", "lambda", "s3", "secrets-manager"],
      "staff-api": ["dynamodb", "lambda", "s3", "secrets-manager"],
      "import-records": ["dynamodb", "kms", "s3", "secrets-manager"],
      "accept-document": ["dynamodb", "lambda", "s3"],
      "advance-request": ["dynamodb"],
      "open-vault": ["dynamodb", "kms", "lambda"],
      "read-notes": ["dynamodb", "lambda", "s3", "secrets-manager"],
      "assemble-production": ["dynamodb", "kms", "lambda", "s3"],
      "discard-production": ["dynamodb", "lambda", "s3"],
      "destroy-files": ["dynamodb", "lambda", "s3"],
      "dispose-records": ["dynamodb", "s3", "secrets-manager"],
      deliver: ["dynamodb", "lambda", "s3", "secrets-manager"],
      "show-pages": ["dynamodb", "lambda", "s3", "secrets-manager"],
      "draw-papers": ["dynamodb", "lambda", "s3", "secrets-manager"],
      "dispatch-outbox": ["dynamodb", "lambda", "scheduler", "sesv2", "sqs"],
      "sweep-outbox": ["dynamodb", "lambda", "scheduler", "sesv2", "sqs"],
      clocks: ["dynamodb", "lambda", "sesv2"],
      calendar: ["dynamodb", "secrets-manager"],
      "seal-audit": ["dynamodb", "kms", "s3"],
    };
    for (const name of functionNames) {
      const kept = new Set(
        keptIn(name).flatMap(
          (input) => /node_modules\/@aws-sdk\/client-([a-z0-9-]+)\//u.exec(input)?.[1] ?? [],
        ),
      );
      expect([...kept].toSorted(), `${name}`).toEqual(allowed[name]);
    }
  });

  it("is the lifecycle only where a request is moved or its commands are shown: every other function reads where it stands", () => {
    const having = functionNames.filter((name) =>
      keptIn(name).some((input) => input.startsWith("node_modules/xstate/")),
    );
    expect(having.toSorted()).toEqual(["advance-request", "staff-api"]);
  });
});
