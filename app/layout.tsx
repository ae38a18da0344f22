import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { SkipLink } from "@/components/ui/skip-link";
import { FONT_FACES } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Wake", template: "%s · Wake" },
  description: "See what every release leaves in its wake.",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** The document around every page. Its theme comes from a cookie, so that the first paint already wears it. */
export default async function RootLayout({ children }: { readonly children: ReactNode }): Promise<ReactNode> {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={FONT_FACES} data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>
        <SkipLink target="main">Skip to content</SkipLink>
        {children}
      </body>
    </html>
  );
}
