// `npm run web:types`: writes the types of the API's client anew.

import { writeApiTypes } from './api-types.ts'

await writeApiTypes()
