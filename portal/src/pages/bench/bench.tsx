import { useEffect, useRef, useState } from "react";
import type { MarkView, RecordPages } from "../../../../workflows/contract/record-pages.ts";
import { pagesListed } from "../../../../workflows/contract/pages-to-read.ts";
import type { PagesToRead } from "../../../../workflows/contract/pages-to-read.ts";
import type { MarkBox } from "../../../../workflows/contract/redaction-marks.ts";
import type { Me, RequestOverview } from "../../../../workflows/contract/staff.ts";
import { Notice } from "../../ui/notice.tsx";
import { counted } from "../../words/sizes.ts";
import { Refused } from "../request/refused.tsx";
import { Section } from "../request/section.tsx";
import { BenchBar } from "./bench-bar.tsx";
import { firstBox, inTenths, placeWords } from "./boxes.ts";
import { isDirty, shownMarks, takesOut } from "./draft.ts";
import type { Act, NewMark, ShownMark, Work } from "./draft.ts";
import { MarkList } from "./mark-list.tsx";
import { PageStrip } from "./page-strip.tsx";
import { PageView } from "./page-view.tsx";
import { SearchPanel } from "./search-panel.tsx";
import { isDecided, isStrange, runsOf, strangeOf } from "./strange-pages.ts";
import { usePagePicture } from "./use-record.ts";
import type { Where } from "./use-record.ts";
import { useSave } from "./use-save.ts";
import { useSearch } from "./use-search.ts";
import type { Hit } from "./use-search.ts";
import { WhosePage, whosePageId, WhosePages } from "./whose-page.tsx";
import type { Whose } from "./whose-page.tsx";

type BenchProps = {
  readonly where: Where;
  readonly me: Me;
  /** Whether this person may mark now, and why not; absent for a role that never marks. */
  readonly may: RequestOverview["allowed"][number] | undefined;
  readonly record: RecordPages;
  /** Pages that may be another patient's, known since the record came in. */
  readonly flagged: Pick<PagesToRead, "another" | "unread">;
  readonly saved: readonly MarkView[];
  readonly work: Work;
  readonly dispatch: (act: Act) => void;
};

/** The record with its marks: pages, the page in work, its marks, the search. */
export function Bench({ where, me, may, record, flagged, saved, work, dispatch }: BenchProps) {
  const { pages, recordSha256 } = record;
  const [page, setPage] = useState(1);
  const [selected, setSelected] = useState<string>();
  const [look, setLook] = useState<"marking" | "preview">("marking");
  const [draws, setDraws] = useState(false);
  const [width, setWidth] = useState(1000);
  const [said, setSaid] = useState("");
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  const toFocus = useRef<string>(undefined);
  const search = useSearch(where, pages);
  const save = useSave(where, recordSha256, dispatch);
  const size = pages[page - 1] ?? { width: 1, height: 1 };
  const mayMark = may?.enabled === true;
  const readWords = search.searched.readWords.get(page) ?? [];
  const known = [...(usePagePicture(where, page, width).data?.words ?? []), ...readWords];
  const all = shownMarks(saved, work.now, me.personId);
  const here = all.filter((mark) => mark.page === page);
  const strange = strangeOf(flagged, pages, search.searched.hits);
  const words = search.searched.hits.filter((hit) => !isStrange(hit));
  const openHits = [...words, ...strange].filter(
    (hit) => !declined.has(hit.id) && !isDecided(hit, all, saved, work),
  );
  const openStrange = openHits.filter(isStrange);
  // What was just made or turned to is where the keyboard goes on.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const target = document.getElementById(toFocus.current);
    if (target) toFocus.current = undefined;
    target?.focus();
  });

  const add = (marks: readonly NewMark[], words: string) => {
    dispatch({ do: "add", marks });
    setSaid(words);
  };
  const draw = (box: MarkBox, reason: NewMark["reason"] = "other-person") => {
    const id = crypto.randomUUID();
    add([{ id, page, box, reason }], `Box drawn: ${placeWords(box)}. Choose its reason under Marks.`);
    setSelected(id);
    toFocus.current = id;
  };
  const change = (mark: ShownMark, box: MarkBox, reason = mark.reason) => {
    dispatch({ do: "change", key: mark.key, box, reason });
    setSaid(placeWords(box));
  };
  const remove = ({ key, saved: view }: ShownMark) => {
    dispatch(view ? { do: "edit", mark: view.mark, edit: { step: "withdrawn" } } : { do: "remove", id: key });
    setSaid("The mark is taken away.");
    document.getElementById("marks-of-page")?.focus();
  };
  const turn = (to: number) => {
    setPage(to);
    setSelected(undefined);
  };
  const show = (hit: Hit) => {
    turn(hit.page);
    toFocus.current = whosePageId;
  };
  const saidWhose = (hits: readonly Hit[], whose: Whose) => {
    // That a page was looked at and is the patient's is kept, with who said so.
    const marks = hits.map(({ text: _text, ...mark }): NewMark =>
      whose === "patient" ? { ...mark, isDeclined: true } : mark,
    );
    const pages = pagesListed(hits.map((hit) => hit.page));
    add(marks, whose === "patient" ? `Stays: ${pages}.` : `Taken out as another's: ${pages}.`);
  };
  const strangeHere = strange.find((hit) => hit.page === page);

  return (
    <div className="bench">
      <PageStrip
        pages={pages}
        page={page}
        onTurn={turn}
        flagsOf={(number) => {
          const on = all.filter((mark) => mark.page === number);
          return {
            marks: on.filter(takesOut).length,
            open:
              on.filter((mark) => !takesOut(mark)).length +
              openHits.filter((hit) => hit.page === number).length,
            isUnread: search.searched.unread.includes(number),
          };
        }}
      />
      <div className="bench-page stack">
        <BenchBar
          page={page}
          pages={pages.length}
          onTurn={turn}
          mayMark={mayMark}
          look={look}
          draws={draws}
          width={width}
          canUndo={work.past.length > 0}
          canRedo={work.future.length > 0}
          dirty={isDirty(work)}
          saving={save.isPending}
          onLook={setLook}
          onDraws={setDraws}
          onWidth={setWidth}
          onAdd={() => draw(firstBox(size))}
          onUndo={() => {
            dispatch({ do: "undo" });
            setSaid("Undone.");
          }}
          onRedo={() => {
            dispatch({ do: "redo" });
            setSaid("Done again.");
          }}
          onSave={() => save.mutate(work.now, { onSuccess: () => setSaid("The marks are saved.") })}
        />
        {may === undefined || mayMark ? null : <p className="soft small">{may.words}</p>}
        {save.isError ? <Refused error={save.error} /> : null}
        <output className="bench-said small">{save.isPending ? "The marks are being saved." : said}</output>
        {mayMark && strangeHere ? (
          <WhosePage
            hit={strangeHere}
            isOpen={openStrange.includes(strangeHere)}
            next={openStrange.find((hit) => hit.page > page) ?? openStrange[0]}
            onWhose={(hits, whose) => {
              saidWhose(hits, whose);
              toFocus.current = whosePageId;
            }}
            onShow={show}
          />
        ) : null}
        <PageView
          where={where}
          page={page}
          pages={pages.length}
          size={size}
          width={width}
          look={look}
          marks={here}
          hints={openHits.filter((hit) => hit.page === page).map(({ box }) => box)}
          selected={selected}
          mayMark={mayMark}
          draws={draws}
          readWords={readWords}
          onSelect={setSelected}
          onDraw={draw}
          onChange={change}
          onRemove={remove}
          onMarkWord={(word) => draw(inTenths(word.box, size))}
        />
      </div>
      <div className="bench-side">
        <Section title={`Marks of page ${page}`} level={2}>
          <div id="marks-of-page" tabIndex={-1}>
            <MarkList
              marks={here}
              words={known}
              selected={selected}
              mayMark={mayMark}
              onSelect={setSelected}
              onReason={(mark, reason) =>
                mark.is === "waiting" && mark.saved
                  ? dispatch({ do: "edit", mark: mark.saved.mark, edit: { step: "confirmed", reason } })
                  : change(mark, mark.box, reason)
              }
              onRemove={remove}
              onEdit={(mark, edit) => {
                if (mark.saved) dispatch({ do: "edit", mark: mark.saved.mark, edit });
              }}
            />
          </div>
        </Section>
        {mayMark && strange.length > 0 ? (
          <Section
            title="Pages that may be another patient's"
            lead="Look at each, and say whose it is: another's is taken out. What is said of all found places does not touch these."
            level={2}
          >
            <WhosePages
              runs={runsOf(strange, openStrange)}
              decided={strange.length - openStrange.length}
              onWhose={saidWhose}
              onShow={show}
            />
          </Section>
        ) : null}
        {mayMark ? (
          <Section title="Search and mark" level={2}>
            <SearchPanel
              pages={pages.length}
              searched={search.searched}
              open={openHits.filter((hit) => !isStrange(hit))}
              onStart={(asked) => void search.start(asked)}
              onStop={search.stop}
              onShow={(hit) => turn(hit.page)}
              onConfirm={(hits) =>
                add(
                  hits.map(({ text: _text, ...mark }) => mark),
                  `${counted(hits.length, "place")} marked.`,
                )
              }
              onDecline={(hits) => {
                setDeclined((before) => new Set([...before, ...hits.map(({ id }) => id)]));
                setSaid(`${counted(hits.length, "place")} declined.`);
              }}
            />
          </Section>
        ) : (
          <Notice tone="info" title="You look, and mark nothing">
            <p>A clinician who treats the patient marks what is taken out, during the review.</p>
          </Notice>
        )}
      </div>
    </div>
  );
}
