"use server";

import { cookies } from "next/headers";
import { parseTheme, THEME_COOKIE, type Theme } from "@/components/shell/theme";

const YEAR_S = 31_536_000;

/** Remembers how the pages look on this device; the system's choice needs no memory. */
export async function chooseTheme(wanted: Theme): Promise<void> {
  const jar = await cookies();
  // Anything can be sent here.
  const theme = parseTheme(wanted);
  if (theme === "system") jar.delete(THEME_COOKIE);
  else jar.set(THEME_COOKIE, theme, { path: "/", maxAge: YEAR_S, sameSite: "lax", httpOnly: true });
}
