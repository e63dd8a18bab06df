// A product's picture, drawn here: no product has a photograph. It only decorates, its name stands beside it.

import type { CSSProperties } from 'react'
import { drawings } from './drawings.tsx'
import { pictureOf } from './picture-of.ts'

type ProductPictureProps = {
  readonly product: { readonly id: string; readonly name: string; readonly category: string }
  readonly className?: string
}

export function ProductPicture({ product, className = '' }: ProductPictureProps) {
  const { motif, hue, turn } = pictureOf(product)
  const inColour = { '--picture-hue': hue } as CSSProperties
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 200 200"
      style={inColour}
      className={`picture block w-full ${className}`}
    >
      <rect width="200" height="200" className="fill-picture-field" />
      <g transform={`rotate(${turn} 100 100)`} className="fill-picture-wash">
        <circle cx="120" cy="92" r="66" />
        <circle cx="52" cy="150" r="26" opacity=".7" />
      </g>
      <ellipse cx="100" cy="164" rx="52" ry="6" className="fill-picture-deep" opacity=".15" />
      {drawings[motif]}
    </svg>
  )
}
