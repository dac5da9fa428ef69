import SurveyModel

/// Beside the rows of a group, what tells of careless answers: how long a form took, from where it came, and which texts it holds.
struct FormDetails: ~Copyable {
  struct Detail {
    /// That the whole form took; a row that rates several units is one form.
    let seconds: Double?
    /// Questions answered on the whole form.
    let answered: Int
    /// Whether this is the first response of its row.
    let isFirstOfRow: Bool
    /// Numbers of the address and of the texts, one for each text column; `nil` where there is none, or a text is too short.
    let address: Int?
    let texts: [Int?]
  }

  /// One for each row of the group, or none at all where nothing is looked for.
  private(set) var details: [Detail] = []
  private var keys = ByteKeys()
  private let quality: RespondentGroup.Quality?

  let isAsked: Bool

  init(_ quality: RespondentGroup.Quality?) {
    self.quality = quality
    isAsked = quality != nil
  }

  /// Adds the same details for every response of a form.
  ///
  /// - Parameter rows: of the group so far.
  mutating func add(_ record: Record, _ columns: ResponseColumns, seconds: Double?, answered: Int, rows: Int) {
    guard let quality else { return }
    var address: Int?
    if quality.bursts != nil, let column = columns.address {
      let text = TextKey(record.text(column)).text
      if !text.isEmpty { address = number(of: text, tag: 0) }
    }
    var texts: [Int?] = []
    for (place, column) in columns.texts.enumerated() {
      let text = TextKey(record.text(column)).text
      texts.append(text.count >= quality.identicalText?.characters ?? .max ? number(of: text, tag: place + 1) : nil)
    }
    let first = details.count
    while details.count < rows {
      details.append(
        Detail(seconds: seconds, answered: answered, isFirstOfRow: details.count == first, address: address, texts: texts))
    }
  }

  /// Adds the details of the rows that follow.
  mutating func append(_ next: borrowing FormDetails) {
    guard !next.details.isEmpty else { return }
    let numbers = keys.insert(allOf: next.keys)
    for detail in next.details {
      details.append(
        Detail(
          seconds: detail.seconds, answered: detail.answered, isFirstOfRow: detail.isFirstOfRow,
          address: detail.address.map { Int(numbers[$0]) }, texts: detail.texts.map { $0.map { Int(numbers[$0]) } }))
    }
  }

  private mutating func number(of text: String, tag: Int) -> Int {
    var text = text
    return text.withUTF8 { unsafe keys.insert($0, tag: tag) }
  }
}
