declare module '@hotwired/turbo' {
  export function visit(location: string, options?: { action?: string; frame?: string }): void
  export const session: unknown
}
