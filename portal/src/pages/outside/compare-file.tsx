import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { digestOf } from "../../api/digest.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { OutsideShell } from "./outside-shell.tsx";

/** Tells whoever has a file whether it is, bit for bit, one that was released here. The file never leaves their computer. */
export function CompareFilePage() {
  const compare = useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await digestOf(file);
      return { sha256, ...(await call("compareFile", { body: { sha256 } })) };
    },
  });
  return (
    <OutsideShell>
      <PageHead title="Was this file changed?">
        <p className="soft">
          Choose a production, its cover letter or its manifest. The file stays on your computer: its SHA-256
          digest is computed in this browser, and only the digest is sent.
        </p>
      </PageHead>
      <div className="panel stack">
        <label className="block">
          <strong>File to compare</strong>
          <input
            type="file"
            style={{ display: "block", marginTop: "0.5rem", maxWidth: "100%" }}
            onChange={(change) => {
              const file = change.currentTarget.files?.[0];
              if (file !== undefined) compare.mutate(file);
            }}
          />
        </label>
        {compare.isPending ? <Notice tone="info" title="Comparing" live="polite" /> : null}
        {compare.isError ? <RefusalNotice error={compare.error} /> : null}
        {compare.data ? <Compared {...compare.data} /> : null}
      </div>
    </OutsideShell>
  );
}

function Compared({ sha256, matches }: { readonly sha256: string; readonly matches: boolean }) {
  return matches ? (
    <Notice tone="good" title="Match" live="polite">
      <p>
        The file is, bit for bit, one that was released here. By whom, to whom and about whom is not told.
      </p>
      <p className="digest">{sha256}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title="No match" live="assertive">
      <p>No file that was released here has this digest: it was changed, or it never came from here.</p>
      <p className="digest">{sha256}</p>
    </Notice>
  );
}
