// What most figures do without, in one piece: a bundler that cuts it in many makes a page slower.
export { classifiers } from '../../estimators/classifiers.ts'
export { regressors } from '../../estimators/regressors.ts'
export { stepping } from '../compose/step-film.ts'
export { classification } from './classification.ts'
export { regression } from './regression.ts'
