/** The version of nnanim, that of its package.json. */
export const version = '0.3.0'
