import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { CounselPaper } from "../../../../workflows/contract/motions.ts";
import { Choose } from "../../ui/choose.tsx";
import { dayWords } from "../../words/dates.ts";
import { counselPapers } from "../../words/movers.ts";
import { plain } from "../../words/plain.ts";
import { CommandForm } from "./command-form.tsx";
import { Day } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";
import { usePapersToSend } from "./use-papers-to-send.ts";

const papers = Object.fromEntries(
  Object.entries(counselPapers).map(([paper, words]) => [paper, plain(words)]),
) as Record<CounselPaper, string>;

/** Counsel's sign-off of what the practice sends to court, by name and day. */
export function CounselSignOff() {
  const { signedOff, allowed } = useRequest().overview;
  const mayRecord = allowed.some(({ command }) => command === "recordCounselSignOff");
  const drafts = usePapersToSend(mayRecord).data?.papers ?? [];
  const [paper, setPaper] = useState<CounselPaper | "">("");
  const [counsel, setCounsel] = useState("");
  const [signedOn, setSignedOn] = useState("");
  return (
    <Section
      title="Counsel's sign-off"
      lead="The practice goes to court through a lawyer: what it files is recorded only after counsel signed it off (FRCP 11(a)). It holds for the draft as it reads then: when the facts change its text, counsel signs off again."
    >
      {signedOff.length === 0 ? null : (
        <ul className="list" aria-label="Signed off and not filed yet">
          {signedOff.map((row) => (
            <li key={row.paper}>
              {plain(counselPapers[row.paper])}: signed off by {row.counsel} on {dayWords(row.signedOn)}
            </li>
          ))}
        </ul>
      )}
      <ForRole commands={["recordCounselSignOff"]}>
        <CommandForm
          command="recordCounselSignOff"
          onlyWhenPossible
          label="Record the sign-off"
          tone="quiet"
          build={() => {
            if (paper === "") return "Choose the paper.";
            if (counsel.trim().length < 3) return "Enter the name of the lawyer.";
            if (signedOn === "") return "Enter the date.";
            // The draft as this page shows it: if it reads differently by now, the sign-off is refused.
            const draft = drafts.find((one) => one.paper === paper)?.draft;
            return { paper, counsel: counsel.trim(), signedOn, ...(draft === undefined ? {} : { draft }) };
          }}
          onDone={() => {
            setPaper("");
          }}
        >
          <div className="fields">
            <Choose label="Paper" from={papers} value={paper} onChange={setPaper} />
            <TextInput
              label="Lawyer who signed it off"
              maxLength={200}
              value={counsel}
              onChange={(change) => {
                setCounsel(change.currentTarget.value);
              }}
            />
            <Day label="Signed off on" value={signedOn} onChange={setSignedOn} />
          </div>
        </CommandForm>
      </ForRole>
    </Section>
  );
}
