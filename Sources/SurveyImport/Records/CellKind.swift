/// What the cell of a table was before it became text.
enum CellKind: UInt8, Sendable {
  case text
  /// Its digits are those of a number: leading zeros, and digits beyond the fifteenth, are gone.
  case number
  /// A day or time of day.
  case time
  case boolean
  /// An error such as `#N/A`.
  case error
}
