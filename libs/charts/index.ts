/** The only door of charts: a view in, an ECharts option out. */
export { points, type PointsWords } from './points.js';
export { rankMovement } from './rank-movement.js';
