import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";
import type { ProductionFile } from "../../../../workflows/contract/production-files.ts";
import { call } from "../../api/client.ts";
import { CheckMyFile } from "../../forms/check-my-file.tsx";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { instantWords } from "../../words/dates.ts";
import { counted, sizeWords } from "../../words/sizes.ts";
import { SaveLargeFiles } from "./save-to-file.tsx";

const files = {
  production: { words: "The production", help: "All pages with their Bates numbers, as one PDF." },
  "cover-letter": { words: "The cover letter", help: "What is produced, what is withheld, and why." },
  manifest: { words: "The manifest", help: "Every document with its pages, numbers and digest." },
  packet: {
    words: "The archive",
    help: "The same pages, each document as a file of its own with its words, and the index, logs and load files for review tools, as one ZIP. A certificate of the custodian is a paper of its own: it is signed once the archive is made.",
  },
} as const satisfies Record<ProductionFile, { readonly words: string; readonly help: string }>;

const linkTo = (session: RequesterSessionHeld, file: ProductionFile) =>
  call("download", {
    params: { requestId: session.requestId },
    token: session.sessionToken,
    body: { file },
  });

type Released = NonNullable<OutwardView["production"]>;
/** Of the two files that can be large. */
const sizeOf = ({ bytes, packet }: Released, file: ProductionFile): number | undefined =>
  ({ production: bytes, packet: packet?.bytes, manifest: undefined, "cover-letter": undefined })[file];

/** Whoever collects the production may collect the archive in its place: each has all the records. */
const largeFiles = (session: RequesterSessionHeld, trackingNumber: string, production: Released) => [
  {
    what: "production" as const,
    fileName: `${trackingNumber}-production.pdf`,
    sha256: production.productionSha256,
    link: () => linkTo(session, "production"),
  },
  ...(production.packet
    ? [
        {
          what: "archive" as const,
          fileName: `${trackingNumber}-packet.zip`,
          sha256: production.packet.sha256,
          link: () => linkTo(session, "packet"),
        },
      ]
    : []),
];

function DownloadRow(props: {
  readonly session: RequesterSessionHeld;
  readonly file: ProductionFile;
  readonly bytes: number | undefined;
}) {
  const about = files[props.file];
  const download = useMutation({
    mutationFn: () => linkTo(props.session, props.file),
    onSuccess: (link) => {
      location.assign(link.url);
    },
  });
  return (
    <li>
      <div className="spread">
        <div>
          <strong>{about.words}</strong>
          {props.bytes === undefined ? null : <span className="soft small">, {sizeWords(props.bytes)}</span>}
          <div className="soft small">{about.help}</div>
        </div>
        <Button
          variant={props.file === "production" ? "filled" : "default"}
          loading={download.isPending}
          onClick={() => {
            download.mutate();
          }}
        >
          Download<span className="unseen"> {about.words}</span>
        </Button>
      </div>
      {download.isError ? <RefusalNotice error={download.error} /> : null}
      {download.isSuccess ? (
        <output className="soft small block">
          The download has begun. The link works for one minute and for you alone; press the button again for
          a new one.
        </output>
      ) : null}
    </li>
  );
}

type ProductionSectionProps = { readonly session: RequesterSessionHeld; readonly view: OutwardView };

/** The released production: downloads, digests, and a check of a file against its digest. */
export function ProductionSection({ session, view }: ProductionSectionProps) {
  const { production } = view;
  if (production === undefined) return null;
  return (
    <section className="panel stack" aria-labelledby="production">
      <h2 id="production">Your production</h2>
      <dl className="facts">
        <dt>Released</dt>
        <dd>{instantWords(production.releasedAt)}</dd>
        <dt>Pages</dt>
        <dd>{counted(production.pages, "page")}</dd>
        <dt>Bates range</dt>
        <dd className="number">
          {production.batesFirst} – {production.batesLast}
        </dd>
      </dl>
      {view.identityVerified ? (
        <ul className="list">
          {(Object.keys(files) as ProductionFile[])
            .filter((file) => file !== "packet" || production.packet !== undefined)
            .map((file) => (
              <DownloadRow key={file} session={session} file={file} bytes={sizeOf(production, file)} />
            ))}
          <li>
            <SaveLargeFiles files={largeFiles(session, view.trackingNumber, production)} />
          </li>
        </ul>
      ) : (
        <Notice tone="warn" title="The practice is still verifying who you are">
          <p>The downloads open here as soon as that is done.</p>
        </Notice>
      )}
      <CheckMyFile
        digests={{
          production: production.productionSha256,
          manifest: production.manifestSha256,
          ...(production.coverLetterSha256 && { "cover-letter": production.coverLetterSha256 }),
          ...(production.packet && { packet: production.packet.sha256 }),
        }}
      />
      <details>
        <summary>Digests, to check the files with a tool of your own</summary>
        <dl className="facts" style={{ marginTop: "0.6rem" }}>
          <dt>SHA-256 of the production</dt>
          <dd className="digest">{production.productionSha256}</dd>
          {production.coverLetterSha256 === undefined ? null : (
            <>
              <dt>SHA-256 of the cover letter</dt>
              <dd className="digest">{production.coverLetterSha256}</dd>
            </>
          )}
          <dt>SHA-256 of the manifest</dt>
          <dd className="digest">{production.manifestSha256}</dd>
          {production.packet === undefined ? null : (
            <>
              <dt>SHA-256 of the archive</dt>
              <dd className="digest">{production.packet.sha256}</dd>
            </>
          )}
        </dl>
      </details>
    </section>
  );
}
