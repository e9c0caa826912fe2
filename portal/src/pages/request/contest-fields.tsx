import { NativeSelect, TextInput } from "@mantine/core";
import { movers } from "../../../../workflows/contract/motions.ts";
import { moverNames } from "../../words/movers.ts";
import { plain } from "../../words/plain.ts";

type DayProps = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void };

/** The day on which something was done in court. */
export function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

type Mover = (typeof movers)[number];
type ByProps = {
  readonly label?: string;
  /** Of whom to choose. */
  readonly from?: readonly Mover[];
  /** Empty while nobody is chosen. */
  readonly value: string;
  readonly onChange: (by: string) => void;
};

/** Who moved the court. */
export function By({ label = "By whom", from = movers, value, onChange }: ByProps) {
  const options = from.map((mover) => ({ value: mover, label: plain(moverNames[mover]) }));
  return (
    <NativeSelect
      label={label}
      value={value}
      data={value === "" ? [{ value: "", label: "Choose" }, ...options] : options}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

export const noDay = "Enter the date.";
