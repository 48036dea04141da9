/** Reports: the one reader across modules. */
export { reportRoutes } from './routes.ts';
