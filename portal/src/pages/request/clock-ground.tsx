import { NativeSelect, TextInput } from "@mantine/core";
import { Choose } from "../../ui/choose.tsx";
import { askedOf } from "../../words/clocks.ts";
import { Day } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";

/** What was entered of the ground of a move; empty while nothing is. */
export type EnteredGround<Kind extends string> = {
  readonly kind: Kind | "";
  readonly whom: string;
  readonly on: string;
  readonly documentId: string;
};
export const noGround = { kind: "", whom: "", on: "", documentId: "" } as const;

/** The paper it stands on, as the payload has it; left out where none is on file. */
export const onPaper = (documentId: string): { readonly documentId?: string } =>
  documentId === "" ? {} : { documentId };

/** The writing or the order as the payload has it, or words on what is missing. */
export function writingOf({ kind, whom, on, documentId }: EnteredGround<"agreement" | "order">) {
  if (kind === "") return "Choose on what it stands.";
  if (whom.trim().length < 3 || on === "") return askedOf[kind].lack;
  const paper = onPaper(documentId);
  return kind === "agreement"
    ? ({ kind, withWhom: whom.trim(), signedOn: on, ...paper } as const)
    : ({ kind, court: whom.trim(), orderedOn: on, ...paper } as const);
}

type PaperProps = { readonly value: string; readonly onChange: (documentId: string) => void };

/** Which paper of the request it is, if it is on file. */
export function PaperOfGround({ value, onChange }: PaperProps) {
  const admitted = useRequest().overview.papers.filter((paper) => paper.state === "admitted");
  return (
    <NativeSelect
      label="The paper"
      description="Choose it if it was sent in; a reason alone will do until then."
      value={value}
      data={[
        { value: "", label: "Not on file" },
        ...admitted.map((paper) => ({ value: paper.documentId, label: paper.fileName })),
      ]}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

type GroundProps<Kind extends string> = {
  /** Every ground there is, with its words. */
  readonly from: Readonly<Record<Kind, string>>;
  readonly value: EnteredGround<Kind>;
  readonly onChange: (ground: EnteredGround<Kind>) => void;
};

/** On what a date is moved: who stands behind it, of which day it is, and the paper. */
export function GroundFields<Kind extends string>({ from, value, onChange }: GroundProps<Kind>) {
  const kind: string = value.kind;
  const asked = kind === "agreement" || kind === "order" ? askedOf[kind] : undefined;
  return (
    <>
      <Choose
        label="On what it stands"
        from={from}
        value={value.kind}
        onChange={(chosen) => {
          onChange({ ...value, kind: chosen });
        }}
      />
      {asked === undefined ? null : (
        <>
          <TextInput
            label={asked.whom}
            description="No name of the patient."
            maxLength={200}
            value={value.whom}
            onChange={(change) => {
              onChange({ ...value, whom: change.currentTarget.value });
            }}
          />
          <Day
            label={asked.day}
            value={value.on}
            onChange={(on) => {
              onChange({ ...value, on });
            }}
          />
          <PaperOfGround
            value={value.documentId}
            onChange={(documentId) => {
              onChange({ ...value, documentId });
            }}
          />
        </>
      )}
    </>
  );
}
