import { NativeSelect } from "@mantine/core";

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly help?: string;
  readonly name?: string;
  /** Every value with its words, in the order in which they are offered. */
  readonly words: Readonly<Record<Value, string>>;
  /** Those of the values that may be chosen; all when absent. */
  readonly of?: readonly Value[];
  /** Empty while nothing is chosen. */
  readonly value: Value | "";
  readonly onChange: (value: Value | "") => void;
};

/** One of a closed list, from a menu that begins with nothing chosen. */
export function Choice<Value extends string>({
  label,
  help,
  name,
  words,
  of = Object.keys(words) as Value[],
  value,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <NativeSelect
      label={label}
      description={help}
      {...(name === undefined ? {} : { name })}
      value={value}
      data={[{ value: "", label: "Choose" }, ...of.map((one) => ({ value: one, label: words[one] }))]}
      onChange={(change) => {
        onChange(of.find((one) => one === change.currentTarget.value) ?? "");
      }}
    />
  );
}
