import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Shelf } from "../../../../workflows/contract/retention.ts";
import { dispositionWords, shelfClassWords } from "../../../../workflows/contract/retention-words.ts";
import { lackIn, NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { Act } from "../../ui/act.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { dateWords } from "../../words/dates.ts";
import { counted } from "../../words/sizes.ts";
import {
  answersOf,
  dispositionBadges,
  filesWords,
  holdersOf,
  spanWords,
  standsAgainst,
} from "../../words/retention.ts";
import { Refused } from "../request/refused.tsx";
import { lackOfReason, WordsField } from "../request/words-field.tsx";
import { HeldBy } from "./held-by.tsx";
import { staffCall } from "./staff-call.ts";

export const retentionKey = ["retention"] as const;

/** Proposes that a whole record is destroyed; the end of treatment is the one the search was made with. */
function ProposeDisposal({ shelf, endedOn }: { readonly shelf: Shelf; readonly endedOn: string }) {
  const queries = useQueryClient();
  const [ground, setGround] = useState("");
  const [lack, setLack] = useState<Lack>();
  const propose = useMutation({
    mutationFn: () =>
      staffCall("proposeDisposal", {
        params: { patientRef: shelf.patientRef },
        body: { treatmentEndedOn: endedOn, ground: ground.trim() },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: retentionKey }),
  });
  const place = useKeptFocus(propose.isSuccess);
  if (propose.isSuccess)
    return (
      <div ref={place} tabIndex={-1}>
        <Notice tone="good" title="Proposed" live="polite">
          <p>Somebody else confirms it under Disposals. Until then nothing is touched.</p>
        </Notice>
      </div>
    );
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing =
          endedOn === ""
            ? { words: "Enter above when treatment ended, and look again." }
            : lackIn("ground", lackOfReason(ground));
        setLack(missing);
        if (missing === undefined) propose.mutate();
      }}
    >
      <p className="small">
        The whole record goes: every class, every version. Psychotherapy notes, and what nobody has
        classified, go with it where the schedule lets them, if there are any.
      </p>
      <WordsField
        name="ground"
        label="On what ground may it go?"
        help="The period that has run, or who decided it and on whose advice. It stands on the certificate."
        value={ground}
        onChange={setGround}
      />
      <NotComplete lack={lack} />
      {propose.isError ? <Refused error={propose.error} /> : null}
      <Button type="submit" variant="default" loading={propose.isPending} style={{ justifySelf: "start" }}>
        Propose the disposal
      </Button>
    </form>
  );
}

/** What closed requests of the patient left behind, and until when it is kept at least. */
function FilesLeft({ files }: Pick<Shelf, "files">) {
  if (files.length === 0) return null;
  return (
    <>
      <h4>Files of closed requests</h4>
      <ul className="list">
        {files.map((one) => (
          <li key={one.requestId}>
            <div className="row">
              <Badge tone={dispositionBadges[one.disposition.kind].tone}>
                {dispositionBadges[one.disposition.kind].words}
              </Badge>
              <strong className="small">{filesWords(one)}</strong>
            </div>
            <p className="small">{dispositionWords(one.disposition)}</p>
            <HeldBy words="The request:" holders={[one]} />
          </li>
        ))}
      </ul>
      <p className="soft small">
        These are the papers that came in and went out, and productions that somebody was given. A disposal of
        the record leaves them where they are: that they are destroyed is proposed on the page of the request,
        under Hold and close.
      </p>
    </>
  );
}

function ShelfFound({ shelf, endedOn }: { readonly shelf: Shelf; readonly endedOn: string }) {
  return (
    <li className="panel stack">
      <div>
        <h3>{shelf.name}</h3>
        <p className="soft small">
          Born {dateWords(shelf.birthDate)}. {spanWords(shelf)}
        </p>
      </div>
      <ul className="list">
        {answersOf(shelf.classes).map(({ classes, kind, words }) => (
          <li key={words}>
            <div className="row">
              <Badge tone={dispositionBadges[kind].tone}>{dispositionBadges[kind].words}</Badge>
              <strong className="small">{classes.map((one) => shelfClassWords[one]).join("; ")}</strong>
            </div>
            <p className="small">{words}</p>
          </li>
        ))}
      </ul>
      <HeldBy words="What holds it:" holders={holdersOf(shelf.classes)} />
      <FilesLeft files={shelf.files} />
      {standsAgainst(shelf) ? null : (
        <Act title={`Propose a disposal for ${shelf.name}`}>
          <ProposeDisposal shelf={shelf} endedOn={endedOn} />
        </Act>
      )}
    </li>
  );
}

/** Looks up what becomes of the record of a patient. */
export function Shelves() {
  const [name, setName] = useState("");
  const [endedOn, setEndedOn] = useState("");
  const search = useMutation({
    mutationFn: (asked: { readonly name: string; readonly endedOn: string }) =>
      staffCall("searchShelves", {
        body: {
          name: asked.name.trim(),
          ...(asked.endedOn === "" ? {} : { treatmentEndedOn: asked.endedOn }),
        },
      }),
  });
  return (
    <section className="stack" aria-labelledby="shelves">
      <h2 id="shelves">Look up a record</h2>
      <form
        className="panel stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          search.mutate({ name, endedOn });
        }}
      >
        <div className="fields">
          <TextInput
            label="Name of the patient, or its beginning"
            description="First name first. Leave it empty to see the beginning of the list."
            value={name}
            onChange={(change) => {
              setName(change.currentTarget.value);
            }}
          />
          <TextInput
            type="date"
            label="Treatment ended on"
            description="From this day the periods of the law run. Without it you see only what holds the record."
            value={endedOn}
            onChange={(change) => {
              setEndedOn(change.currentTarget.value);
            }}
          />
        </div>
        <Button type="submit" loading={search.isPending} style={{ justifySelf: "start" }}>
          Look it up
        </Button>
      </form>
      <output className="unseen">
        {search.data === undefined
          ? ""
          : search.data.shelves.length === 0
            ? "Nobody of this name"
            : `${counted(search.data.shelves.length, "record")} found`}
      </output>
      {search.isError ? <RefusalNotice error={search.error} /> : null}
      {search.data === undefined ? null : search.data.shelves.length === 0 ? (
        <div className="panel empty">
          <h3>Nobody of this name</h3>
          <p className="soft">Names are found by their beginning, first name first.</p>
        </div>
      ) : (
        <ul className="bare">
          {search.data.shelves.map((shelf) => (
            <ShelfFound key={shelf.patientRef} shelf={shelf} endedOn={search.variables?.endedOn ?? ""} />
          ))}
        </ul>
      )}
    </section>
  );
}
