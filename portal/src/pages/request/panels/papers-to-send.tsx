import { Fragment } from "react";
import type {
  KeptBackPaper,
  MissingWords,
  OfferedPaper,
} from "../../../../../workflows/contract/papers-to-send.ts";
import { fieldId } from "../../../forms/fact-edits.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Go } from "../../../ui/go.tsx";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { paths } from "../../../util/paths.ts";
import { dayWords, instantWords } from "../../../words/dates.ts";
import { counted } from "../../../words/sizes.ts";
import { DrawUpButton } from "../draw-up-button.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { usePapersToSend } from "../use-papers-to-send.ts";

/** Something that a paper lacks, as a link to where it is answered. */
function Missing({ words, place }: MissingWords) {
  const { requestId } = useRequest().overview;
  if (place.kind === "by-hand") return <>{words}</>;
  const panel = place.kind === "fact" ? "facts" : place.panel;
  return (
    <Go
      to={paths.request(requestId)}
      search={{ panel }}
      {...(place.kind === "fact" ? { hash: fieldId(place.pointer) } : {})}
    >
      {words}
    </Go>
  );
}

/** More gaps than these are no longer read as one line. */
const mostInLine = 4;

const lackOf = ({ missing }: OfferedPaper, byHand: boolean) =>
  missing.filter(({ place }) => (place.kind === "by-hand") === byHand);

function Lacks({ title, rows }: { readonly title: string; readonly rows: readonly MissingWords[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="small">
      <span className="soft">{title}: </span>
      {rows.map((row, at) => (
        <span key={row.words}>
          {at === 0 ? "" : "; "}
          <Missing {...row} />
        </span>
      ))}
    </div>
  );
}

/** What whoever signs writes on the draft; a long list is folded, and a line each. */
function ByHand({ rows }: { readonly rows: readonly MissingWords[] }) {
  if (rows.length <= mostInLine) return <Lacks title="To be written on the draft" rows={rows} />;
  return (
    <details className="small">
      <summary>To be written on the draft: {counted(rows.length, "thing")}</summary>
      <ul className="guidance-points">
        {rows.map((row) => (
          <li key={row.words}>
            <Missing {...row} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is to be done about the paper before it goes, in short. */
function Marks({ paper, known }: { readonly paper: OfferedPaper; readonly known: number }) {
  if (paper.counsel === "none" && known === 0 && paper.unverified === 0) return null;
  return (
    <div className="row">
      {paper.counsel === "signs" ? <Badge tone="warn">Draft for counsel to sign off</Badge> : null}
      {paper.counsel === "reads" ? <Badge tone="warn">Counsel reads it before it goes</Badge> : null}
      {known === 0 ? null : (
        <Badge tone="warn">{counted(known, "fact is missing", "facts are missing")}</Badge>
      )}
      {paper.unverified === 0 ? null : (
        <Badge tone="plain">
          {counted(paper.unverified, "source is to be checked", "sources are to be checked")}
        </Badge>
      )}
    </div>
  );
}

/** Letters that the PDF cannot show, and where they stand. */
function Unshown({ paper: { unshown } }: { readonly paper: OfferedPaper }) {
  if (unshown.length === 0) return null;
  return (
    <p className="small">
      The PDF has no glyph for{" "}
      {unshown.map(({ letter, number, where }) => `${letter} (${number}) in “${where}”`).join("; ")}. It shows
      the number in its place; the Word document shows the letter.
    </p>
  );
}

/** Whether counsel's sign-off stands for the paper as it reads now. */
function SignedOff({ paper: { signedOff } }: { readonly paper: OfferedPaper }) {
  if (signedOff === undefined) return null;
  const { counsel, signedOn, ofThisDraft } = signedOff;
  return (
    <p className="small">
      {ofThisDraft
        ? `Signed off by ${counsel} on ${dayWords(signedOn)} for this draft.`
        : `The draft has changed since ${counsel} signed it off on ${dayWords(signedOn)}. Counsel signs off what it says now before it is filed.`}
    </p>
  );
}

function PaperCard({ paper }: { readonly paper: OfferedPaper }) {
  const known = lackOf(paper, false);
  return (
    <Section title={paper.title} lead={paper.why}>
      <Marks paper={paper} known={known.length} />
      <SignedOff paper={paper} />
      <Unshown paper={paper} />
      <p className="small">
        <span className="soft">To: </span>
        {paper.to}
      </p>
      <Lacks title="Missing from the case" rows={known} />
      <ByHand rows={lackOf(paper, true)} />
      <div className="row">
        {paper.forms.map((form) => (
          <DrawUpButton key={form} paper={paper} form={form} />
        ))}
      </div>
      {paper.last === undefined ? null : (
        <p className="soft small">
          Last drawn up {instantWords(paper.last.at)}
          {paper.last.version === paper.version ? "" : " from an earlier template"}.
        </p>
      )}
    </Section>
  );
}

/** What must not be drawn up as the case stands, and what goes in its place. */
function KeptBack({ papers }: { readonly papers: readonly KeptBackPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <Section title="Not to be drawn up">
      <dl className="facts">
        {papers.map(({ paper, title, why }) => (
          <Fragment key={paper}>
            <dt>{title}</dt>
            <dd>{why}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}

/** The papers that the case calls for, each drawn up afresh from what is known now. */
export function PapersToSendPanel() {
  const { me } = useRequest();
  const isDesk = me.roles.includes("practice-manager") || me.roles.includes("privacy-officer");
  const papers = usePapersToSend(isDesk);
  if (!isDesk)
    return <p className="soft small">The practice manager or the privacy officer draws up papers.</p>;
  if (papers.isError)
    return (
      <RefusalNotice
        error={papers.error}
        onRetry={() => {
          void papers.refetch();
        }}
      />
    );
  if (papers.data === undefined) return <Waiting words="Reading which papers the case calls for." />;
  return (
    <>
      <p className="soft small panel-lead">
        Each is drawn up from the facts as they are now, and says nothing that is not among them. What is
        missing is marked in the paper. Nothing is sent from here. No copy is kept, but for the binder, which
        lies encrypted for a week.
      </p>
      {papers.data.papers.length === 0 ? (
        <p className="soft">The case calls for no paper now.</p>
      ) : (
        papers.data.papers.map((paper) => <PaperCard key={paper.paper} paper={paper} />)
      )}
      <KeptBack papers={papers.data.keptBack} />
    </>
  );
}
