"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/session-actor";
import { removeDemo as remove } from "@/lib/services/demo/remove";

/** Removes everything of the demo and shows the first steps; the service refuses all but admins. */
export async function removeDemo(): Promise<void> {
  await remove(await currentActor(), new Date());
  // The frame around the next page is the same one, which says that there is a demo, unless it is asked for again.
  revalidatePath("/", "layout");
  redirect("/connect");
}
