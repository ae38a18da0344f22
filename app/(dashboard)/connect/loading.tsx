import { PageLoading } from "@/components/shell/page-loading";

export default function Loading() {
  return <PageLoading title="Connect your first service" shape="rows" />;
}
