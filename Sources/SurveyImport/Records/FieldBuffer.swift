import SurveyModel

/// The fields of one record as raw memory, so that libcsv's callbacks can fill it.
@safe struct FieldBuffer {
  var bytes: UnsafeMutablePointer<UInt8>
  var byteCount = 0
  private var byteCapacity = 1 << 12
  /// Where each field begins among the bytes, and behind the last one where it ends, shifted by one. The lowest bit of the end of a field says that not even
  /// quotes were there.
  var starts: UnsafeMutablePointer<Int>
  /// Above ``capacity`` where there are more fields than there may be: these have no place.
  var count = 0
  private(set) var capacity = 1 << 7
  var isComplete = false
  /// What the fields were in their file, where that is no text; none for text.
  private(set) var kinds: [CellKind] = []

  init() {
    unsafe bytes = .allocate(capacity: byteCapacity)
    unsafe starts = .allocate(capacity: capacity + 1)
    unsafe starts.initialize(to: 0)
  }

  mutating func free() {
    kinds = []
    unsafe bytes.deallocate()
    unsafe starts.deallocate()
  }

  /// Adds a field by itself, with the room that it needs.
  mutating func append(_ field: UnsafeBufferPointer<UInt8>, isThere: Bool, kind: CellKind = .text) {
    if kind != .text || !kinds.isEmpty {
      while kinds.count < count { kinds.append(.text) }
      kinds.append(kind)
    }
    makeRoom(for: max(1, field.count), columns: .max)
    if let start = field.baseAddress { unsafe (bytes + byteCount).update(from: start, count: field.count) }
    byteCount += field.count
    count += 1
    unsafe starts[count] = byteCount << 1 | (isThere ? 0 : 1)
  }

  mutating func clear() {
    byteCount = 0
    count = 0
    isComplete = false
    if !kinds.isEmpty { kinds.removeAll(keepingCapacity: true) }
  }

  /// For so many bytes more, and as many fields as they can be.
  ///
  /// - Parameter columns: a record of more is refused.
  mutating func makeRoom(for length: Int, columns: Int) {
    if byteCount + length > byteCapacity {
      byteCapacity = max(byteCapacity * 2, byteCount + length)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
      unsafe larger.update(from: bytes, count: byteCount)
      unsafe bytes.deallocate()
      unsafe bytes = larger
    }
    let wanted = min(count + length + 1, columns)
    if wanted > capacity {
      let larger = UnsafeMutablePointer<Int>.allocate(capacity: max(capacity * 2, wanted) + 1)
      unsafe larger.update(from: starts, count: count + 1)
      unsafe starts.deallocate()
      unsafe starts = larger
      capacity = max(capacity * 2, wanted)
    }
  }
  /// What is longer than it may be, with the number of its column, from 1; `nil` where all is well.
  ///
  /// - Parameter open: bytes of the field that is not ended yet.
  func exceeded(_ limits: ImportLimits, open: Int = 0) -> (what: ImportFailure.Limited, limit: Int, column: Int?)? {
    if count > limits.columns { return (.columns, limits.columns, nil) }
    var start = 0
    for column in 0..<count {
      let end = unsafe starts[column + 1] >> 1
      if end - start > limits.cell { return (.cell, limits.cell, column + 1) }
      start = end
    }
    if open > limits.cell { return (.cell, limits.cell, count + 1) }
    return start + open > limits.record ? (.record, limits.record, nil) : nil
  }
}

extension ImportFailure {
  /// What ``SurveyModel/ImportLimits`` limits.
  enum Limited: String {
    case cell, record, columns
  }

  /// Something is longer than it may be. Of a long cell the usual reason is a quote that is never closed.
  static func tooLong(file: String, line: Int, column: Int? = nil, _ what: Limited, limit: Int) -> ImportFailure {
    let expected: LocalizedText =
      switch what {
      case .cell: RecordWords.cell(limit)
      case .record:
        RecordWords.record(limit)
      case .columns: RecordWords.columns(limit)
      }
    let cause: LocalizedText =
      what == .columns
      ? LocalizedText("")
      : RecordWords.openQuote
    let place = column.map { RecordWords.place($0) } ?? LocalizedText("")
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: file, line: line),
      RecordWords.tooLong(place, expected: expected, cause: cause, key: what.rawValue))
  }
}
