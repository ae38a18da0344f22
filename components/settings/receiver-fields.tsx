import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { ChoiceGroup } from "@/components/ui/form/choice-group";
import { Input } from "@/components/ui/form/input";
import type { RefusedForm } from "@/lib/domain/refusal";
import { STORY_TOPICS, type StoryTopic } from "@/lib/domain/story";
import { TOPIC_WORDS } from "./topic-words";

type Props = {
  readonly state: RefusedForm;
  readonly topics: readonly StoryTopic[];
  readonly services?: readonly string[];
  readonly environments?: readonly string[];
};

/** What a receiver is told of: topics and places. */
export function ReceiverFields({ state: { refusal, typed }, topics, services = [], environments = [] }: Props): ReactNode {
  const wrong = refusal?.fields ?? {};
  return (
    <>
      <ChoiceGroup legend="It is told of" error={wrong["events"]}>
        {STORY_TOPICS.map((topic) => (
          <Checkbox
            key={topic}
            name="topics"
            value={topic}
            label={TOPIC_WORDS[topic].short}
            hint={TOPIC_WORDS[topic].hint}
            defaultChecked={topics.includes(topic)}
          />
        ))}
      </ChoiceGroup>
      <Input
        label="Only these services"
        hint="Names with commas between them; empty means all."
        name="services"
        defaultValue={typed["services"] ?? services.join(", ")}
        error={wrong["services"]}
      />
      <Input
        label="Only these environments"
        hint="Such as production; empty means all."
        name="environments"
        defaultValue={typed["environments"] ?? environments.join(", ")}
        error={wrong["environments"]}
      />
    </>
  );
}
