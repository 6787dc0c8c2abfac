import { KernelCache } from '../kernels/cache.js';
import { partsOf } from '../language/typed.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { FieldType, Rulebook } from '../model/rulebook.js';
import { buildDictionary } from './dictionary.js';
import { Planner } from './planner.js';
import type { PlannedConsequence, Program } from './program.js';
import { checkCommonHolder, planRules } from './rules.js';
import type { Step, Typed } from './step.js';

/** Checks a rulebook like a program and plans its evaluation. All problems at once; then nothing can be run. */
export function compileRulebook(rulebook: Rulebook): Outcome<Program> {
  const problems: Problem[] = [];
  const dictionary = buildDictionary(rulebook, problems);
  checkClauses(rulebook, problems);
  checkKinds(rulebook, problems);
  checkRoles(rulebook, problems);
  checkCommonHolder(rulebook, problems);
  const planner = new Planner(rulebook, dictionary, problems);
  for (const [name, entry] of dictionary) {
    if (entry.is !== 'kind' && entry.is !== 'event' && entry.is !== 'trait')
      planner.declared(name, entry, entry.rhythm);
  }
  const rules = planRules(rulebook, planner, problems);
  if (problems.length > 0) return { ok: false, problems: distinct(problems) };
  const { steps, named } = planner;
  const amounts = rules.flatMap(({ consequences }) => consequences.flatMap(stepsOf));
  return {
    ok: true,
    value: {
      rulebook,
      steps,
      named,
      rules,
      texts: knownTexts(rulebook, [...steps, ...amounts]),
      kernels: new KernelCache(),
    },
  };
}

/** Expressions that stand outside the order. */
const stepsOf = ({ amount, between, grades }: PlannedConsequence): Step[] =>
  [amount, ...(between ?? []), ...(grades ?? []).map(([, step]) => step)].filter((step) => step !== null);

function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

/** Every citation names an existing clause that is in force; void ones are shown, never applied. */
function checkClauses(rulebook: Rulebook, problems: Problem[]): void {
  const cite = (clause: string | undefined, place: string): void => {
    if (clause === undefined) return;
    const found = Object.hasOwn(rulebook.clauses, clause) ? rulebook.clauses[clause] : undefined;
    if (found === undefined)
      problems.push({ code: 'unknown_name', place, value: clause, details: { expected: 'clause' } });
    else if (found.status === 'void') problems.push({ code: 'void_clause', place, value: clause });
  };
  for (const [name, input] of Object.entries(rulebook.inputs)) cite(input.clause, `inputs[${name}].clause`);
  for (const [name, fact] of Object.entries(rulebook.facts)) cite(fact.clause, `facts[${name}].clause`);
  for (const [name, ranking] of Object.entries(rulebook.rankings)) cite(ranking.clause, `rankings[${name}].clause`);
  for (const [name, sheet] of Object.entries(rulebook.sheets)) {
    cite(sheet.clause, `sheets[${name}].clause`);
    for (const { id, clause, kind, weight } of sheet.indicators) {
      cite(clause, `sheets[${name}].indicators[${id}].clause`);
      if (kind === 'plain' && weight === undefined) {
        problems.push({ code: 'missing_field', place: `sheets[${name}].indicators[${id}].weight`, value: null });
      }
    }
  }
  for (const rule of rulebook.rules) cite(rule.clause, `rules[${rule.id}].clause`);
  rulebook.readingsOfTheDecree.forEach(({ clause }, i) => {
    if (!Object.hasOwn(rulebook.clauses, clause)) {
      const place = `readings_of_the_decree[${i}].clause`;
      problems.push({ code: 'unknown_name', place, value: clause, details: { expected: 'clause' } });
    }
  });
}

/** An organization kind is never above itself. */
function checkKinds(rulebook: Rulebook, problems: Problem[]): void {
  for (const kind of Object.keys(rulebook.organizations)) {
    const path = [kind];
    for (let up = rulebook.organizations[kind].parent; up !== undefined; up = rulebook.organizations[up]?.parent) {
      path.push(up);
      if (up === kind)
        problems.push({ code: 'cycle', place: `organizations[${kind}].parent`, value: path.join(' -> ') });
      if (path.indexOf(up) < path.length - 1) break;
    }
  }
}

function checkRoles(rulebook: Rulebook, problems: Problem[]): void {
  for (const [role, { of }] of Object.entries(rulebook.roles)) {
    if (!Object.hasOwn(rulebook.organizations, of)) {
      problems.push({
        code: 'unknown_name',
        place: `roles[${role}].of`,
        value: of,
        details: { expected: 'organization kind' },
      });
    }
  }
  for (const [group, roles] of Object.entries(rulebook.roleGroups)) {
    if (Object.hasOwn(rulebook.roles, group))
      problems.push({ code: 'duplicate', place: `role_groups[${group}]`, value: group });
    for (const role of roles) {
      if (!Object.hasOwn(rulebook.roles, role)) {
        problems.push({
          code: 'unknown_name',
          place: `role_groups[${group}]`,
          value: role,
          details: { expected: 'role' },
        });
      }
    }
  }
}

/** Enumerated values and text literals get their numbers before any case is seen, so that kernels can hold them. */
function knownTexts(rulebook: Rulebook, steps: readonly Step[]): string[] {
  const texts = new Set<string>();
  const fields = (all: Readonly<Record<string, FieldType>>): void => {
    for (const type of Object.values(all)) if (typeof type !== 'string') type.forEach((value) => texts.add(value));
  };
  Object.values(rulebook.organizations).forEach((kind) => fields(kind.fields));
  Object.values(rulebook.events).forEach((event) => fields(event.fields));
  Object.values(rulebook.inputs).forEach((input) => input.values?.forEach((value) => texts.add(value)));
  const literals = (node: Typed): void => {
    if (node.op === 'text') texts.add(node.value);
    partsOf(node).forEach(literals);
  };
  for (const step of steps) if (step.work.does === 'expression') literals(step.work.expression);
  return [...texts];
}
