import { Checkbox, CheckboxGroup } from "@mantine/core";

type CheckListProps<Value extends string> = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Whether something of it is needed; shown as with any field. */
  readonly needed?: boolean;
  readonly id?: string | undefined;
  readonly options: readonly { readonly value: Value; readonly words: string; readonly help?: string }[];
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
};

/** Any number of choices, all visible. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  return (
    <CheckboxGroup
      label={props.label}
      description={props.help}
      error={props.error}
      withAsterisk={props.needed === true}
      {...(props.id === undefined ? {} : { id: props.id })}
      value={[...props.value]}
      onChange={(chosen) => {
        props.onChange(props.options.map((option) => option.value).filter((value) => chosen.includes(value)));
      }}
    >
      <div className="stack" style={{ "--gap": "0.55rem", marginTop: "0.6rem" }}>
        {props.options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.words} description={option.help} />
        ))}
      </div>
    </CheckboxGroup>
  );
}
