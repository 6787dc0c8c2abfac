import { ref } from 'vue';
import type { PeriodsView } from '../../libs/api-types/index.js';
import { get } from './api.js';

/** The period that all pages show. */
export const period = ref<string | null>(null);
export const periods = ref<readonly string[]>([]);

export async function loadPeriods(): Promise<void> {
  const view = await get<PeriodsView>('periods');
  periods.value = view.periods;
  if (period.value === null || !view.periods.includes(period.value)) period.value = view.latest;
}
