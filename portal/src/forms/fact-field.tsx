import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { Clinician } from "../../../workflows/contract/staff.ts";
import { CheckList } from "../ui/check-list.tsx";
import { YesNoUnknown } from "../ui/pills.tsx";
import { choicesOf } from "../words/clinicians.ts";
import { optionWords } from "../words/fact-options.ts";
import { DatesField } from "./dates-field.tsx";
import type { FactValue } from "./fact-edits.ts";
import type { FieldKind } from "./schema-field.ts";
import { Day } from "../ui/day.tsx";

type FactFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly field: FieldKind;
  /** Of whom people are chosen; nobody where the form asks for none. */
  readonly clinicians?: readonly Clinician[];
  readonly value: FactValue;
  readonly onChange: (value: FactValue) => void;
};

const text = (value: FactValue) => (typeof value === "string" ? value : "");

/** One fact as a field. Left alone or emptied, the fact is not known; the law never reads that as no. */
export function FactField({ id, label, help, field, clinicians = [], value, onChange }: FactFieldProps) {
  switch (field.kind) {
    case "yes-no":
      return (
        <YesNoUnknown
          id={id}
          label={label}
          help={help}
          value={typeof value === "boolean" ? value : undefined}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <NativeSelect
          id={id}
          label={label}
          description={help}
          value={text(value)}
          data={[
            { value: "", label: "Not known" },
            ...field.options.map((option) => ({ value: option, label: optionWords(option) })),
          ]}
          onChange={(change) => {
            onChange(change.currentTarget.value === "" ? undefined : change.currentTarget.value);
          }}
        />
      );
    case "many":
      return (
        <div id={id} className="whole-row">
          <YesNoUnknown
            label={label}
            help={help ?? "Yes: tick what applies. No: you looked, and none applies."}
            value={Array.isArray(value) ? value.length > 0 : undefined}
            onChange={(any) => {
              onChange(any === undefined ? undefined : any ? [field.options[0] ?? ""] : []);
            }}
          />
          {Array.isArray(value) && value.length > 0 ? (
            <div style={{ marginTop: "0.5rem" }}>
              <CheckList
                label="Which"
                options={field.options.map((option) => ({ value: option, words: optionWords(option) }))}
                value={value}
                onChange={onChange}
              />
            </div>
          ) : null}
        </div>
      );
    case "clinicians": {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <div id={id} className="whole-row">
          <CheckList
            label={label}
            help={help}
            options={choicesOf(clinicians, chosen)}
            value={chosen}
            onChange={(ids) => {
              onChange(ids.length === 0 ? undefined : ids);
            }}
          />
        </div>
      );
    }
    case "date":
      return (
        <Day
          id={id}
          label={label}
          help={help}
          value={text(value)}
          onChange={(day) => {
            onChange(day === "" ? undefined : day);
          }}
        />
      );
    case "dates":
      return (
        <DatesField
          id={id}
          label={label}
          help={help}
          value={Array.isArray(value) ? value : undefined}
          onChange={onChange}
        />
      );
    case "number":
      return (
        <NumberInput
          id={id}
          label={label}
          description={help}
          min={0}
          hideControls
          value={typeof value === "number" ? value : ""}
          onChange={(typed) => {
            onChange(typeof typed === "number" ? typed : undefined);
          }}
        />
      );
    case "instant":
    case "text":
      return (
        <TextInput
          id={id}
          label={label}
          description={
            help ??
            (field.kind === "instant" ? "Date, time and offset, such as 2027-03-02T10:00-05:00." : undefined)
          }
          value={text(value)}
          onChange={(change) => {
            onChange(change.currentTarget.value === "" ? undefined : change.currentTarget.value);
          }}
        />
      );
    case "elsewhere":
      return null;
  }
}
