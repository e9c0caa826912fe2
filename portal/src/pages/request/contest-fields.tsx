import { NativeSelect } from "@mantine/core";
import { movers } from "../../../../workflows/contract/motions.ts";
import { moverNames } from "../../words/movers.ts";
import { plain } from "../../words/plain.ts";

export { Day, noDay } from "../../ui/day.tsx";

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
