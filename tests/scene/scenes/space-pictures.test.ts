import { space } from '../cases.ts'
import { describePictures, describeSizes } from './pictures.ts'

describePictures(space, 6)
describeSizes(space.filter(({ name }) => name === 'long names in space'))
