"use client";

import type { ComponentProps, ReactNode } from "react";
import { PageFailure } from "@/components/ui/page-failure";
import { FONT_FACES } from "./fonts";
import "./globals.css";

/** Stands in for the whole document when even its frame could not be drawn. */
export default function GlobalError(failure: ComponentProps<typeof PageFailure>): ReactNode {
  return (
    <html lang="en" className={FONT_FACES}>
      <body>
        <title>This page could not be read · Wake</title>
        <main id="main" tabIndex={-1}>
          <PageFailure {...failure} />
        </main>
      </body>
    </html>
  );
}
