import { ApiDocs } from "@/components/docs/api-docs";
import { loadApiDocs } from "@/lib/views/api-docs/load";

export const metadata = { title: "API" };

export default function Page() {
  return (
    <main id="main" tabIndex={-1}>
      <ApiDocs model={loadApiDocs()} />
    </main>
  );
}
