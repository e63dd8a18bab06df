// Why a form was refused, where none of its fields is to blame.

import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { useFailureText } from './failure-text.ts'

export function FormFailure({ error }: { readonly error: Error | null }) {
  const textOf = useFailureText()
  const isToldByFields = Object.keys(fieldErrorsIn(error)).length > 0
  return (
    <p role="alert" className="text-sm text-danger empty:hidden">
      {error && !isToldByFields && textOf(error)}
    </p>
  )
}
