import { Setup } from "@/components/access/setup";
import { linkPurpose } from "@/lib/services/setup/link-purpose";
import { one, type SearchParams } from "@/lib/urls/search-params";
import { choosePassword, makeFirstAdmin } from "./actions";

export const metadata = { title: "Set up", robots: { index: false } };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const secret = one(await searchParams, "token") ?? "";
  const purpose = await linkPurpose(secret, new Date());
  return <Setup purpose={purpose} secret={secret} actions={{ makeFirstAdmin, choosePassword }} />;
}
