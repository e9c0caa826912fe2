import { NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NoteMark } from "../../../../workflows/contract/reading.ts";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import { newId } from "../../forms/new-id.ts";
import { Act } from "../../ui/act.tsx";
import { Badge } from "../../ui/badge.tsx";
import { markWords } from "../../words/readings.ts";
import { NoteReading } from "../desk/note-reading.tsx";
import { staffCall } from "../desk/staff-call.ts";
import { CommandForm } from "./command-form.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type Vault = NonNullable<RequestOverview["vault"]>;
type Note = RequestOverview["records"][number];

/** Says of one note that was read whether it should go; what stands against it keeps the vault from being approved. */
function MarkNote({ note }: { readonly note: Note }) {
  const [mark, setMark] = useState<NoteMark | "">("");
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="markNote"
      label="Mark this note"
      consequence="While a note is marked to be withheld, nobody can approve or decline this opening. To withhold it, return the request for changes: the vault closes, and the review decides anew."
      build={() =>
        mark === ""
          ? "Choose: it may go, or it is to be withheld."
          : (lackOfReason(reason) ?? { documentId: note.documentId, mark, reason: reason.trim() })
      }
    >
      <NativeSelect
        label={`Your mark for: ${note.title}`}
        value={mark}
        data={[
          { value: "", label: "Choose" },
          ...Object.entries(markWords).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(change) => {
          setMark(change.currentTarget.value as NoteMark | "");
        }}
      />
      <WordsField
        label="Why?"
        help="Kept in the history. Write nothing here of what the note says."
        value={reason}
        onChange={setReason}
      />
    </CommandForm>
  );
}

function ReadNote({ note, vault }: { readonly note: Note; readonly vault: Vault }) {
  const { requestId, version: expectedVersion } = useRequest().overview;
  const queries = useQueryClient();
  const marks = vault.marks.filter(({ documentId }) => documentId === note.documentId);
  return (
    <li className="stack">
      {vault.readable.includes(note.documentId) ? (
        <Act title={`Read: ${note.title}`}>
          <NoteReading
            what={note.title}
            statement="I read this note to decide on its release."
            open={async (reason) => {
              // The command has the id of the reading: by it the vault finds in the history that it was asked for.
              const readingId = newId("rdg");
              const payload = { readingId, documentId: note.documentId, reason };
              await staffCall("command", {
                params: { requestId },
                body: { commandId: readingId, expectedVersion, command: "readNote", payload },
              });
              await queries.invalidateQueries({ queryKey: ["overview", requestId] });
              return staffCall("openReading", { params: { requestId, readingId } });
            }}
          />
        </Act>
      ) : (
        <p className="soft small">
          {note.title}: its author alone reads it before the first approval. Once its author, or the other
          person who is asked, has approved, you can read it here; or approve without reading it.
        </p>
      )}
      {marks.length === 0 ? null : (
        <ul className="list">
          {marks.map(({ personId, name }) => (
            <li key={personId}>
              <Badge tone="bad">{markWords.withhold}</Badge> {name}
            </li>
          ))}
        </ul>
      )}
      <Act title={`Mark: ${note.title}`}>
        <MarkNote note={note} />
      </Act>
    </li>
  );
}

/** For those who are asked to approve the vault: each of its notes, to be read for some minutes and marked. */
export function ReadBeforeApproval({ vault }: { readonly vault: Vault }) {
  const { overview } = useRequest();
  const notes = overview.records.filter(({ documentId }) => vault.documentIds.includes(documentId));
  return (
    <ForRole commands={["readNote"]}>
      <h3>Read before you decide</h3>
      <p className="small">
        Before the first approval its author alone reads a note. One note at a time, with a fresh sign-in and
        a reason. The vault lends its key, a copy is made for you alone, and it is destroyed after ten
        minutes, when you decide, or when the authority falls.
      </p>
      <ul className="list">
        {notes.map((note) => (
          <ReadNote key={note.documentId} note={note} vault={vault} />
        ))}
      </ul>
    </ForRole>
  );
}
