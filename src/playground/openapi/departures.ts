import type { Violations } from './validate.ts';

/**
 * Where GitHub itself departs from its description: an outdated comment has neither line nor position
 * (https://docs.github.com/en/graphql/reference/objects#pullrequestreviewcomment has them nullable), and a pull request
 * whose fork was deleted has no head repository. In the list of installations, and only there, an account is described
 * as a person and an enterprise at once.
 */
const departures: readonly RegExp[] = [
  /\/pulls.*\/comments.* \/(?:\d+\/)?(?:position|line) must be integer$/,
  /pull_request_review_comment\.\w+: \/comment\/(?:original_)?line must be/,
  /^GET \/app\/installations: answer 200 \/\d+\/account must /,
  / (?:\/\d+|\/pull_request)?\/head\/repo must be object$/,
];

/** Without what GitHub does as well. */
export const withoutDepartures = (violations: Violations): Violations =>
  violations.filter((violation) => !departures.some((known) => known.test(violation)));
