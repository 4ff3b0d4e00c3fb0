import { space } from '../cases.ts'
import { describePictures, describeSizes } from './pictures.ts'

// A frame in space is thousands of shapes: fewer of them.
describePictures(space, 6)
describeSizes(space.filter(({ name }) => name === 'long names in space'))
