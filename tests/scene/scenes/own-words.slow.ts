import { describeOwnWords, slowScenes } from './own-words-films.ts'

describeOwnWords(slowScenes)
