import { createRouter, createWebHistory } from 'vue-router';
import { home, restore, session } from './session.js';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: () => home.value },
    { path: '/sign-in', component: () => import('./pages/SignIn.vue') },
    { path: '/league-table', component: () => import('./pages/LeagueTable.vue') },
    { path: '/townships/:code', component: () => import('./pages/Scorecard.vue'), props: true },
    { path: '/actions', component: () => import('./pages/Actions.vue') },
    { path: '/import', component: () => import('./pages/ImportWorkbook.vue') },
    { path: '/:rest(.*)', redirect: '/' },
  ],
});

let known = false;

router.beforeEach(async (to) => {
  if (!known) await restore();
  known = true;
  if (session.value === null && to.path !== '/sign-in') return '/sign-in';
  if (session.value !== null && to.path === '/sign-in') return home.value;
  return true;
});
