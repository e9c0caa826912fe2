import { useState } from "react";
import { productionFileSchema, productionFileWords } from "../../../workflows/contract/production-files.ts";
import type { ProductionFile } from "../../../workflows/contract/production-files.ts";
import { digestOf } from "../api/digest.ts";
import { wordsOf } from "../api/said.ts";
import { FileDrop } from "../ui/file-drop.tsx";
import { Notice } from "../ui/notice.tsx";

type CheckMyFileProps = { readonly digests: Readonly<Partial<Record<ProductionFile, string>>> };

type Found =
  | { readonly at: "nothing" }
  | { readonly at: "hashing"; readonly name: string }
  | { readonly at: "same"; readonly name: string; readonly file: ProductionFile }
  | { readonly at: "other"; readonly name: string; readonly digest: string }
  | { readonly at: "unreadable"; readonly words: string };

function Result({ found }: { readonly found: Found }) {
  switch (found.at) {
    case "nothing":
      return null;
    case "hashing":
      return <Notice tone="info" title={`Reading ${found.name}`} live="polite" />;
    case "same":
      return (
        <Notice
          tone="good"
          title={`This is the ${productionFileWords[found.file]} as it was released`}
          live="polite"
        >
          <p className="file-name">{found.name}</p>
          <p>Not one bit differs.</p>
        </Notice>
      );
    case "other":
      return (
        <Notice tone="bad" title="This file is not what was released" live="assertive">
          <p className="file-name">{found.name}</p>
          <p>It was changed, cut short, or is another file. Download it again and compare.</p>
          <p className="digest">{found.digest}</p>
        </Notice>
      );
    case "unreadable":
      return <Notice tone="bad" title={found.words} live="assertive" />;
  }
}

/** Compares a file on the reader's computer with the released digests; the file never leaves the computer. */
export function CheckMyFile({ digests }: CheckMyFileProps) {
  const [found, setFound] = useState<Found>({ at: "nothing" });
  const check = async (chosen: File) => {
    const { name } = chosen;
    setFound({ at: "hashing", name });
    try {
      const digest = await digestOf(chosen);
      const file = productionFileSchema.options.find((one) => digests[one] === digest);
      setFound(file === undefined ? { at: "other", name, digest } : { at: "same", name, file });
    } catch (error) {
      setFound({
        at: "unreadable",
        words: wordsOf(error, "The file could not be read."),
      });
    }
  };
  return (
    <div className="stack" style={{ "--gap": "0.6rem" }}>
      <div>
        <h3 style={{ margin: 0 }}>Check my file</h3>
        <p className="soft small">
          Its digest is computed in this browser and compared; the file is not sent anywhere.
        </p>
      </div>
      <FileDrop
        words="Choose the file to check"
        help="The production, its letter, its manifest or its archive"
        kinds="any"
        onFiles={([file]) => {
          if (file !== undefined) void check(file);
        }}
      />
      <Result found={found} />
    </div>
  );
}
