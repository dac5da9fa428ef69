/// What every answer carries: nothing is loaded from elsewhere, nothing is guessed, no address is told to another site.
enum SecurityHeaders {
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  static let ofAll: [(name: String, value: String)] = [
    ("content-security-policy", policy),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
  ]
}
