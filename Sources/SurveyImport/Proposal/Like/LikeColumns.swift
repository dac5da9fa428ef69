import SurveyModel

/// The columns of new exports, in which those of the edition before are looked for: by their name, by nearly the same words, by what stands in them.
struct LikeColumns {
  let export: CountedExport
  /// Of the name of each column; of none where it has no name.
  private let wordings: [LikeWording?]
  /// Columns by each word of their name.
  private let holding: [String: [Int]]

  init(_ export: CountedExport) {
    self.export = export
    wordings = export.columns.map { $0.name.map { LikeWording($0) } }
    var holding: [String: [Int]] = [:]
    for (number, wording) in wordings.enumerated() { for word in wording?.words ?? [] { holding[word, default: []].append(number) } }
    self.holding = holding
  }

  /// How many questions of a group have their column in the files; those that were numbered anew or worded otherwise count half.
  func found(_ group: RespondentGroup) -> Int {
    let lost = group.questions.filter { places(of: $0.column).isEmpty }
    let worded = lost.count { question in
      let wanted = LikeWording(question.column)
      return near(wanted).contains { wordings[$0]?.isLike(wanted) == true }
    }
    return (group.questions.count - lost.count) * 2 + worded
  }

  func places(of header: String) -> [Int] { Self.places(of: header, in: export) }

  /// Columns of the name; of a block's question, those with any unit in place of `{unit}`.
  static func places(of header: String, in export: CountedExport) -> [Int] {
    guard let mark = header.firstRange(of: RespondentGroup.Block.placeholder) else { return export.files[0].header.places(of: header) }
    let (before, after) = (String(header[..<mark.lowerBound]), String(header[mark.upperBound...]))
    return export.columns.indices.filter { number in
      ([export.columns[number].export.code] + export.columns[number].export.allSpellings).contains {
        $0.hasPrefix(before) && $0.hasSuffix(after) && $0.count > before.count + after.count
      }
    }
  }

  /// The columns that can be like a header: of two that share ``LikeWording/most`` of all their words, the one has some of the rarest of the other.
  private func near(_ wanted: LikeWording) -> [Int] {
    let words = wanted.words.sorted { a, b in
      let (first, second) = (holding[a]?.count ?? 0, holding[b]?.count ?? 0)
      return first != second ? first < second : a < b
    }
    let mayLack = Int((1 - LikeWording.most) * Double(words.count) + 1e-9)
    return Set(words.prefix(mayLack + 1).flatMap { holding[$0] ?? [] }).sorted()
  }

  /// The one column whose header has nearly the same words.
  func reworded(_ header: String, _ taken: Set<Int>, fits: (Int) -> Bool) -> Int? {
    let wanted = LikeWording(header)
    let near = near(wanted).compactMap { number -> (number: Int, share: Double)? in
      let column = export.columns[number].export
      guard !taken.contains(number), [.question, .comment].contains(column.kind) || column.role != nil, let words = wordings[number],
        words.isLike(wanted), fits(number)
      else { return nil }
      return (number, words.sequence == wanted.sequence ? 2 : words.shared(with: wanted).share)
    }.sorted { $0.share > $1.share }
    guard let best = near.first, near.count == 1 || best.share - near[1].share >= 0.15 else { return nil }
    return best.number
  }

  /// The one column that asks alone what the header has as a row of a grid, or the other way round: the same form made with other software.
  func ofRow(_ header: String, _ taken: Set<Int>, fits: (Int) -> Bool) -> Int? {
    let row = Self.row(of: header)
    let wanted = LikeWording(row ?? header).sequence
    guard wanted.count >= 2 else { return nil }
    let found = export.columns.indices.filter { number in
      let column = export.columns[number]
      guard !taken.contains(number), column.export.kind == .question, let name = column.name else { return false }
      let own = Self.row(of: name)
      return (own == nil) != (row == nil) && LikeWording(own ?? name).sequence == wanted && fits(number)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Of `Question [Row]`.
  private static func row(of header: String) -> String? {
    guard header.last == "]", let open = header.lastIndex(of: "["), open > header.startIndex else { return nil }
    return String(header[header.index(after: open)...].dropLast())
  }

  /// The name of the first other column that has nearly the same words and denies what the header says, or says what it denies.
  func denial(of header: String, besides found: [Int?]) -> String? {
    let wanted = LikeWording(header)
    let known = Set(found.compactMap(\.self))
    let place = near(wanted).first { number in
      guard !known.contains(number), let words = wordings[number] else { return false }
      return words.shared(with: wanted).share >= LikeWording.most && words.denies(wanted)
    }
    return place.flatMap { export.columns[$0].name }
  }

  private static let fewestShared = 2

  /// The one column of a gap that is answered on the same scale and has some of the same words, a third of all at least.
  func between(_ header: String, _ gap: Range<Int>, _ taken: Set<Int>, fits: (Int) -> Bool) -> Int? {
    let wanted = LikeWording(header)
    let near = gap.compactMap { number -> (number: Int, share: Double)? in
      guard !taken.contains(number), export.columns[number].export.kind == .question, let words = wordings[number], fits(number) else {
        return nil
      }
      let (count, share) = words.shared(with: wanted)
      return count >= Self.fewestShared && share >= 1.0 / 3 && !wanted.denies(words) ? (number, share) : nil
    }.sorted { $0.share > $1.share }
    guard let best = near.first, near.count == 1 || best.share > near[1].share else { return nil }
    return best.number
  }

  /// Whether nearly all of what stands in a column is known to a scale.
  func fits(_ number: Int, _ scale: AnswerScale) -> Bool {
    let key = AnswerKey(scale: scale)
    let count = export.columns[number].count
    let known = count.values.filter { export.platform.answer($0.text, key).missing != .offScale }.reduce(0) { $0 + $1.count }
    return !count.values.isEmpty && known * 20 >= count.filled * 19
  }

  /// The one column in which most cells name units of the edition before.
  func ofUnits(_ known: Set<TextKey>, _ taken: Set<Int>) -> Int? {
    let found = export.columns.indices.filter { number in
      let column = export.columns[number]
      guard !taken.contains(number), column.name != nil, column.export.row.isEmpty else { return false }
      let named = column.count.values.reduce(0) { $0 + (known.contains(TextKey($1.text)) ? $1.count : 0) }
      return named > 0 && named * 2 >= column.count.filled
    }
    return found.count == 1 ? found[0] : nil
  }
}
