import type { Name, Problem, Rulebook } from '../engine/index.js';

/**
 * Figures on a medical procedure of residents. A rulebook that asks for one, counts it or scores it is refused whatever
 * clause it cites: no county may set a quota on what people decide for themselves.
 */
const PROCEDURES = [
  /绝育|堕胎|四术|节育手术|节育器|皮埋|人工流产|查环查孕|查孕查环|[环孕][孕环]检/u,
  // these two letters also stand at the seam of other words: 招引产业, 以上环节, 团结扎实, 个人流动
  /(?<!团)结扎(?!实|根)|[男女]扎(?!实|根)|引产(?![业品能值出])|[上放取]环(?![节境保卫比球])|(?<![个工客法行])人流(?=手?术|引产|例|$|[\s、，（(])/u,
  /(?<!instruments? |equipment )\bsterili[sz]ations?\b(?! (?:of|for) (?:instrument|equipment))/iu,
  /\babortions?\b|\biuds?\b|\bintrauterine\b|\bvasectom|\btubectom|\bligations?\b/iu,
  /\binduced labou?rs?\b|\binductions? of labou?r\b|\bcontraceptive procedure/iu,
  /\b(?:contraceptive|birth[- ]control|family[- ]planning) (?:operation|surger|implant)/iu,
];

/** Inputs, events, facts, indicators, sheets and rankings whose id or name says that they count such procedures. */
export function medicalQuotas(rulebook: Partial<Rulebook>): Problem[] {
  const { inputs = {}, events = {}, facts = {}, sheets = {}, rankings = {} } = rulebook;
  const found: Problem[] = [];
  const look = (place: string, id: string | undefined, name: Name | undefined): void => {
    const said = [id?.replaceAll('_', ' '), name?.zh, name?.en].filter((word) => typeof word === 'string');
    const hit = said
      .map((words) => PROCEDURES.map((one) => one.exec(words)?.[0]).find((word) => word))
      .find((word) => word);
    if (hit !== undefined) found.push({ code: 'medical_quota', place, value: id ?? null, details: { word: hit } });
  };
  for (const [list, all] of Object.entries({ inputs, events, facts, sheets, rankings })) {
    for (const [id, one] of Object.entries(all ?? {})) look(`${list}[${id}]`, id, one?.name);
  }
  for (const [sheet, one] of Object.entries(sheets ?? {})) {
    for (const indicator of one?.indicators ?? []) {
      look(`sheets[${sheet}].indicators[${indicator?.id}]`, indicator?.id, indicator?.name);
    }
  }
  return found;
}
