import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { digestOf } from "../../api/digest.ts";
import { problemOf } from "../../api/problem-of.ts";
import { fetchWhole } from "../../api/resumable-download.ts";
import type { Reached } from "../../api/resumable-download.ts";
import type { DownloadLink } from "../../../../workflows/contract/outward.ts";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { sizeWords } from "../../words/sizes.ts";

type SavePicker = (asked: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
declare global {
  interface Window {
    /** How a browser asks where a file is to lie (File System Access); not every browser does. */
    readonly showSaveFilePicker?: SavePicker;
  }
}

type Saving = {
  readonly handle: FileSystemFileHandle;
  readonly into: FileSystemWritableFileStream;
  readonly reached: Reached;
};
type State =
  | { readonly at: "rest" }
  | { readonly at: "saving"; readonly here: number; readonly all: number }
  | { readonly at: "checking" }
  | { readonly at: "same" | "other" | "too-large-to-check" | "another-file" }
  | { readonly at: "broken-off" }
  | { readonly at: "refused"; readonly error: unknown };

/** A digest of more than this no browser works out at once. */
const mostChecked = 1_000_000_000;
const longestPauseMs = 20_000;
const pause = (nth: number) =>
  new Promise<void>((done) => {
    setTimeout(done, Math.min(1000 * 2 ** nth, longestPauseMs));
  });

/** A link, or none while the line is down or too much was asked. */
const heard = (link: () => Promise<DownloadLink>) => () =>
  link().catch((error: unknown) => {
    if ([429, 503].includes(problemOf(error).status)) return undefined;
    throw error;
  });

type SaveToFileProps = {
  readonly what: "production" | "archive";
  readonly fileName: string;
  readonly sha256: string;
  readonly link: () => Promise<DownloadLink>;
};

/** The files that can be large, each to be saved as a whole however often the line breaks; how to go on by hand where the browser cannot. */
export function SaveLargeFiles({ files }: { readonly files: readonly SaveToFileProps[] }) {
  if (window.showSaveFilePicker === undefined)
    return (
      <p className="soft small">
        If the download breaks off, press the button again, and let the browser go on with it where it offers
        to. Then check the file below.
      </p>
    );
  return (
    <div className="stack" style={{ "--gap": "0.6rem" }}>
      <div className="soft small">
        Saved into a file of your choice, a download goes on by itself where the line breaks, and the file is
        compared after.
      </div>
      {files.map((file) => (
        <SaveToFile key={file.what} {...file} />
      ))}
    </div>
  );
}

/** Saves a file of a production straight into one that its reader chose: it goes on where the line broke, and is compared after. */
function SaveToFile({ what, fileName, sha256, link }: SaveToFileProps) {
  const [state, setState] = useState<State>({ at: "rest" });
  const kept = useRef<Saving>(null);
  const choose = window.showSaveFilePicker;

  const compare = async (handle: FileSystemFileHandle) => {
    const file = await handle.getFile();
    if (file.size > mostChecked) return setState({ at: "too-large-to-check" });
    setState({ at: "checking" });
    setState({ at: (await digestOf(file)) === sha256 ? "same" : "other" });
  };
  const save = async ({ handle, into, reached }: Saving) => {
    setState({ at: "saving", here: reached.here, all: Number.POSITIVE_INFINITY });
    const progress = (here: number, all: number) => setState({ at: "saving", here, all });
    const take = (bytes: Uint8Array<ArrayBuffer>) => into.write(bytes);
    const ended = await fetchWhole({ link: heard(link), take, progress, pause, now: Date.now }, reached);
    kept.current = ended.end === "broken-off" ? { handle, into, reached: ended.reached } : null;
    if (ended.end === "broken-off") return setState({ at: "broken-off" });
    if (ended.end === "another-file") {
      await into.abort();
      return setState({ at: "another-file" });
    }
    await into.close();
    return compare(handle);
  };
  const begin = async () => {
    if (choose === undefined) return;
    try {
      const handle = await choose.call(window, { suggestedName: fileName });
      await save({ handle, into: await handle.createWritable(), reached: { here: 0, tag: null } });
    } catch (error) {
      // Whoever chose no file changed their mind.
      if (!(error instanceof DOMException && error.name === "AbortError")) setState({ at: "refused", error });
    }
  };
  const goOn = () => {
    if (kept.current) void save(kept.current).catch((error: unknown) => setState({ at: "refused", error }));
  };
  return (
    <div className="stack" style={{ "--gap": "0.5rem" }}>
      <div className="row">
        <Button size="xs" variant="default" loading={state.at === "saving"} onClick={() => void begin()}>
          Save the {what}
        </Button>
      </div>
      <Told what={what} state={state} sha256={sha256} onGoOn={goOn} />
    </div>
  );
}

type ToldProps = Pick<SaveToFileProps, "what" | "sha256"> & {
  readonly state: State;
  readonly onGoOn: () => void;
};

function Told({ what, state, sha256, onGoOn }: ToldProps) {
  switch (state.at) {
    case "rest":
      return null;
    case "saving":
      return (
        <div>
          <progress
            aria-label={`How much of the ${what} is here`}
            style={{ width: "100%" }}
            {...(Number.isFinite(state.all) ? { value: state.here, max: state.all } : {})}
          />
          <div className="soft small number">
            {Number.isFinite(state.all)
              ? `${sizeWords(state.here)} of ${sizeWords(state.all)}`
              : "Waiting for the file to begin."}
          </div>
        </div>
      );
    case "checking":
      return (
        <Notice tone="info" title="The file is here; comparing it with what was released" live="polite" />
      );
    case "same":
      return (
        <Notice tone="good" title={`The file is the ${what} as it was released`} live="polite">
          <p>Not one bit differs.</p>
        </Notice>
      );
    case "too-large-to-check":
      return (
        <Notice tone="info" title="The file is here, and too large to be compared in a browser" live="polite">
          <p>
            Compare its digest with a tool of your own: <code>shasum -a 256</code> on a Mac or Linux,{" "}
            <code>certutil -hashfile FILE SHA256</code> on Windows. It has to be:
          </p>
          <p className="digest">{sha256}</p>
        </Notice>
      );
    case "broken-off":
      return (
        <Notice tone="warn" title="The line broke and did not come back" live="assertive">
          <p>What came so far stays as long as this page is open.</p>
          <Button size="xs" onClick={onGoOn}>
            Go on where it is
          </Button>
        </Notice>
      );
    case "other":
    case "another-file":
      return (
        <Notice tone="bad" title="This file is not what was released" live="assertive">
          <p>Save it once more. If it is so again, tell the practice.</p>
        </Notice>
      );
    case "refused":
      return <RefusalNotice error={state.error} />;
  }
}
