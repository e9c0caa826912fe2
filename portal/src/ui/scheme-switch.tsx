import { useMantineColorScheme } from "@mantine/core";
import type { MantineColorScheme } from "@mantine/core";

const schemes: readonly { readonly value: MantineColorScheme; readonly words: string }[] = [
  { value: "auto", words: "As the device" },
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
];

/** Lets a person choose light or dark; kept in this browser. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <label className="row" style={{ gap: "0.4rem" }}>
      Appearance
      <select
        className="plain-select"
        value={colorScheme}
        onChange={(change) => {
          const chosen = schemes.find((scheme) => scheme.value === change.currentTarget.value);
          if (chosen !== undefined) setColorScheme(chosen.value);
        }}
      >
        {schemes.map((scheme) => (
          <option key={scheme.value} value={scheme.value}>
            {scheme.words}
          </option>
        ))}
      </select>
    </label>
  );
}
