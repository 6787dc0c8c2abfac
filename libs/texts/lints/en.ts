/** One sentence per warning on a rulebook: what is doubtful, and what to do. Braces hold the value and the details. */
export const en: Readonly<Record<string, string>> = {
  unguarded_division:
    'The divisor "{value}" may be zero, and then nothing can be computed. Say what holds then: "if d = 0 then … else x / d".',
  weights_not_full: 'The weights add up to {value}, the sheet is of {full} points. Correct the weights, or "full".',
  uncited_clause: 'Nothing cites clause "{value}". Let what carries it out cite it, or mark it void with a reason.',
  unreachable_band:
    'No value reaches "{value}": an earlier step takes it, or it lies out of range. Correct the order or the step.',
  band_gap: 'Values without a result: {missing}. Name them, or say with "default" what holds for them.',
  impossible_value: '"{value}" is none of the values that can stand here{allowed}. Choose one of them.',
  never_fires: 'This condition can never hold, so the rule never fires. Correct it, or take the rule out.',
  two_measures:
    'In one period "{rule}" and "{other}" can give one person two different measures ({roles}: {measures}). Let the graver rule override the other, or make the conditions exclude each other.',
  overlapping_places:
    'With fewer than {least} ranked in "{ranking}" one can be among the first ("{rule}") and among the last ("{others}"). Ask for "{ranking}.size >= {least}".',
  rank_only:
    '"{rule}" rests on a place in "{ranking}" alone: somebody is always last, however well all did. Add an absolute condition, such as a score below a mark.',
  fine_on_official:
    '"{rule}" fines persons ({value}). Fines are no sanction of the Civil Servant Law: propose an appraisal, a talk or a measure instead.',
  veto_without_authority:
    'One-vote vetoes ({rules}) without a recorded legal basis. Name it in "source.authority", or take the veto out.',
  falling_fine: 'The fine does not grow with the offence: "{value}". Correct the order of the amounts.',
  thousand_points:
    'A sheet of {value} points: the burden-relief rules of 2024 did away with contracts of a thousand points. Rescale it to 100.',
  duplicate_request: '"{value}" asks for the same figure as "{other}". Ask once and use it in both places.',
  lone_option:
    'The discretion of "{rule}" leaves nothing to decide ({value}). Give options that differ, or fix the amount or code.',
  unused_name: 'Nothing uses "{value}". Use it, or take it out.',
  petition_penalty:
    'The more petitions ("{counted}"), the worse for those assessed: that invites to hold people back. Score how they are dealt with instead.',
};
