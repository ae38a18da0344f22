/** How the pages look: as the system does, or as the reader chose. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Holds the reader's choice; absent means system. The server writes it into the page, so that nothing flashes. */
export const THEME_COOKIE = "theme";

/** The choice in a cookie's value; anything else is the system's. */
export const parseTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";

/** Remembers a choice: a server action. */
export type ChooseTheme = (theme: Theme) => Promise<void>;
