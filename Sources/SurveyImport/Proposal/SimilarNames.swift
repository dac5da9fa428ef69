import Letters

/// Names of units that are most likely one office, written in two ways: with abbreviations (HQ, CK, CKQT, CC), without tone marks, or with the words left
/// out that many offices share. Names that share only such words are different offices.
enum SimilarNames {
  static let abbreviations = [
    "hq": "hải quan", "ck": "cửa khẩu", "ckqt": "cửa khẩu quốc tế", "cc": "chi cục", "qt": "quốc tế", "hqck": "hải quan cửa khẩu",
    "hqckqt": "hải quan cửa khẩu quốc tế", "cchq": "chi cục hải quan",
    "cchqck": "chi cục hải quan cửa khẩu", "tp": "thành phố", "cn": "chi nhánh", "bv": "bệnh viện", "tt": "trung tâm", "dept": "department",
    "dept.": "department", "kcn": "khu công nghiệp", "ubnd": "ủy ban nhân dân",
  ]
  /// What many offices are called.
  private static let common: Set<String> = [
    "chi", "cục", "hải", "quan", "cửa", "khẩu", "quốc", "tế", "cảng", "customs", "office", "department", "branch", "the", "of", "unit",
    "sub", "border", "gate", "port", "thành", "phố", "nhánh", "tỉnh", "huyện", "-", "–",
  ]

  /// The words that tell an office from others, without tone marks; empty where nothing does.
  static func ownWords(_ name: String) -> [String] {
    let words = TextKey(name).text.split { " ,.()/".contains($0) }.map(String.init)
    let whole = words.flatMap { (abbreviations[$0] ?? $0).split(separator: " ").map(String.init) }
    return whole.filter { !common.contains($0) }.map { stripped($0) }
  }

  private static func stripped(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.decomposed.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }.map {
          $0 == "đ" ? "d" : $0
        }))
  }

  /// The first of the others that is most likely the same office.
  static func twin(of name: String, among others: [String]) -> String? {
    let own = ownWords(name)
    guard !own.isEmpty else { return nil }
    return others.first { other in
      let words = ownWords(other)
      return words == own && !isOtherKind(name, other)
    }
  }

  /// A branch of taxes and one of customs in one town are two offices: none of the words that both lack may stand in one of them alone, but for those
  /// that abbreviations leave out.
  static func isOtherKind(_ a: String, _ b: String) -> Bool {
    // The airport's and the land border's office of one town: "cảng" in both full names or in neither.
    func has(_ name: String, _ word: String) -> Bool { HeaderWords(name).holds([word]) }
    return has(a, "cảng") != has(b, "cảng") && has(a, "cửa khẩu") == has(b, "cửa khẩu")
  }
}
