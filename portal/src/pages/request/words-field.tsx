import { Textarea } from "@mantine/core";

type WordsFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Free words with a reason or a note, kept in the record. */
export function WordsField({ label, help, name, value, onChange }: WordsFieldProps) {
  return (
    <Textarea
      label={label}
      description={help}
      {...(name === undefined ? {} : { name })}
      minRows={2}
      maxLength={2000}
      value={value}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

/** What a reason lacks, in words; nothing when it will do. */
export function lackOfReason(reason: string): string | undefined {
  return reason.trim().length < 3 ? "Say why, in at least a few words." : undefined;
}
