/// Labels that compare with another time or place: "Nhanh hơn nhiều", "much worse", "easier than before".
extension LabelMeaning {
  /// What a comparison means; `nil` where the text compares nothing, and a meaning of `nil` where it compares in words that are not known.
  static func compared(_ text: String) -> LabelMeaning?? {
    if let place = text.firstRange(of: " hơn") {
      let rest = text[place.upperBound...]
      guard rest.isEmpty || rest.first == " " else { return nil }
      return .some(vietnameseCompared(text[..<place.lowerBound], rest.dropFirst()))
    }
    let words = text.split(separator: " ")
    var rest = words[...]
    var degree = 20
    for count in [3, 2, 1] where rest.count > count {
      if let known = strengths[rest.prefix(count).joined(separator: " ")] {
        degree = known
        rest = rest.dropFirst(count)
        break
      }
    }
    if let than = rest.firstIndex(of: "than") { rest = rest[..<than] }
    guard let first = rest.first, rest.count <= 3 else { return nil }
    if rest.count == 1, let isGood = comparatives[String(first)] {
      return LabelMeaning(.change, isGood ? degree : -degree, .english, isMirrored: true)
    }
    guard rest.count == 2, first == "more" || first == "less", let base = LabelWords.englishBases[String(rest[rest.startIndex + 1])] else {
      return nil
    }
    let isGood = (first == "more") != base.isBad
    return LabelMeaning(.change, isGood ? degree : -degree, .english, isMirrored: true)
  }

  private static func vietnameseCompared(_ before: Substring, _ rest: Substring) -> LabelMeaning? {
    var (word, degree) = (before, 20)
    for opening in ["có phần ", "hơi "] where word.hasPrefix(opening) {
      word = word.dropFirst(opening.count)
      degree = 8
    }
    var end = rest
    if let than = end.firstRange(of: "so với"), than.lowerBound == end.startIndex || end[..<than.lowerBound].last == " " {
      end = end[..<than.lowerBound]
      while end.last == " " { end.removeLast() }
    }
    for times in ["trước đây", "năm trước", "năm ngoái", "trước"] where end == times || end.hasSuffix(" " + times) {
      end = end.dropLast(times.count)
      while end.last == " " { end.removeLast() }
      break
    }
    guard let own = end.isEmpty ? degree : endings[String(end)] else { return nil }
    var isTurned = false
    for opening in ["kém ", "ít "] where word.hasPrefix(opening) {
      word = word.dropFirst(opening.count)
      isTurned = true
    }
    if sizes.contains(String(word)) {
      return LabelMeaning(.change, ["thấp", "ít", "ngắn", "nhỏ", "nhẹ", "gần"].contains(word) ? -own : own, .vietnamese, isMirrored: true)
    }
    guard let base = LabelWords.vietnameseBases[String(word)] else { return nil }
    return LabelMeaning(.change, base.isBad != isTurned ? -own : own, .vietnamese, isMirrored: true)
  }

  /// Whether a label, as ``bare(_:)`` gives it, says that there is more or less of something, which may be good or bad.
  static func isOfQuantity(_ text: String) -> Bool {
    if let place = text.firstRange(of: " hơn") {
      let word = text[..<place.lowerBound].split(separator: " ").last.map(String.init) ?? ""
      return sizes.contains(word)
    }
    let words = text.split(separator: " ").prefix { $0 != "than" }
    return words.last.map { ["more", "less", "fewer"].contains($0) } == true && words.count <= 4
  }

  private static let sizes: Set = ["cao", "thấp", "nhiều", "ít", "dài", "ngắn", "lớn", "nhỏ", "nặng", "nhẹ", "xa", "gần"]
  private static let endings: [String: Int] = [
    "nhiều": 30, "rất nhiều": 32, "hẳn": 30, "đáng kể": 30, "rõ rệt": 30, "một chút": 8, "chút ít": 8, "ít": 8, "đôi chút": 8, "một ít": 8,
    "chút": 8, "một phần": 10,
  ]
  private static let strengths: [String: Int] = [
    "much": 30, "a lot": 30, "far": 30, "significantly": 30, "considerably": 30, "greatly": 30, "substantially": 30, "somewhat": 12,
    "slightly": 8, "a little": 8, "a bit": 8, "a little bit": 8, "marginally": 6,
  ]
  /// Whether it is the better; of sizes, the greater.
  private static let comparatives: [String: Bool] = {
    var table: [String: Bool] = [:]
    let better = "better faster quicker easier clearer friendlier cleaner safer simpler smoother happier stronger nicer cheaper fairer"
    let greater = " higher longer larger bigger greater more heavier"
    for word in (better + greater).split(separator: " ") { table[String(word)] = true }
    for word in "worse slower harder dirtier weaker poorer lower shorter smaller less fewer lighter".split(separator: " ") {
      table[String(word)] = false
    }
    return table
  }()
}
