// What a coupon event is, as fields of a form whose values are known while they are typed.

import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AmountField } from '../../../shared/ui/amount-field.tsx'
import { ChoiceField } from '../../../shared/ui/choice-field.tsx'
import { TextField } from '../../../shared/ui/text-field.tsx'
import type { CouponDraft } from './coupon-draft.ts'
import { words } from './words.ts'

type CouponFieldsProps = {
  readonly draft: CouponDraft
  readonly error: Error | null
  readonly onChange: (part: Partial<CouponDraft>) => void
}

export function CouponFields(props: CouponFieldsProps) {
  const t = useTexts(words)
  const errors = fieldErrorsIn(props.error)
  return (
    <>
      <TextField
        name="name"
        required
        maxLength={200}
        autoComplete="off"
        label={t.name}
        error={errors.name}
        onValueChange={(name) => props.onChange({ name })}
      />
      <DiscountFields {...props} />
      <CountFields {...props} />
      <TimeFields {...props} />
    </>
  )
}

const pair = 'grid gap-4 sm:grid-cols-2'
const kinds = ['amount', 'percent'] as const

function DiscountFields({ draft, error, onChange }: CouponFieldsProps) {
  const t = useTexts(words)
  const errors = fieldErrorsIn(error)
  const isShare = draft.kind === 'percent'
  return (
    <>
      <div className={pair}>
        <ChoiceField
          name="kind"
          label={t.discountKind}
          value={draft.kind}
          choices={kinds.map((value) => ({ value, label: t.discountKinds[value] }))}
          // The field of the cap comes back empty, so what was in it is not sent either.
          onChange={(kind) => onChange({ kind, maxAmount: null })}
        />
        <AmountField
          name="value"
          required
          unit={isShare ? '%' : '₩'}
          label={isShare ? t.percent : t.amount}
          {...(isShare && { hint: t.percentHint })}
          error={errors['discount.value'] ?? errors.discount}
          onChange={(value) => onChange({ value })}
        />
      </div>
      <div className={pair}>
        <AmountField
          name="minOrderAmount"
          unit="₩"
          label={t.minimum}
          hint={t.minimumHint}
          error={errors.minOrderAmount}
          onChange={(minOrderAmount) => onChange({ minOrderAmount })}
        />
        {isShare && (
          <AmountField
            name="maxAmount"
            unit="₩"
            label={t.cap}
            hint={t.capHint}
            error={errors['discount.maxAmount']}
            onChange={(maxAmount) => onChange({ maxAmount })}
          />
        )}
      </div>
    </>
  )
}

function CountFields({ draft, error, onChange }: CouponFieldsProps) {
  const t = useTexts(words)
  const errors = fieldErrorsIn(error)
  return (
    <>
      <AmountField
        name="totalCount"
        required
        label={t.total}
        error={errors.totalCount}
        onChange={(totalCount) => onChange({ totalCount })}
      />
      <div className={pair}>
        <AmountField
          name="perUserLimit"
          required
          label={t.perUser}
          defaultValue={draft.perUserLimit ?? 1}
          error={errors.perUserLimit}
          onChange={(perUserLimit) => onChange({ perUserLimit })}
        />
        <AmountField
          name="validDays"
          required
          label={t.validDays}
          defaultValue={draft.validDays ?? 1}
          error={errors.validDays}
          onChange={(validDays) => onChange({ validDays })}
        />
      </div>
    </>
  )
}

function TimeFields({ error, onChange }: CouponFieldsProps) {
  const t = useTexts(words)
  const errors = fieldErrorsIn(error)
  return (
    <div className={pair}>
      <TextField
        name="issueStartsAt"
        type="datetime-local"
        label={t.startsAt}
        hint={t.startsAtHint}
        error={errors.issueStartsAt}
        onValueChange={(issueStartsAt) => onChange({ issueStartsAt })}
      />
      <TextField
        name="issueEndsAt"
        type="datetime-local"
        label={t.endsAt}
        hint={t.endsAtHint}
        error={errors.issueEndsAt}
        onValueChange={(issueEndsAt) => onChange({ issueEndsAt })}
      />
    </div>
  )
}
