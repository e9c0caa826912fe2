import { NativeSelect } from "@mantine/core";

type ChooseProps<Value extends string> = {
  readonly label: string;
  readonly help?: string;
  /** Every value that can be chosen, with its words. */
  readonly from: Readonly<Record<Value, string>>;
  /** Empty while nothing is chosen: no value is taken for granted. */
  readonly value: Value | "";
  readonly onChange: (value: Value | "") => void;
};

/** One choice of several, folded; it begins with none. */
export function Choose<Value extends string>({ label, help, from, value, onChange }: ChooseProps<Value>) {
  const options = Object.entries<string>(from).map(([one, words]) => ({ value: one, label: words }));
  return (
    <NativeSelect
      label={label}
      description={help}
      value={value}
      data={[{ value: "", label: "Choose" }, ...options]}
      onChange={(change) => {
        onChange(change.currentTarget.value as Value | "");
      }}
    />
  );
}
