import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { digestOf } from "../../api/digest.ts";
import { FileDrop } from "../../ui/file-drop.tsx";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";

/** Tells whoever has a file whether it is, bit for bit, one that was released here. The file never leaves their computer. */
export function CompareFilePage() {
  const compare = useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await digestOf(file);
      return { name: file.name, sha256, ...(await call("compareFile", { body: { sha256 } })) };
    },
  });
  return (
    <OutsideShell>
      <PageHead title="Was this file changed?">
        <p className="soft">
          Choose a production, its cover letter, its manifest or its archive. The file stays on your computer:
          its SHA-256 digest is computed in this browser, and only the digest is sent.
        </p>
      </PageHead>
      <div className="panel stack">
        <FileDrop
          words="Choose the file to compare"
          help="Of any kind and size. Its name stays here, too."
          kinds="any"
          onFiles={([file]) => {
            if (file !== undefined) compare.mutate(file);
          }}
        />
        {compare.isPending ? (
          <Notice tone="info" title={`Comparing ${compare.variables.name}`} live="polite" />
        ) : null}
        {compare.isError ? <RefusalNotice error={compare.error} /> : null}
        {compare.data ? <Compared {...compare.data} /> : null}
      </div>
    </OutsideShell>
  );
}

type ComparedProps = { readonly name: string; readonly sha256: string; readonly matches: boolean };

function Compared({ name, sha256, matches }: ComparedProps) {
  return matches ? (
    <Notice tone="good" title="Match" live="polite">
      <p className="file-name">{name}</p>
      <p>
        The file is, bit for bit, one that was released here. By whom, to whom and about whom is not told.
      </p>
      <p className="digest">{sha256}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title="No match" live="assertive">
      <p className="file-name">{name}</p>
      <p>No file that was released here has this digest: it was changed, or it never came from here.</p>
      <p>
        Compare the file as it was downloaded. One that was saved again, printed, scanned or signed is another
        file, and so is a part of it. If you asked for the records, download them anew from the{" "}
        <Go to={paths.signIn()}>page of your request</Go>. If somebody gave you the file, ask them for it as
        it was released, and rely on none that does not match.
      </p>
      <p className="digest">{sha256}</p>
    </Notice>
  );
}
