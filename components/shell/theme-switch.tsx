"use client";

import { type ReactNode, useId, useState, useTransition } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { type ChooseTheme, THEMES, type Theme } from "./theme";
import styles from "./theme-switch.module.css";

const SHOWN: Readonly<Record<Theme, { icon: IconName; label: string }>> = {
  system: { icon: "screen", label: "System" },
  light: { icon: "sun", label: "Light" },
  dark: { icon: "moon", label: "Dark" },
};

type Props = { readonly theme: Theme; readonly choose: ChooseTheme };

/** Chooses the appearance: worn at once, and remembered on this device by `choose`. */
export function ThemeSwitch({ theme, choose }: Props): ReactNode {
  const [chosen, setChosen] = useState(theme);
  const [, startTransition] = useTransition();
  const name = useId();
  const change = (next: Theme): void => {
    setChosen(next);
    wear(next);
    startTransition(() => choose(next));
  };
  return (
    <fieldset className={styles.group}>
      <legend>Appearance</legend>
      <div className={styles.choices}>
        {THEMES.map((option) => (
          <label key={option} className={styles.choice}>
            <input type="radio" name={name} value={option} checked={chosen === option} onChange={() => change(option)} />
            <Icon name={SHOWN[option].icon} />
            {SHOWN[option].label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function wear(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") root.removeAttribute("data-theme");
  else root.dataset["theme"] = theme;
}
