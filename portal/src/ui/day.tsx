import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";

type DayProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly name?: string;
  /** Where a notice of what is missing leads to. */
  readonly id?: string;
  readonly error?: ReactNode;
  /** Empty while no day is entered. */
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/** One day, as a form asks for it. */
export function Day({ help, value, onChange, ...more }: DayProps) {
  return (
    <TextInput
      {...more}
      type="date"
      description={help}
      value={value}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

export const noDay = "Enter the date.";
