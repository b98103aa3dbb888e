/* Asks Alfa's rules about pages. Each line of the input is a page, with its DOM, styles and boxes, as JSON; each line of
   the output, the list of what failed on it: the rule, where, and why.

   Asked is what axe is asked too: WCAG 2.2 to level AA, and good practice. Some rules put questions to a person where
   they cannot tell, and nobody is here to answer. One never fails without an answer, and takes as long as all others
   together: R65, whether the focus shows, which test_keyboard.py asks the browser at every stop. */

import { createInterface } from "node:readline";
import { Audit } from "@siteimprove/alfa-act";
import { Rules } from "@siteimprove/alfa-rules";
import { Conformance, Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

const { isAA } = Conformance;

/** @param {import("@siteimprove/alfa-rules").Flattened.Rule} rule */
const isAsked = ({ uri, requirements }) => {
  const criteria = [...requirements].filter(Criterion.isCriterion);
  return !uri.endsWith("/sia-r65") && (criteria.length === 0 || criteria.some(isAA()));
};
const asked = [...Rules.values()].filter(isAsked);

for await (const line of createInterface({ input: process.stdin })) {
  const failed = [];
  for (const outcome of await Audit.of(Page.from(JSON.parse(line)).getUnsafe(), asked).evaluate()) {
    if (outcome.outcome !== "failed") continue;
    const { rule, target, expectations } = outcome;
    const why = [...expectations].flatMap(([, result]) => (result.isErr() ? [result.getErr().message] : []));
    failed.push([rule.uri.split("/").at(-1), "path" in target ? target.path() : "", `${target}`, why.join("; ")]);
  }
  console.log(JSON.stringify(failed));
}
