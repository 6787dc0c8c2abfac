import { computed, ref } from 'vue';
import type { OperationView, SessionView, SignInRequest } from '../../libs/api-types/index.js';
import { get, post, Refusal, remove } from './api.js';

export const session = ref<SessionView | null>(null);

export const may = (operation: OperationView): boolean => session.value?.operations.includes(operation) === true;

/** Where a role begins. */
export const home = computed(() =>
  session.value === null
    ? '/sign-in'
    : may('view_league_table')
      ? '/league-table'
      : `/townships/${session.value.organization?.code ?? ''}`,
);

export async function restore(): Promise<void> {
  try {
    session.value = await get<SessionView>('session');
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    session.value = null;
  }
}

export async function signIn(request: SignInRequest): Promise<void> {
  session.value = await post<SessionView>('session', request);
}

export async function signOut(): Promise<void> {
  await remove('session');
  session.value = null;
}
