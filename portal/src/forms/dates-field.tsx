import { TextInput } from "@mantine/core";
import { useState } from "react";

/** The dates in a text with commas between; an empty list for the word none, nothing for an empty text. */
export function datesOf(text: string): readonly string[] | undefined {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  return words[0] === "none" ? [] : words;
}

type DatesFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: readonly string[] | undefined) => void;
};

/** Several dates as one line of text; read when the field is left, so that typing is not disturbed. */
export function DatesField({ id, label, help, value, onChange }: DatesFieldProps) {
  const [text, setText] = useState(value === undefined ? "" : value.length === 0 ? "none" : value.join(", "));
  return (
    <TextInput
      id={id}
      label={label}
      description={`${help === undefined ? "" : `${help} `}Dates such as 2027-07-05 with commas between, or none if you looked and found none.`}
      value={text}
      onChange={(change) => {
        setText(change.currentTarget.value);
      }}
      onBlur={() => {
        onChange(datesOf(text));
      }}
    />
  );
}
