import { circles, describeRests, describeStories } from './story-films.ts'

// Another story is in story.test.ts.
describeStories([['circles', circles, 1]])
describeRests(['clusters', 'moons'])
