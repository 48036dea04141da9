/** Faces: walking in by face, for those who want it. */
export { eraseExpiredFaces } from './erase-expired-faces.ts';
export { faceArea } from './personal-area.ts';
export { problems as faceProblems } from './problems.ts';
export { faceReactions } from './reactions.ts';
export { faceRoutes } from './routes.ts';
