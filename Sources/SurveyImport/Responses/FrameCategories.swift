import SurveyModel

/// A further column of frame.csv on its way to categories. Texts that only differ in case, blanks or Unicode form are one category.
struct FrameCategories {
  /// A column of names or dates is not one of categories.
  static let most = 1000

  let name: String
  private var number: [TextKey: Int] = [:]
  /// Of each category the spelling that sorts first, so that the order of the rows does not matter.
  private var spellings: [String] = []
  private var rows: [Int?] = []
  /// Spellings that were met, for speed.
  private var known: [String: Int] = [:]
  private var isFull = false

  init(name: String) { self.name = name }

  /// Adds the cell of a row. False for the first category that is one too many; it and all later ones count as blank.
  mutating func add(_ text: String) -> Bool {
    guard !text.isEmpty else {
      rows.append(nil)
      return true
    }
    if let place = known[text] {
      rows.append(place)
      return true
    }
    let key = TextKey(text)
    if let place = number[key] {
      known[text] = place
      spellings[place] = min(spellings[place], text)
      rows.append(place)
      return true
    }
    guard spellings.count < Self.most else {
      rows.append(nil)
      defer { isFull = true }
      return isFull
    }
    rows.append(spellings.count)
    number[key] = spellings.count
    known[text] = spellings.count
    spellings.append(text)
    return true
  }

  /// Categories in the order of their spellings.
  var column: Frame.Column {
    let order = spellings.indices.sorted { spellings[$0] < spellings[$1] }
    var place = [UInt16](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = UInt16(new) }
    return Frame.Column(
      name: name, categories: order.map { spellings[$0] },
      category: rows.map { row in row.map { place[$0] } ?? Frame.Column.noCategory })
  }
}
