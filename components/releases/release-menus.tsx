import { choiceOptions } from "@/components/ui/choice-options";
import { LinkMenu } from "@/components/ui/link-menu";
import { AUTHOR_FILTERS, OUTCOME_FILTERS, RELEASE_SORTS, type ReleasesParams, SHOW_FILTERS, VERDICT_FILTERS } from "@/lib/urls/releases";
import { AUTHOR_WORD, OUTCOME_WORD, SHOW_WORD, SORT_WORD, verdictFilterWord } from "./release-words";

type Props = { readonly params: ReleasesParams; readonly to: (change: Partial<ReleasesParams>) => string };

/** The choices of one among few: what is concluded of a deployment, what became of it, which kind it is, and the order. */
export function ReleaseMenus({ params, to }: Props) {
  return (
    <>
      <LinkMenu
        label="Verdict"
        options={choiceOptions("All verdicts", VERDICT_FILTERS, verdictFilterWord, params.verdict, (verdict) => to({ verdict }))}
      />
      <LinkMenu
        label="Outcome"
        options={choiceOptions(
          "All outcomes",
          OUTCOME_FILTERS,
          (one) => OUTCOME_WORD[one],
          params.outcome,
          (outcome) => to({ outcome }),
        )}
      />
      <LinkMenu
        label="Kind"
        options={choiceOptions(
          "All kinds",
          SHOW_FILTERS,
          (one) => SHOW_WORD[one],
          params.show,
          (show) => to({ show }),
        )}
      />
      <LinkMenu
        label="Authors"
        options={choiceOptions(
          "All authors",
          AUTHOR_FILTERS,
          (one) => AUTHOR_WORD[one],
          params.authors,
          (authors) => to({ authors }),
        )}
      />
      <LinkMenu
        label="Order"
        options={RELEASE_SORTS.map((sort) => ({ label: SORT_WORD[sort], href: to({ sort }), current: sort === params.sort }))}
      />
    </>
  );
}
