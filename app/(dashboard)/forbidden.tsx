import { LinkButton } from "@/components/ui/link-button";
import { PageMessage } from "@/components/ui/page-message";

/** A page that its reader's role does not reach. It says nothing of what is on it. */
export default function Forbidden() {
  return (
    <PageMessage icon="lock" title="Your role does not reach this page" actions={<LinkButton href="/">Go to the overview</LinkButton>}>
      <p>Ask an admin of this Wake if you need it. Your role is in the menu at the top right.</p>
    </PageMessage>
  );
}
