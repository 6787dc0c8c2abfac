import type { ProblemDocument, ProblemView } from '../../../libs/api-types/index.js';
import type { CellProblem } from '../../../libs/application/index.js';
import type { Problem } from '../../../libs/engine/index.js';
import { sentence, type Language } from '../../../libs/texts/index.js';

/** A request that is refused: answered as `application/problem+json`. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly value: string | null = null,
    readonly problems: readonly (Problem | CellProblem)[] = [],
  ) {
    super(code);
  }
}

export function problemDocument({ status, code, value, problems }: Refused, language: Language): ProblemDocument {
  return {
    type: `urn:kaohe:problem:${code}`,
    title: sentence({ code, value }, language),
    status,
    code,
    ...(problems.length > 0 ? { problems: problems.map((problem) => problemView(problem, language)) } : {}),
  };
}

function problemView(problem: Problem | CellProblem, language: Language): ProblemView {
  const { code, place, value } = problem;
  const cell = 'cell' in problem ? problem.cell : null;
  return { code, place, value, message: sentence(problem, language), ...cell };
}

/** The language asked for; Chinese unless English is preferred. */
export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh');
