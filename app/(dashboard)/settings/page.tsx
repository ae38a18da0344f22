import { redirect } from "next/navigation";
import { settingsHref } from "@/lib/urls/settings";

export default function Page(): never {
  redirect(settingsHref("sources"));
}
