import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { WakeError } from "@/lib/domain/error";
import { signInHref } from "@/lib/urls/sign-in";
import { PAGE_PATH_HEADER } from "./page-path";

/** Path and query of the page that is being rendered. */
export const pagePath = async (): Promise<string> => (await headers()).get(PAGE_PATH_HEADER) ?? "/";

/**
 * Awaits a view for a page and turns what a view may refuse into the page's own states: signed out goes to sign-in and
 * comes back, forbidden shows `forbidden.tsx`, not found `not-found.tsx`. Everything else is the error boundary's.
 */
export async function pageView<View>(view: Promise<View>): Promise<View> {
  try {
    return await view;
  } catch (error) {
    if (!(error instanceof WakeError)) throw error;
    if (error.code === "unauthenticated") redirect(signInHref(await pagePath()));
    if (error.code === "forbidden") forbidden();
    if (error.code === "not-found") notFound();
    throw error;
  }
}
