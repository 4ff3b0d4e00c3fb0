import { describePace } from './pace-films.ts'

describePace('blobs', ['story'])
describePace('circles', ['transform', 'data', 'boundary', 'story'])
