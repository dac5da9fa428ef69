import SurveyModel

/// Which unit or stratum the cells of a column name. A spelling is folded and looked up once, not in every row.
struct NameReader: ~Copyable {
  private let names: NameKey
  private var cache = FieldCache(tags: 1)
  private var hints = Hints()

  init(_ names: NameKey) { self.names = names }

  /// `nil` for a text that is none of the names, and for an empty cell.
  mutating func place(in record: Record, _ column: Int) -> Int? {
    let field = unsafe record.bytes(column)
    guard field.count > 0 else { return nil }
    let known = unsafe cache.meaning(of: field, tag: 0)
    if known != FieldCache.unknown { return Int(known) }
    guard let place = names.place(of: record.text(column)) else { return nil }
    unsafe cache.remember(UInt32(place), of: field, tag: 0)
    return place
  }

  /// As of ``NameKey/hint(for:)``.
  mutating func hint(for text: String) -> String? { hints.hint(for: text, names) }

  /// Forgets what only concerns the rows so far. What spellings mean stays.
  mutating func beginSegment() { hints = Hints() }

  /// `false` where more hints were worked out together than one reader would have kept.
  mutating func append(_ part: borrowing NameReader) -> Bool { hints.add(part.hints) }
}
