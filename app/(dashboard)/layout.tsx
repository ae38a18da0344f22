import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { chooseTheme } from "@/app/choose-theme";
import { DemoNotice } from "@/components/shell/demo-notice";
import { LiveStatus } from "@/components/shell/live-status";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { TopBar } from "@/components/shell/top-bar";
import { currentSession } from "@/lib/auth/current-session";
import { currentActor } from "@/lib/auth/session-actor";
import { may } from "@/lib/domain/access";
import { pagePath } from "@/lib/http/page";
import { signInHref } from "@/lib/urls/sign-in";
import { loadShell } from "@/lib/views/shell";
import { removeDemo } from "./remove-demo";
import { signOut } from "./sign-out";

const PAGES = [
  { label: "Overview", href: "/" },
  { label: "Delivery", href: "/delivery" },
  { label: "Releases", href: "/releases" },
  { label: "Incidents", href: "/incidents" },
  { label: "Services", href: "/services" },
  { label: "Connect", href: "/connect" },
  { label: "Settings", href: "/settings" },
] as const;

/** The frame around every signed-in page. It keeps nobody out of the data: each view does that for itself. */
export default async function DashboardLayout({ children }: { readonly children: ReactNode }): Promise<ReactNode> {
  const session = await currentSession();
  if (session === null) redirect(signInHref(await pagePath()));
  const actor = await currentActor();
  const { name, timezone, demo } = await loadShell(actor);
  return (
    <>
      <TopBar
        workspace={name}
        items={PAGES}
        account={session.user}
        theme={parseTheme((await cookies()).get(THEME_COOKIE)?.value)}
        chooseTheme={chooseTheme}
        signOut={signOut}
        status={<LiveStatus feedHref="/api/v1/live" zone={timezone} renderedAt={Date.now()} />}
      />
      {demo && <DemoNotice removable={actor !== null && may(actor, "demo.remove")} remove={removeDemo} />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
