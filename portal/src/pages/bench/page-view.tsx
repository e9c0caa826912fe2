import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { MarkBox } from "../../../../workflows/contract/redaction-marks.ts";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { staffCall } from "../desk/staff-call.ts";
import type { PageSize, PageWord } from "./boxes.ts";
import { takesOut } from "./draft.ts";
import type { ShownMark } from "./draft.ts";
import { Sheet } from "./sheet.tsx";
import { usePagePicture } from "./use-record.ts";
import type { Where } from "./use-record.ts";
import { WordList } from "./word-list.tsx";

type PageViewProps = {
  readonly where: Where;
  readonly page: number;
  readonly pages: number;
  readonly size: PageSize;
  readonly width: number;
  readonly look: "marking" | "preview";
  readonly marks: readonly ShownMark[];
  readonly hints: readonly MarkBox[];
  readonly selected: string | undefined;
  readonly mayMark: boolean;
  readonly draws: boolean;
  /** What a search read in the page's pictures. */
  readonly readWords: readonly PageWord[];
  readonly onSelect: (key: string) => void;
  readonly onDraw: (box: MarkBox) => void;
  readonly onChange: (mark: ShownMark, box: MarkBox) => void;
  readonly onRemove: (mark: ShownMark) => void;
  readonly onMarkWord: (word: PageWord) => void;
};

/** The page in work, with its marks or as it will leave. */
export function PageView(props: PageViewProps) {
  return props.look === "preview" ? <Preview {...props} /> : <Marking {...props} />;
}

type SheetRoomProps = { readonly name: string; readonly width: number; readonly children: ReactNode };

/** Where a page that is larger than its column is scrolled sideways, by keyboard as well. */
function SheetRoom({ name, width, children }: SheetRoomProps) {
  return (
    // What scrolls has to be reached by whoever has no mouse (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet-room" tabIndex={0} aria-label={name}>
      <div style={{ width: `${width / 10}%` }}>{children}</div>
    </section>
  );
}

function Marking({ where, page, width, size, readWords, ...more }: PageViewProps) {
  const shown = usePagePicture(where, page, width);
  if (shown.data === undefined)
    return shown.isError ? (
      <RefusalNotice error={shown.error} onRetry={() => void shown.refetch()} />
    ) : (
      <Waiting words={`Page ${page} is being drawn.`} lines={8} />
    );
  const { picture, words, hasPicture } = shown.data;
  return (
    <>
      <SheetRoom name="The page" width={width}>
        <Sheet page={page} size={size} picture={picture} {...more} />
      </SheetRoom>
      <WordList
        words={[...words, ...readWords]}
        isPicture={hasPicture}
        {...(more.mayMark ? { onMark: more.onMarkWord } : {})}
      />
    </>
  );
}

function Preview({ where, page, pages, width, size, marks }: PageViewProps) {
  const boxes = marks.filter(takesOut).map(({ box, reason }) => ({ box, reason }));
  const shown = useQuery({
    queryKey: ["bench-preview", where.requestId, where.documentId, page, width, boxes],
    enabled: boxes.length > 0,
    queryFn: () =>
      staffCall("previewPage", { params: { ...where, page: String(page) }, body: { width, boxes } }),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
  if (boxes.length === 0)
    return (
      <Notice tone="info" title="Nothing is taken out of this page" live="polite">
        <p>It leaves as it is, written anew without what nobody sees.</p>
      </Notice>
    );
  if (shown.data === undefined)
    return shown.isError ? (
      <RefusalNotice error={shown.error} onRetry={() => void shown.refetch()} />
    ) : (
      <Waiting words={`Page ${page} is being redacted. A scan takes some seconds.`} lines={8} />
    );
  return (
    <>
      <SheetRoom name="The page as it will leave" width={width}>
        <div className="sheet" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
          <img
            src={`data:image/png;base64,${shown.data.picture}`}
            alt={`Page ${page} of ${pages} as it will leave; its words are listed beneath it`}
          />
        </div>
      </SheetRoom>
      <p className="soft small">
        The production adds its page number below. Words that stay are set anew on their line, so that nothing
        tells how long the missing ones were.
      </p>
      <WordList words={shown.data.words} isPicture={false} />
    </>
  );
}
